// Turns the article on the page into what is read out: its title, then each marked sentence, in order. What has no
// mark is no running text (captions, code, tables) and is left out.
const UNSPOKEN = "rt, rp, annotation, annotation-xml, sup a[href^='#']"; // readings, sources of formulas, note numbers
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/g;
const WORD = /[\p{L}\p{N}]/u;
const BLOCKS = "p, h2, h3, h4, h5, h6, li, dt, dd, blockquote";
const NOT_RUNNING = "figure, pre, table";

/** Pieces of { element, text, lang }; `length` is the summary's, where it alone is wanted. */
export function piecesOf(article, part, length) {
  const body = article.querySelector("[data-body]");
  const marks = marksIn(article);
  const chosen = part === "summary" ? marks.filter((mark) => Number(mark.dataset.rank) < length) : marks;
  const spoken = marks.length ? chosen.map(piece) : blocksOf(body).flatMap(sentencesOf);
  return [piece(article.querySelector("h1")), ...spoken].filter(({ text }) => WORD.test(text));
}

export function marksIn(article) {
  return [...article.querySelectorAll("[data-body] .sentence")];
}

function piece(element) {
  return { element, text: textOf(element), lang: languageOf(element) };
}

export function languageOf(element) {
  return element.closest("[lang]")?.lang || navigator.language;
}

function textOf(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node.nodeType === Node.ELEMENT_NODE && node.matches(UNSPOKEN) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  let text = "";
  while (walker.nextNode()) text += walker.currentNode.localName === "br" ? " " : walker.currentNode.data ?? "";
  return text.replace(UNSEEN, "").replace(/\s+/g, " ").trim();
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
