// Leads a link to a sentence to its words, also where no sentence begins there any more or the blocks have moved.
// webapp/reading/anchors.py makes the names: block, offset in it, and a check of the words that stand there.
const NAME = /^s(\d+)-(\d+)-([0-9a-f]{6})$/;

export function followSentenceLinks() {
  goToSentence();
  addEventListener("hashchange", goToSentence);
}

function goToSentence() {
  const name = location.hash.slice(1);
  const asked = parse(name);
  if (!asked || document.getElementById(name)) return; // the browser goes there by itself
  const marks = [...document.querySelectorAll("[data-body] .sentence")].map(({ id }) => ({ id, ...parse(id) }));
  const mark = nearestWith(asked, marks) ?? holderOf(asked, marks);
  if (mark) location.replace(`#${mark.id}`);
}

function parse(name) {
  const found = name.match(NAME);
  return found && { block: Number(found[1]), offset: Number(found[2]), check: found[3] };
}

// The sentence that begins with the same words.
function nearestWith({ block, check }, marks) {
  const far = (mark) => Math.abs(mark.block - block);
  return marks.filter((mark) => mark.check === check).sort((one, other) => far(one) - far(other))[0];
}

// The last one in the same block that begins no further on.
function holderOf({ block, offset }, marks) {
  return marks.filter((mark) => mark.block === block && mark.offset <= offset).at(-1);
}
