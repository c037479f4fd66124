// Which voices speak a language, and which of them does unless another was chosen: one that speaks on this device.
// A voice over the network sends the text elsewhere, so none is ever taken that the reader did not choose.

export function primary(lang) {
  return normal(lang).split("-")[0];
}

function normal(lang) {
  return lang.replaceAll("_", "-").toLowerCase(); // Android says en_US
}

/** The voices that speak a language, those first that speak its very region; all where none does. */
export function voicesFor(all, lang) {
  const fitting = all.filter((voice) => primary(voice.lang) === primary(lang));
  const offered = fitting.length ? fitting : all;
  const rank = (voice) => (normal(voice.lang) === normal(lang) ? 0 : 2) + (voice.default ? 0 : 1);
  const sorted = [...offered].sort((one, other) => rank(one) - rank(other));
  return {
    speaksIt: fitting.length > 0,
    local: sorted.filter((voice) => voice.localService),
    network: sorted.filter((voice) => !voice.localService),
  };
}

/** The voice for a language: the one that was chosen for it, else the first on this device, else null. */
export function voiceFor(all, lang, chosen) {
  const { speaksIt, local, network } = voicesFor(all, lang);
  const kept = [...local, ...network].find((voice) => voice.voiceURI === chosen);
  return kept ?? (speaksIt ? local[0] ?? null : null);
}
