// Opens, fills and sizes the summary panel from the marks in the article itself: no length asks the server.
// Without a ranking (the panel is not `data-ready`) the calls stay links: the page that they lead to waits for it.
import { asButton } from "./as_button.js";
import { asMarkdown, asText, copy } from "./copying.js";
import { HeatStrip } from "./heat.js";
import { passageItem, passagesOf, passageText, textOf } from "./passages.js";
import { barEnd, topSentence } from "./position.js";
import { TermWalk } from "./terms.js";

const SAID_MS = 400; // a slider that is still moving is not read aloud
const LENGTH = /^length-(\d)$/;
const SECTIONS = "sections"; // in a length's place
const HIGH = 0.6; // of the window: a panel that begins above this is seen where it opens

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
    this.all = [...this.body.querySelectorAll(".sentence")];
    this.sections = JSON.parse(panel.dataset.sections ?? "[]").map(([heading, ...marks]) => ({
      heading: document.getElementById(heading), marks: marks.map((id) => document.getElementById(id)).filter(Boolean),
    }));
    this.marks = this.tellingMarks();
    // The lengths that passages fill: where two sentences come as one, the length between is that before it.
    this.sizes = [...new Set(this.marks.map(rankOf).filter((rank) => rank < this.longest))].sort((a, b) => a - b).map((rank) => rank + 1);
    this.shown = new Set(this.body.querySelectorAll(".chosen"));
    this.length = "bySection" in panel.dataset ? SECTIONS : Number(this.slider.value);
    this.kept = `nutgraf-summary ${location.pathname}`;
    this.question = document.querySelector("[data-summary-question]");
    this.opener = null;
    this.place = null;
  }

  get longest() {
    return this.lengths.length;
  }

  // The marks that a summary of any length or by section can hold, in article order.
  tellingMarks() {
    const ofSections = new Set(this.sections.flatMap(({ marks }) => marks));
    return this.all.filter((mark) => rankOf(mark) < this.longest || ofSections.has(mark));
  }

  wire() {
    this.calls = [...document.querySelectorAll("[data-summary-call]")].map((link) => this.asCall(link));
    this.bar = this.asBarButton(document.querySelector("[data-summary-bar]"));
    this.label();
    const close = this.panel.querySelector("[data-summary-close]");
    close.hidden = false;
    close.addEventListener("click", () => this.close());
    this.panel.addEventListener("keydown", (event) => event.key === "Escape" && !this.panel.querySelector("details[open]") && this.close());
    this.walk = new TermWalk(this.panel, this.body);
    this.heat = new HeatStrip(this.marks, (mark) => this.goTo(mark));
    this.list.addEventListener("click", (event) => this.follow(event));
    this.slider.addEventListener("input", () => this.choose(this.sizeTowards(Number(this.slider.value))));
    this.wireSections();
    this.skim.addEventListener("change", () => this.show());
    this.panel.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
    document.addEventListener("nutgraf:action", (event) => this.onAction(event));
    this.wireCopying();
    if (this.panel.hidden) this.takeKept();
    this.fill();
    if (!this.panel.hidden) this.show();
  }

  wireSections() {
    const link = this.panel.querySelector("[data-by-section-switch]");
    if (!link) return;
    this.switch = asButton(link);
    this.switch.addEventListener("click", () => this.choose(this.length === SECTIONS ? this.sizeTowards(Number(this.slider.value)) : SECTIONS));
  }

  // What was chosen for this article stays until its tab is closed.
  takeKept() {
    const kept = keptIn(sessionStorage, this.kept);
    if (kept === SECTIONS && this.sections.length) this.length = SECTIONS;
    else if (Number(kept)) this.length = this.sizeUpTo(Number(kept));
  }

  choose(length) {
    this.length = length;
    keepIn(sessionStorage, this.kept, length);
    this.show();
    document.dispatchEvent(new Event("nutgraf:summary")); // what is read out follows
  }

  sizeUpTo(length) {
    return this.sizes.findLast((size) => size <= length) ?? this.sizes[0];
  }

  // A slider that moves on goes on to the next length that there is.
  sizeTowards(length) {
    const isMore = length > Number(this.slider.dataset.size);
    return (isMore && this.sizes.find((size) => size >= length)) || this.sizeUpTo(length);
  }

  asCall(link) {
    const button = this.asButton(link);
    button.dataset.summaryCall = "";
    button.addEventListener("click", () => (this.panel.hidden ? this.open(button) : this.close(button)));
    return button;
  }

  // In the bar it is always at hand: what is open and out of sight is gone to before it is closed.
  asBarButton(link) {
    const button = this.asButton(link);
    button.dataset.summaryBar = "";
    button.addEventListener("click", () => (this.panel.hidden || !this.isInSight() ? this.open(button) : this.close(button)));
    return button;
  }

  asButton(link) {
    const button = asButton(link);
    button.dataset.action = "summary";
    button.setAttribute("aria-controls", this.panel.id);
    return button;
  }

  isInSight() {
    const { top, bottom } = this.panel.getBoundingClientRect();
    return top < innerHeight && bottom > barEnd();
  }

  // What the buttons say; the question is asked only where the answer is still open.
  label() {
    const { labelOpen, labelClose } = this.panel.dataset;
    for (const button of [this.bar, ...this.calls]) button.setAttribute("aria-expanded", String(!this.panel.hidden));
    for (const call of this.calls) call.textContent = this.panel.hidden ? labelOpen : labelClose;
    if (this.question) this.question.hidden = !this.panel.hidden;
  }

  onAction(event) {
    const asked = event.detail.name.match(LENGTH);
    if (!asked) return;
    event.preventDefault();
    this.choose(this.sizeUpTo(Number(asked[1])));
    if (this.panel.hidden) this.open(this.bar);
  }

  open(button) {
    this.opener = button;
    this.place = this.placeBeside(button);
    this.panel.hidden = false;
    this.show();
    this.label();
    this.panel.focus({ preventScroll: true });
    // The first call stands right above the panel; from anywhere else it has to be gone to.
    if (this.place) this.panel.scrollIntoView({ block: "start" });
  }

  // Where a reader is who opens the panel out of its sight.
  placeBeside(button) {
    const [first, last] = this.calls;
    const { top, bottom } = first.getBoundingClientRect();
    if (button === last) return placeOf(last);
    return top >= barEnd() && bottom <= HIGH * innerHeight ? null : this.placeInText();
  }

  placeInText() {
    return placeOf(document.getElementById(topSentence(this.body)) ?? this.calls[1]);
  }

  // Back to where it was opened; who has gone on reading meanwhile stays where they are.
  close(button = this.opener ?? this.calls[0]) {
    const place = this.isInSight() ? this.place : this.placeInText();
    this.panel.hidden = true;
    this.mark([]);
    this.heat.show(this.shown, false);
    this.walk.end();
    this.body.classList.remove("is-skimmed");
    this.label();
    button.focus({ preventScroll: true });
    if (place) scrollBy(0, place.element.getBoundingClientRect().top - place.top);
    else if (button.getBoundingClientRect().top < 0) button.scrollIntoView({ block: "center" });
  }

  show() {
    this.fill();
    this.mark(this.passages.flatMap(({ marks }) => marks));
    this.heat.show(this.shown, !this.panel.hidden);
    this.body.classList.toggle("is-skimmed", this.skim.checked);
    clearTimeout(this.saying);
    this.saying = setTimeout(() => this.say(), SAID_MS);
  }

  // The panel itself, also while it is closed: what is listened to is what it holds.
  fill() {
    const isBySection = this.length === SECTIONS;
    const size = isBySection ? Number(this.slider.value) : this.length;
    this.passages = isBySection ? this.sections : passagesOf(this.all.filter((mark) => rankOf(mark) < size));
    this.list.replaceChildren(...this.passages.map((passage) => passageItem(passage, this.all)));
    this.panel.querySelector("[data-time]").textContent = this.said().time;
    this.panel.querySelector("[data-length-shown]").textContent = isBySection ? "" : size;
    this.slider.value = this.slider.dataset.size = size;
    this.slider.setAttribute("aria-valuetext", this.lengths[size - 1]);
    this.switch?.setAttribute("aria-pressed", String(isBySection));
  }

  said() {
    const { sectionsLength, sectionsTime } = this.panel.dataset;
    if (this.length === SECTIONS) return { length: sectionsLength, time: sectionsTime };
    return { length: this.lengths[this.length - 1], time: this.times[this.length - 1] };
  }

  say() {
    const { length, time } = this.said();
    this.panel.querySelector("[data-summary-status]").textContent = [length, time].filter(Boolean).join(", ");
  }

  mark(marks) {
    const next = new Set(marks);
    for (const mark of this.shown) if (!next.has(mark)) mark.classList.remove("chosen");
    for (const mark of next) mark.classList.add("chosen");
    this.shown = next;
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
      const passages = this.passages.map((each) => ({ heading: each.heading && textOf(each.heading), text: passageText(each, this.all) }));
      await copy(write(passages, { title, source, address }));
      more.open = false;
      label.textContent = labelCopied;
      setTimeout(() => (label.textContent = before), 2_000);
    };
    button.addEventListener("click", () => copyAs(asText));
    more.querySelector("[data-copy-markdown]").addEventListener("click", () => copyAs(asMarkdown));
    more.querySelector("[data-print]").addEventListener("click", () => ((more.open = false), print()));
  }
}

// An element, and its height in the window.
const placeOf = (element) => ({ element, top: element.getBoundingClientRect().top });

const rankOf = (mark) => Number(mark.dataset.rank);

function keptIn(storage, key) {
  try {
    return storage.getItem(key);
  } catch {
    return null; // a browser that keeps nothing
  }
}

function keepIn(storage, key, value) {
  try {
    storage.setItem(key, value);
  } catch {
    // the choice holds as long as the page
  }
}
