// Turns swipes over an element into steps: onwards is to the left, or to the right where the page runs so.
const FAR = 50; // pixels
const STEEP = 0.75; // more height than this for each width is no swipe

export class Swipes {
  /** `isFree()`: whether touches are nobody else's; `step(1)` or `step(-1)`. */
  constructor(element, isFree, step) {
    Object.assign(this, { element, isFree, step, start: null });
  }

  wire() {
    this.element.addEventListener("touchstart", ({ touches }) => {
      const isZoomed = (globalThis.visualViewport?.scale ?? 1) > 1.01;
      this.start = touches.length === 1 && !isZoomed && this.isFree() ? touches[0] : null;
    }, { passive: true });
    this.element.addEventListener("touchend", ({ changedTouches: [end] }) => {
      if (!this.start) return;
      const [across, down] = [end.clientX - this.start.clientX, end.clientY - this.start.clientY];
      this.start = null;
      if (Math.abs(across) < FAR || Math.abs(down) > STEEP * Math.abs(across)) return;
      this.step(across < 0 !== (document.dir === "rtl") ? 1 : -1);
    }, { passive: true });
  }
}
