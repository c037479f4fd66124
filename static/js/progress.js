// Shows how far one has read: a line under the bar, and the minutes that are left.
import { shareRead } from "./position.js";

export function showProgress() {
  const article = document.querySelector("[data-article]");
  const line = document.querySelector("[data-progress]");
  const left = document.querySelector("[data-time-left]");
  if (!article) return;
  let isAsked = false;
  const show = () => {
    isAsked = false;
    const share = shareRead(article);
    line.style.setProperty("--read", share.toFixed(4));
    const minutes = Math.round(((1 - share) * Number(left.dataset.seconds)) / 60);
    const text = minutes < 1 ? left.dataset.soon : left.dataset.minutes.replace("{}", String(minutes));
    left.hidden = scrollY < 8 || share >= 1;
    if (left.textContent !== text) left.textContent = text;
  };
  const ask = () => {
    if (!isAsked) requestAnimationFrame(show);
    isAsked = true;
  };
  addEventListener("scroll", ask, { passive: true });
  new ResizeObserver(ask).observe(article);
}
