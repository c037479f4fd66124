// Cuts what a voice over the network cannot say in one go: Chrome's fall silent after 14 seconds, without an event.
const CHARACTERS = 150; // at speed 1: 11 seconds at 14 characters a second
const WIDE = 45; // where each character is a syllable or more: 5 a second
const WIDE_SCRIPT = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const COMMA = /[,;:](?=\s)|[،؛、，；：—–]/g;

/** The parts of a text in order: one, for a voice on this device. */
export function split(text, voice, speed) {
  if (voice.localService) return [text];
  const most = Math.round((WIDE_SCRIPT.test(text) ? WIDE : CHARACTERS) * speed);
  const parts = [];
  let rest = text;
  while (rest.length > most) {
    const cut = cutOf(rest.slice(0, most));
    parts.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  return [...parts, rest];
}

// Behind the last comma, else the last space; neither so early that only a word or two would be left.
function cutOf(head) {
  const commas = [...head.matchAll(COMMA)].map(({ index }) => index + 1);
  const cuts = [commas.at(-1) ?? 0, head.lastIndexOf(" ") + 1];
  return cuts.find((cut) => cut > head.length / 3) ?? head.length;
}
