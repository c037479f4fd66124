// Keeps how far an article was read, and goes there again.
import { send } from "./send.js";

const PAUSE_MS = 1_000; // so long without scrolling, and the place is kept
const SLACK = 4; // pixels under the bar: less than a line, so that the sentence gone to is the one kept next
const BEGINNING = 0.02; // nobody wants to be taken to the third line
const END = 0.97; // nor, when reading it once more, to the last one
const QUOTE = 80; // characters, by which the server finds the place when its text has become another one

export function keepPosition() {
  const article = document.querySelector("[data-article]");
  if (!article) return;
  goThere(article);
  let kept = Number(article.dataset.position);
  let isMoved = false; // measuring lays the page out: not at every change of tabs
  const keep = () => {
    if (!isMoved) return;
    isMoved = false;
    const now = shareRead(article);
    if (Math.abs(now - kept) < 0.01) return;
    kept = now;
    send(article.dataset.positionAddress, { position: now.toFixed(4), ...topPlace(article) });
  };
  let timer;
  addEventListener("scroll", () => { isMoved = true; clearTimeout(timer); timer = setTimeout(keep, PAUSE_MS); }, { passive: true });
  addEventListener("submit", (event) => {
    if (!event.target.matches("[data-reading]")) return;
    kept = shareRead(article); // so that nothing is sent later, when the numbers are another text's
    const fields = { position: kept.toFixed(4), ...topPlace(article) };
    event.target.append(...Object.entries(fields).map(([name, value]) => field(name, value)));
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keep());
}

function field(name, value) {
  const input = document.createElement("input");
  return Object.assign(input, { type: "hidden", name, value });
}

function goThere(article) {
  const isAskedElsewhere = location.hash || performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  const position = Number(article.dataset.position);
  if (isAskedElsewhere || position < BEGINNING || position > END) return;
  const mark = document.getElementById(article.dataset.anchor);
  if (mark) return scrollBy(0, mark.getBoundingClientRect().top - barEnd() - SLACK);
  const { top, height } = article.getBoundingClientRect(); // an article that was not ranked yet has no marks
  scrollTo(0, scrollY + top + position * height - innerHeight);
}

// The share of the article that stands above the lower edge of the window; 0 while its end cannot be missed.
export function shareRead(article) {
  if (scrollY < 8) return 0;
  const { top, height } = article.getBoundingClientRect();
  return Math.min(1, Math.max(0, (innerHeight - top) / height));
}

export function barEnd() {
  return document.querySelector(".article-bar").getBoundingClientRect().bottom;
}

function topPlace(article) {
  const anchor = topSentence(article);
  return { anchor, quote: document.getElementById(anchor)?.textContent.trimStart().slice(0, QUOTE) ?? "" };
}

export function topSentence(article) {
  const bar = barEnd();
  for (const mark of article.querySelectorAll(".sentence")) {
    if (mark.getBoundingClientRect().top >= bar) return mark.id;
  }
  return "";
}
