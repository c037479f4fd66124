// Opens a footnote beside its reference. Where popovers are unknown, or the note is a whole chapter, the link
// stays what it is without JavaScript: it goes to the note, and the note leads back.
const LONGEST = 4_000; // characters
const GAP = 8; // pixels between the reference and the box
const EDGE = 16; // and between the box and the window's edges
const HOLDERS = "li, dd, td, p, div, aside";

export function wire() {
  if (!HTMLElement.prototype.showPopover) return;
  const body = document.querySelector("[data-body]");
  const box = new NoteBox(body);
  body.addEventListener("click", (event) => {
    const reference = event.target.closest("a[data-note]");
    if (!reference || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const note = noteOf(reference);
    if (!note) return;
    event.preventDefault();
    box.toggle(reference, note);
  });
}

function noteOf(reference) {
  const target = document.getElementById(decodeURIComponent(reference.hash.slice(1)));
  const note = target?.matches(HOLDERS) ? target : target?.closest(HOLDERS);
  const isOwn = note?.closest("[data-body]") && !note.matches("[data-body]") && !note.contains(reference);
  return isOwn && note.textContent.length <= LONGEST ? note : null;
}

class NoteBox {
  constructor(body) {
    this.words = body.dataset;
    this.box = document.createElement("div");
    this.box.className = "note-box";
    this.box.popover = "auto"; // Escape and a click beside it close it
    this.box.tabIndex = -1;
    this.box.setAttribute("role", "dialog");
    this.reference = null;
    body.after(this.box); // in the article, for its language, direction and face
    this.box.addEventListener("toggle", (event) => event.newState === "closed" && this.forget());
    this.box.addEventListener("focusout", (event) => this.closeWhenLeft(event));
  }

  toggle(reference, note) {
    const isSame = this.reference === reference;
    if (this.reference) this.box.hidePopover();
    if (isSame) return;
    this.reference = reference;
    this.box.replaceChildren(...contentOf(note), this.wayTo(reference));
    this.box.setAttribute("aria-label", `${this.words.labelNote} ${reference.textContent.trim()}`);
    reference.setAttribute("aria-expanded", "true");
    reference.focus({ preventScroll: true }); // where focus goes back to
    this.box.showPopover({ source: reference }); // the source is where the Tab key goes on from
    this.place();
    this.box.focus({ preventScroll: true });
  }

  forget() {
    this.reference?.removeAttribute("aria-expanded");
    this.reference = null;
    this.box.replaceChildren();
  }

  closeWhenLeft({ relatedTarget }) {
    if (relatedTarget && !this.box.contains(relatedTarget) && relatedTarget !== this.reference) this.box.hidePopover();
  }

  // A box in the top layer is placed from the page's own corner, and so scrolls with its reference.
  place() {
    const at = this.reference.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.box;
    const windowWidth = document.documentElement.clientWidth;
    const isBelow = at.bottom + GAP + height <= innerHeight || at.top < height + GAP;
    const left = Math.max(EDGE, Math.min(at.left + at.width / 2 - width / 2, windowWidth - width - EDGE));
    this.box.style.setProperty("left", `${left + scrollX}px`);
    this.box.style.setProperty("top", `${(isBelow ? at.bottom + GAP : at.top - GAP - height) + scrollY}px`);
  }

  wayTo(reference) {
    const link = document.createElement("a");
    link.className = "note-go";
    link.href = reference.hash;
    link.lang = document.documentElement.lang;
    link.textContent = this.words.labelGo;
    link.addEventListener("click", () => this.box.hidePopover());
    return link;
  }
}

// The note's own nodes, cloned: no ids twice, no marks of the summary, no way back (one is still there).
function contentOf(note) {
  const clone = note.cloneNode(true);
  for (const back of clone.querySelectorAll("[data-note-back]")) back.remove();
  for (const each of clone.querySelectorAll("*")) {
    each.removeAttribute("id");
    if (each.matches(".sentence")) each.replaceWith(...each.childNodes);
  }
  return clone.childNodes;
}
