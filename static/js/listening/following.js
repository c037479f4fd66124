// Marks the sentence that is spoken and keeps it in view, until the reader scrolls away from it on purpose.
export class Following {
  /** `onChange(isLost)` when the reader has scrolled away, or is back. */
  constructor(bar, onChange) {
    Object.assign(this, { bar, onChange, element: null, isLost: false, isOwn: false });
    this.scrolled = () => this.isOwn || this.see();
    this.settled = () => { this.isOwn = false; this.see(); };
  }

  begin() {
    addEventListener("scroll", this.scrolled, { passive: true });
    addEventListener("scrollend", this.settled);
  }

  end() {
    removeEventListener("scroll", this.scrolled);
    removeEventListener("scrollend", this.settled);
    this.rest();
  }

  /** Mark nothing: nothing is spoken any more. */
  rest() {
    this.mark(null);
    this.lose(false);
  }

  mark(element) {
    this.element?.classList.remove("spoken");
    this.element = element;
    element?.classList.add("spoken");
  }

  follow(element) {
    this.mark(element);
    if (!this.isLost && !this.isWhole()) this.bring();
  }

  /** Go back to the sentence that is spoken. */
  find() {
    this.lose(false);
    this.bring();
  }

  bring() {
    const calm = document.hidden || matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.isOwn = true; // until it has come to rest; a timer for browsers without scrollend, or nowhere to scroll to
    clearTimeout(this.resting);
    this.resting = setTimeout(this.settled, 1_500);
    this.element.scrollIntoView({ block: "start", behavior: calm ? "instant" : "smooth" });
  }

  see() {
    if (this.element) this.lose(!this.isSeen());
  }

  lose(isLost) {
    if (isLost === this.isLost) return;
    this.isLost = isLost;
    this.onChange(isLost);
  }

  isSeen() {
    const { top, bottom } = this.element.getBoundingClientRect();
    return bottom > upperEdge() && top < this.lowerEdge();
  }

  isWhole() {
    const { top, bottom } = this.element.getBoundingClientRect();
    return top >= upperEdge() && bottom <= this.lowerEdge();
  }

  lowerEdge() {
    return this.bar.getBoundingClientRect().top;
  }
}

/** Where the article's own bar ends. */
export function upperEdge() {
  return document.querySelector(".article-bar").getBoundingClientRect().bottom;
}
