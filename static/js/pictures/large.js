// An article's pictures large, one after the other, in a dialog over the page.
import { loadStyle } from "../load_style.js";
import { number } from "../locale.js";
import { leadsToFile } from "../picture_files.js";
import { Swipes } from "./swipes.js";

const STATE = "nutgrafPicture"; // in the history: the browser's Back closes the dialog

/** `findPictures()`: the images that there are, in the article's order. */
export function makeLarge(dialog, findPictures) {
  const large = new Large(dialog, findPictures);
  large.wire();
  return large;
}

class Large {
  constructor(dialog, findPictures) {
    this.dialog = dialog;
    this.findPictures = findPictures;
    this.words = dialog.dataset;
    this.place = dialog.querySelector("[data-large-place]");
    this.frame = dialog.querySelector("[data-large-frame]");
    this.caption = dialog.querySelector("[data-large-caption]");
    this.size = dialog.querySelector("[data-large-do=size]");
  }

  wire() {
    const acts = { back: () => this.go(-1), on: () => this.go(1), size: () => this.toggleSize(), close: () => this.dialog.close() };
    this.dialog.addEventListener("click", (event) => {
      const { target } = event;
      if (target === this.image) this.toggleSize(event);
      else if (target === this.frame) this.dialog.close(); // beside the picture
      else acts[target.closest("[data-large-do]")?.dataset.largeDo]?.();
    });
    this.dialog.addEventListener("keydown", (event) => this.onKey(event));
    this.dialog.addEventListener("close", () => this.leave());
    addEventListener("popstate", () => this.dialog.open && this.dialog.close());
    new Swipes(this.frame, () => !this.isActual, (step) => this.go(step)).wire();
  }

  async open(image) {
    await loadStyle(this.words.style);
    if (this.dialog.open) return;
    this.images = this.findPictures();
    this.opener = document.activeElement;
    this.top = scrollY;
    history.pushState({ ...history.state, [STATE]: true }, "");
    this.dialog.showModal();
    this.show(this.images.indexOf(image));
  }

  // Focus and place are what they were, however far one has gone through the pictures.
  leave() {
    this.frame.replaceChildren();
    if (history.state?.[STATE]) history.back();
    this.opener?.focus?.({ preventScroll: true });
    scrollTo({ top: this.top, behavior: "instant" });
  }

  show(at) {
    this.at = at;
    const shown = this.images[at];
    this.image = largeOf(shown);
    this.image.addEventListener("load", () => this.tellSize());
    this.frame.replaceChildren(this.image);
    this.setActual(false);
    this.caption.replaceChildren(...captionOf(shown));
    this.caption.hidden = !this.caption.textContent.trim();
    this.caption.parentElement.hidden = this.caption.hidden;
    const words = this.words.place.replace("{at}", number(at + 1)).replace("{of}", number(this.images.length));
    this.place.textContent = this.images.length > 1 ? words : "";
    this.dialog.setAttribute("aria-label", shown.alt.trim() || this.words.label);
    for (const [step, to] of [["back", at - 1], ["on", at + 1]]) {
      const button = this.dialog.querySelector(`[data-large-do=${step}]`);
      button.hidden = this.images.length < 2;
      button.setAttribute("aria-disabled", String(!(to in this.images))); // and keeps the focus
    }
    this.tellSize();
  }

  go(step) {
    if (this.at + step in this.images) this.show(this.at + step);
  }

  get isActual() {
    return this.frame.classList.contains("is-actual");
  }

  // There is nothing to enlarge where the whole picture fits.
  tellSize() {
    const { naturalWidth, clientWidth } = this.image;
    this.size.hidden = !this.isActual && naturalWidth <= clientWidth + 1;
    this.image.classList.toggle("can-grow", !this.size.hidden);
  }

  /** Show each pixel of it, what was clicked in the middle; or all of it again. */
  toggleSize(event) {
    if (this.size.hidden) return;
    const [across, down] = event ? [event.offsetX / this.image.clientWidth, event.offsetY / this.image.clientHeight] : [0.5, 0.5];
    this.setActual(!this.isActual);
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = this.frame;
    this.frame.scrollTo({ left: across * scrollWidth - clientWidth / 2, top: down * scrollHeight - clientHeight / 2, behavior: "instant" });
  }

  setActual(isActual) {
    this.frame.classList.toggle("is-actual", isActual);
    this.size.setAttribute("aria-pressed", String(isActual));
  }

  onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || this.isActual) return; // then the arrows scroll
    const onwards = document.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    this.go(event.key === onwards ? 1 : -1);
  }
}

// The same picture in the size that the window has room for: of its own sizes, or the file that it links to.
// No server hears who looks, as in the article.
function largeOf(shown) {
  const image = new Image();
  const link = shown.closest("a[href]");
  Object.assign(image, { alt: shown.alt, referrerPolicy: "no-referrer", decoding: "async" });
  const takeOwn = () => Object.assign(image, { sizes: "100vw", srcset: shown.srcset, src: shown.currentSrc || shown.src });
  if (link && leadsToFile(link)) {
    image.addEventListener("error", takeOwn, { once: true });
    image.src = link.href;
  } else takeOwn();
  return image;
}

// The caption's own nodes, cloned: no ids twice, and none of the marks of the summary.
function captionOf(shown) {
  const caption = shown.closest("figure")?.querySelector("figcaption")?.cloneNode(true);
  for (const each of caption?.querySelectorAll("*") ?? []) {
    each.removeAttribute("id");
    if (each.matches(".sentence")) each.replaceWith(...each.childNodes);
  }
  return caption?.childNodes ?? [];
}
