// Turns the article on the page into what is read out: its title, then each marked sentence, in order. What has no
// mark is no running text (captions, code, tables) and is left out.
import { textOf } from "../passages.js";

const WORD = /[\p{L}\p{N}]/u;
const BLOCKS = "p, h2, h3, h4, h5, h6, li, dt, dd, blockquote";
const NOT_RUNNING = "figure, pre, table";

/** Pieces of { element, text, lang }; of the summary what its panel holds, in its order. */
export function piecesOf(article, part) {
  const body = article.querySelector("[data-body]");
  const marks = marksIn(article);
  const chosen = part === "summary" ? summaryOf(article) : marks;
  const spoken = marks.length ? chosen.map(piece) : blocksOf(body).flatMap(sentencesOf);
  return [piece(article.querySelector("h1")), ...spoken].filter(({ text }) => WORD.test(text));
}

export function marksIn(article) {
  return [...article.querySelectorAll("[data-body] .sentence")];
}

function summaryOf(article) {
  const links = [...article.querySelectorAll("[data-summary] [data-sentences] a")];
  return links.map((link) => document.getElementById(link.hash.slice(1))).filter(Boolean);
}

function piece(element) {
  return { element, text: textOf(element), lang: languageOf(element) };
}

export function languageOf(element) {
  return element.closest("[lang]")?.lang || navigator.language;
}

// An article that was not ranked yet has no marks: its innermost blocks, and what the browser takes for sentences.
function blocksOf(body) {
  return [...body.querySelectorAll(BLOCKS)].filter((block) => !block.querySelector(BLOCKS) && !block.closest(NOT_RUNNING));
}

function sentencesOf(block) {
  const { element, text, lang } = piece(block);
  if (!Intl.Segmenter) return [{ element, text, lang }];
  const segments = new Intl.Segmenter(lang, { granularity: "sentence" }).segment(text);
  return [...segments].map(({ segment }) => ({ element, text: segment.trim(), lang }));
}
