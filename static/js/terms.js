// Marks every place of a key term in the article and walks through them. Where a browser cannot mark what is no
// element (CSS.highlights), a term stays what it is without JavaScript: a link to the first sentence that has it.
import { asButton } from "./as_button.js";
import { number } from "./locale.js";

const EVERY = "term"; // names of highlights, css/summary.css
const CURRENT = "term-current";
const BLOCK = "address, article, aside, blockquote, br, caption, dd, div, dl, dt, figcaption, figure, h1, h2, h3, h4, h5, h6, hr, li, ol, p, pre, section, summary, table, td, th, tr, ul";
const UNSEEN = "rt, rp, annotation, annotation-xml";
// Scripts that put no space between words: there a term may begin and end anywhere (webapp/reading/term_places.py).
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;
const LETTER = "[\\p{L}\\p{M}\\p{N}_]";

export class TermWalk {
  constructor(panel, body) {
    Object.assign(this, { body, bar: document.querySelector("[data-term-bar]"), places: [], at: 0, button: null });
    if (!globalThis.CSS?.highlights) return;
    for (const link of panel.querySelectorAll("[data-term]")) this.wireTerm(link);
    const acts = { back: () => this.go(this.at - 1), on: () => this.go(this.at + 1), end: () => this.leave() };
    this.bar.addEventListener("click", (event) => acts[event.target.closest("[data-term-do]")?.dataset.termDo]?.());
    this.bar.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !event.shiftKey) return;
      event.preventDefault(); // Enter on a button is its click
      acts.back();
    });
    // Ahead of the panel, which Escape would close.
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.button || document.querySelector("details.pop[open], :popover-open")) return;
      event.stopPropagation();
      this.leave();
    }, { capture: true });
  }

  wireTerm(link) {
    const button = asButton(link);
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => (button === this.button ? this.end() : this.begin(button)));
  }

  begin(button) {
    this.end();
    this.places = findPlaces(this.body, button.textContent);
    if (this.places.length === 0) return;
    this.button = button;
    button.setAttribute("aria-pressed", "true");
    CSS.highlights.set(EVERY, new Highlight(...this.places));
    this.bar.querySelector("[data-term-name]").textContent = button.textContent;
    this.bar.hidden = false;
    this.go(0);
    this.bar.querySelector("[data-term-do=on]").focus({ preventScroll: true });
  }

  go(to) {
    this.at = (to + this.places.length) % this.places.length;
    const place = this.places[this.at];
    const current = new Highlight(place);
    current.priority = 1;
    CSS.highlights.set(CURRENT, current);
    const words = this.bar.dataset.words.replace("{at}", number(this.at + 1)).replace("{of}", number(this.places.length));
    this.bar.querySelector("[data-term-place]").textContent = words;
    bring(place);
  }

  // The keyboard goes on from the place that was walked to.
  leave() {
    const { startContainer } = this.places[this.at];
    this.end();
    const element = startContainer.parentElement.closest(`.sentence, ${BLOCK}`);
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
  }

  end() {
    if (!this.button) return;
    this.button.setAttribute("aria-pressed", "false");
    this.button = null;
    this.bar.hidden = true;
    CSS.highlights.delete(EVERY);
    CSS.highlights.delete(CURRENT);
  }
}

function findPlaces(body, term) {
  const words = term.trim().split(/\s+/).map((word) => word.replace(/[\\^$.*+?()[\]{}|\/-]/g, "\\$&")).join("\\s+");
  const pattern = UNSPACED.test(term) ? words : `(?<!${LETTER})${words}(?!${LETTER})`;
  const { text, pieces } = readText(body);
  let at = 0; // places come in the text's order
  return [...text.matchAll(new RegExp(pattern, "giu"))].map(({ index, 0: { length } }) => {
    const range = document.createRange();
    while (pieces[at + 1]?.start <= index) at++;
    range.setStart(pieces[at].node, index - pieces[at].start);
    while (pieces[at + 1]?.start < index + length) at++; // an end belongs to the node before a border
    range.setEnd(pieces[at].node, index + length - pieces[at].start);
    return range;
  });
}

// The text as one string, a border where a block begins, and where in it each text node begins.
function readText(body) {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node.nodeType === Node.ELEMENT_NODE && node.matches(UNSEEN) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const pieces = [];
  let text = "";
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === Node.ELEMENT_NODE) {
      if (node.matches(BLOCK)) text += "\0"; // no word goes over it
    } else {
      pieces.push({ node, start: text.length });
      text += node.data;
    }
  }
  return { text, pieces };
}

function bring(place) {
  for (let closed = place.startContainer.parentElement.closest("details:not([open])"); closed; closed = closed.parentElement.closest("details:not([open])")) closed.open = true;
  const { top, height } = place.getBoundingClientRect();
  scrollBy({ top: top + height / 2 - innerHeight / 2, behavior: "instant" });
}
