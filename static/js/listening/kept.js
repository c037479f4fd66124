// What a reader chose for listening, kept on this device: voices and their names are the device's own.
const NAME = "nutgraf-listening";
const AT_FIRST = { speed: 1, voices: {}, part: "article", goesOn: false };

export function readKept() {
  try {
    return { ...AT_FIRST, ...JSON.parse(localStorage.getItem(NAME)) };
  } catch {
    return { ...AT_FIRST }; // nothing may be kept here, or it is no longer what it was
  }
}

export function keep(choices) {
  try {
    localStorage.setItem(NAME, JSON.stringify(choices));
  } catch {
    // then the choice holds for this page
  }
}
