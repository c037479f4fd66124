// A swipe to the side goes to the next or the previous article, by its link; off by a setting.
const FAR = 90; // pixels: more than a scroll goes astray
const STEEP = 0.5; // more height than this for each width, and it was a scroll
const EDGE = 24; // pixels at the window's edges, where systems have gestures of their own

export function wireSwipe() {
  let start = null;
  addEventListener("touchstart", (event) => (start = event.touches.length === 1 && isFree(event) ? placeOf(event.touches[0]) : null), { passive: true });
  addEventListener("touchend", (event) => {
    if (!start || document.documentElement.dataset.swipe === "off") return;
    const end = placeOf(event.changedTouches[0]);
    const [across, down] = [end.x - start.x, end.y - start.y];
    if (Math.abs(across) < FAR || Math.abs(down) > STEEP * Math.abs(across) || String(getSelection())) return;
    const isOnwards = across < 0 !== (document.dir === "rtl");
    document.querySelector(`.neighbours [rel="${isOnwards ? "next" : "prev"}"]`)?.click();
  }, { passive: true });
}

function placeOf({ clientX, clientY }) {
  return { x: clientX, y: clientY };
}

// What scrolls sideways itself, and what is drawn along, keeps its touches.
function isFree({ target, touches: [{ clientX }] }) {
  if (clientX < EDGE || clientX > innerWidth - EDGE) return false;
  if (target.closest("input, textarea, select, dialog, .pop-panel")) return false;
  for (let box = target; box && box !== document.body; box = box.parentElement) {
    if (box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== "visible") return false;
  }
  return true;
}
