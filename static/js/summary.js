// Opens, fills and sizes the summary panel from the marks in the article itself: no length asks the server.
// Without a ranking (the panel is not `data-ready`) the calls stay links: the page that they lead to waits for it.
import { asMarkdown, asText, copy } from "./copying.js";
import { HeatStrip } from "./heat.js";
import { barEnd, topSentence } from "./position.js";

const SAID_MS = 400; // a slider that is still moving is not read aloud
const LENGTH = /^length-(\d)$/;

export function wireSummary() {
  const panel = document.querySelector("[data-summary]");
  if (panel && "ready" in panel.dataset) new SummaryPanel(panel).wire();
}

class SummaryPanel {
  constructor(panel) {
    this.panel = panel;
    this.body = document.querySelector("[data-body]");
    this.list = panel.querySelector("[data-sentences]");
    this.slider = panel.querySelector("[data-length]");
    this.skim = panel.querySelector("[data-skim]");
    this.times = JSON.parse(panel.dataset.times);
    this.lengths = JSON.parse(panel.dataset.lengths);
    this.marks = this.tellingMarks();
    this.shown = this.body.querySelectorAll(".chosen").length;
    this.opener = null;
    this.place = null;
  }

  // The marks that a summary of any length can hold, in article order.
  tellingMarks() {
    const longest = this.lengths.length;
    return [...this.body.querySelectorAll(".sentence")].filter((mark) => Number(mark.dataset.rank) < longest);
  }

  wire() {
    this.calls = [...document.querySelectorAll("[data-summary-call]")].map((link) => this.asButton(link));
    const close = this.panel.querySelector("[data-summary-close]");
    close.hidden = false;
    close.addEventListener("click", () => this.close());
    this.panel.addEventListener("keydown", (event) => event.key === "Escape" && !this.panel.querySelector("details[open]") && this.close());
    if (!this.list) return;
    this.heat = new HeatStrip(this.marks, (mark) => this.goTo(mark));
    this.list.addEventListener("click", (event) => this.follow(event));
    this.slider.addEventListener("input", () => this.show());
    this.skim.addEventListener("change", () => this.show());
    this.panel.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
    document.addEventListener("nutgraf:action", (event) => this.onAction(event));
    this.wireCopying();
    if (!this.panel.hidden) this.show();
  }

  asButton(link) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    button.dataset.summaryCall = "";
    button.dataset.action = "summary";
    button.setAttribute("aria-controls", this.panel.id);
    button.addEventListener("click", () => (this.panel.hidden ? this.open(button) : this.close()));
    link.replaceWith(button);
    this.label(button);
    return button;
  }

  label(button) {
    button.setAttribute("aria-expanded", String(!this.panel.hidden));
    button.textContent = this.panel.hidden ? this.panel.dataset.labelOpen : this.panel.dataset.labelClose;
  }

  onAction(event) {
    const asked = event.detail.name.match(LENGTH);
    if (!asked) return;
    event.preventDefault();
    this.slider.value = asked[1]; // a slider takes no more than its longest
    if (this.panel.hidden) this.open(this.calls[0]);
    else this.show();
  }

  open(button) {
    this.opener = button;
    this.place = this.placeOf(button);
    this.panel.hidden = false;
    if (this.list) this.show();
    this.calls.forEach((call) => this.label(call));
    this.panel.focus({ preventScroll: true });
    // The first call stands right above the panel; from anywhere else it has to be gone to.
    if (this.place) this.panel.scrollIntoView({ block: "start" });
  }

  // Where a reader is who opens the panel out of its sight: the sentence, and its height in the window.
  placeOf(button) {
    const { top, bottom } = this.calls[0].getBoundingClientRect();
    if (button === this.calls[0] && top >= barEnd() && bottom <= innerHeight) return null;
    const mark = button === this.calls[0] ? document.getElementById(topSentence(this.body)) : button;
    return mark && { mark, top: mark.getBoundingClientRect().top };
  }

  close() {
    this.panel.hidden = true;
    this.choose(0);
    this.heat?.show(0, false);
    this.body.classList.remove("is-skimmed");
    this.calls.forEach((call) => this.label(call));
    const back = this.opener ?? this.calls[0];
    back.focus({ preventScroll: true });
    if (this.place) scrollBy(0, this.place.mark.getBoundingClientRect().top - this.place.top);
    else if (back.getBoundingClientRect().top < 0) back.scrollIntoView({ block: "center" });
  }

  show() {
    const length = Number(this.slider.value);
    this.choose(length);
    this.heat.show(length, true);
    this.body.classList.toggle("is-skimmed", this.skim.checked);
    this.list.replaceChildren(...this.chosen(length).map((mark) => this.item(mark)));
    this.panel.querySelector("[data-time]").textContent = this.times[length - 1];
    this.panel.querySelector("[data-length-shown]").textContent = length;
    this.slider.setAttribute("aria-valuetext", this.lengths[length - 1]);
    clearTimeout(this.saying);
    this.saying = setTimeout(() => this.say(length), SAID_MS);
  }

  say(length) {
    this.panel.querySelector("[data-summary-status]").textContent = `${this.lengths[length - 1]}, ${this.times[length - 1]}`;
  }

  chosen(length) {
    return this.marks.filter((mark) => Number(mark.dataset.rank) < length);
  }

  choose(length) {
    if (length === this.shown) return;
    for (const mark of this.marks) mark.classList.toggle("chosen", Number(mark.dataset.rank) < length);
    this.shown = length;
  }

  item(mark) {
    const link = document.createElement("a");
    link.href = `#${mark.id}`;
    link.textContent = textOf(mark);
    const item = document.createElement("li");
    item.append(link);
    return item;
  }

  follow(event) {
    const link = event.target.closest("a");
    const mark = link && document.getElementById(link.hash.slice(1));
    if (mark) this.focus(mark);
  }

  goTo(mark) {
    location.hash = mark.id;
    this.focus(mark);
  }

  // So that the keyboard goes on from there.
  focus(mark) {
    mark.tabIndex = -1;
    setTimeout(() => mark.focus({ preventScroll: true }));
  }

  wireCopying() {
    const { title, source, address, labelCopied } = this.panel.dataset;
    const more = this.panel.querySelector("[data-summary-more]");
    const button = this.panel.querySelector("[data-copy]");
    const label = button.querySelector("span");
    const before = label.textContent;
    button.hidden = more.hidden = false;
    const copyAs = async (write) => {
      await copy(write(this.chosen(this.shown).map(textOf), { title, source, address }));
      more.open = false;
      label.textContent = labelCopied;
      setTimeout(() => (label.textContent = before), 2_000);
    };
    button.addEventListener("click", () => copyAs(asText));
    more.querySelector("[data-copy-markdown]").addEventListener("click", () => copyAs(asMarkdown));
    more.querySelector("[data-print]").addEventListener("click", () => ((more.open = false), print()));
  }
}

function textOf(mark) {
  return mark.textContent.replace(/\s+/g, " ").trim();
}
