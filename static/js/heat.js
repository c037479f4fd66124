// The heat strip: where in the page the telling sentences sit, beside the scroll bar. A click goes to the
// nearest one. Screen readers have the summary's own links instead.
const LEAST_SCREENS = 2; // a shorter page is seen at once
const APART = 6; // pixels from one tick to the next: each is 3 high (css/summary.css), and as much paper between

export class HeatStrip {
  constructor(marks, goTo) {
    this.marks = marks;
    this.chosen = new Set();
    this.strip = document.createElement("div");
    this.strip.className = "heat";
    this.strip.setAttribute("aria-hidden", "true");
    this.ticks = marks.map((mark) => this.tick(mark));
    this.strip.append(...this.ticks);
    this.strip.addEventListener("click", (event) => goTo(this.nearest(event.clientY)));
    document.body.append(this.strip);
    new ResizeObserver(() => this.place()).observe(document.querySelector("[data-article]"));
    addEventListener("resize", () => this.place());
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
    this.apart = APART / (innerHeight - document.querySelector(".article-bar").offsetHeight);
    this.shares = this.marks.map((mark) => (mark.getBoundingClientRect().top + scrollY) / height);
    this.strip.hidden = height < LEAST_SCREENS * innerHeight;
    this.arrange();
  }

  // The chosen ones are all there, moved apart where they would touch; of the others those that have room.
  arrange() {
    const isChosen = (at) => this.chosen.has(this.marks[at]);
    const all = this.shares.map((share, at) => ({ share, at }));
    const shown = spread(all.filter(({ at }) => isChosen(at)), this.apart);
    for (const each of all) {
      if (!isChosen(each.at) && shown.every(({ share }) => Math.abs(share - each.share) >= this.apart)) shown.push(each);
    }
    const places = new Map(shown.map(({ share, at }) => [at, share]));
    this.ticks.forEach((tick, at) => {
      tick.hidden = !places.has(at);
      tick.style.setProperty("--at", (places.get(at) ?? this.shares[at]).toFixed(4));
    });
  }

  /** `chosen`: a set of marks. */
  show(chosen, isOpen) {
    this.chosen = chosen;
    this.strip.classList.toggle("is-open", isOpen);
    this.marks.forEach((mark, at) => this.ticks[at].classList.toggle("is-chosen", chosen.has(mark)));
    if (this.shares) this.arrange(); // before, the observer has not measured yet, and will
  }

  nearest(y) {
    const far = (tick) => (tick.hidden ? Infinity : Math.abs(tick.getBoundingClientRect().top - y));
    const distances = this.ticks.map(far);
    return this.marks[distances.indexOf(Math.min(...distances))];
  }
}

// In their order: each so far below the one before it, and those that this pushes over the end back up.
function spread(ticks, apart) {
  const shares = ticks.map(({ share }) => share);
  for (let at = 1; at < shares.length; at++) shares[at] = Math.max(shares[at], shares[at - 1] + apart);
  let most = 1 - apart;
  for (let at = shares.length - 1; at >= 0; at--, most -= apart) shares[at] = Math.min(shares[at], most);
  return ticks.map(({ at }, place) => ({ at, share: shares[place] }));
}
