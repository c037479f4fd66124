// The bar at the bottom while listening: tells what was pressed and chosen, and shows how things stand.
import { loadStyle } from "../load_style.js";
import { number } from "../locale.js";
import { voicesFor } from "./voices.js";

export class Bar {
  /** `acts`: what each button does, by its data-listen-do; `choose(name, value)`: a choice was made. */
  constructor(element, acts, choose) {
    this.element = element;
    this.play = this.find("[data-listen-do=toggle]");
    this.voice = this.find("[data-listen-choice=voice]");
    this.speed = this.find("[data-listen-choice=speed]");
    this.pop = this.find("[data-listen-pop]");
    element.addEventListener("click", (event) => acts[event.target.closest("[data-listen-do]")?.dataset.listenDo]?.());
    element.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.pop.open) acts.close(); // an open pop closes itself first
    });
    element.addEventListener("input", (event) => event.target === this.speed && this.showSpeed());
    element.addEventListener("change", ({ target }) => choose(target.dataset.listenChoice, valueOf(target)));
  }

  find(selector) {
    return this.element.querySelector(selector);
  }

  async open() {
    await loadStyle(this.element.dataset.style);
    this.element.hidden = false;
    document.documentElement.classList.add("is-listening");
  }

  close() {
    this.element.hidden = true;
    this.pop.open = false;
    this.say(null);
    document.documentElement.classList.remove("is-listening");
  }

  /** Say one of the sentences that the template holds, or nothing. */
  say(name) {
    this.find("[data-listen-said]").textContent = name ? this.element.dataset[name] : "";
  }

  showSpeaking(isSpeaking) {
    const label = isSpeaking ? this.play.dataset.labelPause : this.play.dataset.labelPlay;
    this.play.title = label;
    this.play.setAttribute("aria-label", label);
    this.find("[data-listen-play]").hidden = isSpeaking;
    this.find("[data-listen-pause]").hidden = !isSpeaking;
  }

  showPlace(at, of) {
    this.find("[data-listen-place]").textContent = `${number(at)} / ${number(of)}`;
  }

  showLost(isLost) {
    const button = this.find("[data-listen-do=find]");
    if (!isLost && button === document.activeElement) this.play.focus({ preventScroll: true });
    button.hidden = !isLost;
    this.find("[data-listen-place]").hidden = isLost;
  }

  showChoices({ speed, part, goesOn }, hasSummary) {
    this.speed.value = speed;
    this.showSpeed();
    this.find("[data-listen-parts]").hidden = !hasSummary;
    this.find(`[data-listen-choice=part][value=${part}]`).checked = true;
    this.find("[data-listen-choice=goesOn]").checked = goesOn;
  }

  showSpeed() {
    const shown = `${number(this.speed.value)}×`;
    this.find("[data-listen-speed]").textContent = shown;
    this.speed.setAttribute("aria-valuetext", shown);
  }

  /** Offer the voices for a language; `voice` is the one that speaks, if any does yet. */
  showVoices(all, lang, voice) {
    const offered = voicesFor(all, lang);
    for (const where of ["local", "network"]) {
      const group = this.voice.querySelector(`[data-listen-voices=${where}]`);
      group.replaceChildren(...offered[where].map((one) => optionOf(one, offered.speaksIt)));
      group.hidden = offered[where].length === 0;
    }
    this.voice.value = voice?.voiceURI ?? "";
    this.voice.querySelector('[value=""]').hidden = Boolean(voice);
    this.find("[data-listen-network]").hidden = offered.network.length === 0;
  }

  /** Let a voice be chosen before anything is spoken. */
  askForVoice(speaksIt) {
    this.say(speaksIt ? "saidChoose" : "saidOther");
    setTimeout(() => { // a press beside it closes a pop: this press is to open it
      this.pop.open = true;
      this.voice.focus({ preventScroll: true });
    });
  }
}

function optionOf(voice, speaksIt) {
  const option = document.createElement("option");
  option.value = voice.voiceURI;
  option.textContent = speaksIt ? voice.name : `${voice.name} (${voice.lang})`;
  return option;
}

function valueOf(input) {
  if (input.type === "checkbox") return input.checked;
  return input.type === "range" ? Number(input.value) : input.value;
}
