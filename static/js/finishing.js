// Marks an article as read when its end is reached, or when it opens: as the reader set it.
import { send } from "./send.js";
import { whenSeen } from "./seen.js";

const DWELL_MS = 2_000; // the end in sight for so long: gone to, not gone past
const SHARE = 0.25; // of the reading time, where the end is in sight from the start

export function wireFinishing() {
  const end = document.querySelector("[data-end]");
  if (!end) return;
  const setting = document.documentElement.dataset.finish;
  for (const form of end.querySelectorAll("form[data-finish-to]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      set(end, form.dataset.finishTo);
    });
  }
  if (end.dataset.end === "read" || setting === "hand") return;
  whenSeen(() => (setting === "open" ? set(end, "read") : markAtEnd(end)));
}

function markAtEnd(end) {
  let timer;
  const watching = new IntersectionObserver(([{ isIntersecting }]) => {
    clearTimeout(timer);
    if (isIntersecting) timer = setTimeout(mark, dwell(end));
  });
  const mark = () => {
    if (document.visibilityState !== "visible") return (timer = setTimeout(mark, DWELL_MS));
    watching.disconnect();
    if (end.dataset.end !== "read") set(end, "read");
  };
  watching.observe(end);
}

function dwell(end) {
  return scrollY > 8 ? DWELL_MS : Math.max(DWELL_MS, SHARE * 1_000 * Number(end.dataset.seconds));
}

async function set(end, state) {
  const form = end.querySelector(`form[data-finish-to="${state}"]`);
  const answer = await send(form.action, {});
  if (answer.ok) end.dataset.end = state;
}
