// A summary as text or as Markdown with its source, and the way into the clipboard.
const SIGNS = /[\\`*_[\]<>#]/g; // what Markdown would take for its own

/** `passages`: { text, heading }, the heading where it is a summary by section. */
export function asText(passages, { title, source, address }) {
  const told = passages.map(({ heading, text }) => (heading ? `${heading}\n${text}` : text));
  return [title, ...told, [source, address].filter(Boolean).join("\n")].filter(Boolean).join("\n\n");
}

export function asMarkdown(passages, { title, source, address }) {
  const head = address ? `[${escape(title)}](<${address}>)` : `**${escape(title)}**`;
  const quotes = passages.map(({ heading, text }) => `${heading ? `> **${escape(heading)}**\n>\n` : ""}> ${escape(text)}`).join("\n>\n");
  return [head, quotes, source && `— ${escape(source)}`].filter(Boolean).join("\n\n");
}

function escape(text) {
  return text.replace(SIGNS, "\\$&").replace(/^(\d+)([.)])/, "$1\\$2").replace(/^([-+])/, "\\$1");
}

// Browsers grant the clipboard on https and on this machine alone; elsewhere the old way does.
export async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "visually-hidden";
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand("copy");
  area.remove();
  if (!isCopied) throw new Error("the browser does not let pages copy");
}
