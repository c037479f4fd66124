// The passages of a summary: one mark, or two that share a rank and are shown, copied and read out as one.
// The same rules as in webapp/reading/passages.py.
const WIDE_END = /[\u3000-\u9fff\uff00-\uffef][”’」』）)\]]*$/; // Chinese and Japanese put no space between sentences
const UNSPOKEN = "rt, rp, annotation, annotation-xml, sup a[href^='#']"; // readings, sources of formulas, note numbers
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/g;

/** Marks in article order → passages of { marks }, each where its first mark is. */
export function passagesOf(marks) {
  const ofRank = new Map();
  for (const mark of marks) {
    const { rank } = mark.dataset;
    ofRank.set(rank, [...(ofRank.get(rank) ?? []), mark]);
  }
  return [...ofRank.values()].map((both) => ({ marks: both }));
}

/** The passage as text; `all` are the article's marks, which tell whether two of them follow each other. */
export function passageText({ marks }, all) {
  return marks.map(textOf).join(between(marks, all));
}

/** Its sentences on end, each a link to its place, under its section's heading where it has one. */
export function passageItem({ heading, marks }, all) {
  const item = document.createElement("li");
  if (heading) {
    const title = document.createElement("h3");
    title.append(linkTo(heading));
    item.append(title);
  }
  marks.forEach((mark, at) => item.append(at ? between(marks, all) : "", linkTo(mark)));
  return item;
}

function between(marks, all) {
  const space = WIDE_END.test(textOf(marks[0])) ? "" : " ";
  return all.indexOf(marks.at(-1)) - all.indexOf(marks[0]) <= 1 ? space : `${space}…${space}`;
}

function linkTo(element) {
  const link = document.createElement("a");
  link.href = `#${element.id}`;
  link.textContent = textOf(element);
  return link;
}

/** An element's running text. */
export function textOf(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node.nodeType === Node.ELEMENT_NODE && node.matches(UNSPOKEN) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  let text = "";
  while (walker.nextNode()) text += walker.currentNode.localName === "br" ? " " : walker.currentNode.data ?? "";
  return text.replace(UNSEEN, "").replace(/\s+/g, " ").trim();
}
