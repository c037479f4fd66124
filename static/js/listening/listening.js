// Reads the article out: what is spoken, by which voice, from where, and what comes after it.
import { Bar } from "./bar.js";
import { Following, upperEdge } from "./following.js";
import { keep, readKept } from "./kept.js";
import { languageOf, marksIn, piecesOf } from "./pieces.js";
import { Speaker } from "./speaker.js";
import { primary, voiceFor, voicesFor } from "./voices.js";

const BEGINNING = 8; // pixels: whoever has not scrolled further hears the article from its title on

/** `goOnTo(address)` opens the next article so that it goes on there. */
export function makeListening(button, goOnTo) {
  const listening = new Listening(button, goOnTo);
  listening.wire();
  return listening;
}

class Listening {
  constructor(button, goOnTo) {
    this.button = button;
    this.goOnTo = goOnTo;
    this.synthesis = window.speechSynthesis;
    this.article = document.querySelector("[data-article]");
    this.lang = languageOf(this.article);
    this.panel = document.querySelector("[data-summary][data-ready]");
    this.kept = readKept();
    this.isOpen = false;
  }

  wire() {
    const acts = {
      toggle: () => (this.speaker.isSpeaking ? this.pause() : this.play()),
      back: () => this.speaker.go(this.speaker.at - 1),
      on: () => this.speaker.go(this.speaker.at + 1),
      find: () => this.following.find(),
      close: () => this.close(),
    };
    this.bar = new Bar(document.querySelector("[data-listen-bar]"), acts, (name, value) => this.choose(name, value));
    this.following = new Following(this.bar.element, (isLost) => this.bar.showLost(isLost));
    this.speaker = new Speaker(this.synthesis, (lang) => this.voiceOf(lang) ?? this.voiceOf(this.lang), {
      piece: (piece, at) => this.show(piece, at),
      end: () => this.end(),
      silence: (reason) => this.fallSilent(reason),
    });
    document.addEventListener("nutgraf:summary", () => this.kept.part === "summary" && this.isOpen && this.takePieces());
    this.synthesis.addEventListener?.("voiceschanged", () => this.showVoices());
    addEventListener("pagehide", () => this.pause()); // the page stays whole, so that going back finds it paused
  }

  toggle() {
    if (this.isOpen) this.close();
    else this.open().then(() => this.play());
  }

  /** Begin by itself, from the title: the article before this one was heard to its end. */
  goOn() {
    this.open().then(() => {
      this.speaker.at = 0;
      this.play();
    });
  }

  async open() {
    this.isOpen = true;
    this.button.setAttribute("aria-pressed", "true");
    this.speaker.speed = this.kept.speed;
    this.hasSummary = Boolean(this.panel) && marksIn(this.article).length > 0;
    this.speaker.pieces = this.pieces();
    this.speaker.at = this.firstInView();
    this.bar.showChoices({ ...this.kept, part: this.part() }, this.hasSummary);
    this.bar.showPlace(this.speaker.at + 1, this.speaker.pieces.length);
    this.showVoices();
    await this.bar.open();
    this.bar.play.focus({ preventScroll: true });
    this.following.begin();
  }

  close() {
    this.pause();
    this.isOpen = false;
    this.following.end();
    this.button.setAttribute("aria-pressed", "false");
    this.bar.close();
    this.button.focus({ preventScroll: true });
  }

  play() {
    if (!this.voiceOf(this.lang)) return this.bar.askForVoice(voicesFor(this.voices(), this.lang).speaksIt);
    this.bar.say(null);
    this.speaker.play();
    this.bar.showSpeaking(true);
  }

  pause() {
    this.speaker.pause();
    this.bar.showSpeaking(false);
  }

  show({ element }, at) {
    this.bar.showPlace(at + 1, this.speaker.pieces.length);
    this.following.follow(element);
  }

  end() {
    const next = this.kept.goesOn && document.querySelector(".neighbours a[rel=next]");
    this.following.rest();
    this.bar.showSpeaking(false);
    this.markRead();
    if (next) this.goOnTo(next.href);
    else this.bar.say("saidEnd");
  }

  // Heard to its end is read to its end, unless the reader marks by hand.
  markRead() {
    const form = document.querySelector('[data-end]:not([data-end="read"]) form[data-finish-to="read"]');
    if (this.part() === "article" && document.documentElement.dataset.finish !== "hand") form?.requestSubmit();
  }

  // A browser may let no page speak that nobody has pressed anything on: then Play is all that is needed.
  fallSilent(reason) {
    const isBlocked = reason === "not-allowed" || navigator.userActivation?.hasBeenActive === false;
    this.bar.showSpeaking(false);
    if (reason === "interrupted" || reason === "canceled") return; // another page speaks now
    this.bar.say(isBlocked ? "saidPress" : "saidSilent");
    if (isBlocked) this.bar.play.focus({ preventScroll: true });
  }

  choose(name, value) {
    if (name === "voice") this.kept.voices = { ...this.kept.voices, [primary(this.lang)]: value };
    else this.kept[name] = value;
    keep(this.kept);
    if (name === "speed") this.speaker.speed = value;
    if (name === "voice") this.takeVoice();
    if (name === "part") this.takePieces(0);
    else if (name !== "goesOn") this.speaker.again();
  }

  takeVoice() {
    this.showVoices();
    this.bar.say(this.speaker.isSpeaking ? null : "saidPress");
  }

  part() {
    return this.hasSummary ? this.kept.part : "article";
  }

  pieces() {
    return piecesOf(this.article, this.part());
  }

  // Another length of the summary: go on at the same sentence, or the one that comes next.
  takePieces(at) {
    const { element } = this.speaker.pieces[this.speaker.at];
    this.speaker.pieces = this.pieces();
    const same = this.speaker.pieces.findIndex((piece) => piece.element === element || isBehind(piece.element, element));
    this.speaker.go(at ?? Math.max(same, 0));
  }

  firstInView() {
    if (scrollY < BEGINNING || this.part() === "summary") return 0;
    const edge = upperEdge();
    const { pieces } = this.speaker;
    const first = pieces.findIndex(({ element }) => element.getBoundingClientRect().top >= edge);
    return first < 0 ? pieces.length - 1 : first;
  }

  voices() {
    return this.synthesis.getVoices();
  }

  voiceOf(lang) {
    return voiceFor(this.voices(), lang, this.kept.voices[primary(lang)]);
  }

  showVoices() {
    this.bar.showVoices(this.voices(), this.lang, this.voiceOf(this.lang));
  }
}

function isBehind(element, other) {
  return Boolean(other.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
}
