// The heat strip: where in the page the telling sentences sit, beside the scroll bar. A click goes to the
// nearest one. Screen readers have the summary's own links instead.
const LEAST_SCREENS = 2; // a shorter page is seen at once

export class HeatStrip {
  constructor(marks, goTo) {
    this.marks = marks;
    this.strip = document.createElement("div");
    this.strip.className = "heat";
    this.strip.setAttribute("aria-hidden", "true");
    this.ticks = marks.map((mark) => this.tick(mark));
    this.strip.append(...this.ticks);
    this.strip.addEventListener("click", (event) => goTo(this.nearest(event.clientY)));
    document.body.append(this.strip);
    new ResizeObserver(() => this.place()).observe(document.querySelector("[data-article]"));
  }

  tick(mark) {
    const tick = document.createElement("span");
    tick.className = "heat-tick";
    tick.title = mark.textContent.trim();
    return tick;
  }

  // All reads first, then all writes: one layout, however many ticks.
  place() {
    const height = document.documentElement.scrollHeight;
    this.strip.hidden = height < LEAST_SCREENS * innerHeight;
    const tops = this.marks.map((mark) => mark.getBoundingClientRect().top + scrollY);
    tops.forEach((top, at) => this.ticks[at].style.setProperty("--at", (top / height).toFixed(4)));
  }

  /** `chosen`: a set of marks. */
  show(chosen, isOpen) {
    this.strip.classList.toggle("is-open", isOpen);
    this.marks.forEach((mark, at) => this.ticks[at].classList.toggle("is-chosen", chosen.has(mark)));
  }

  nearest(y) {
    const far = (tick) => Math.abs(tick.getBoundingClientRect().top - y);
    const distances = this.ticks.map(far);
    return this.marks[distances.indexOf(Math.min(...distances))];
  }
}
