// Shows how far one has read: a line under the bar, and the minutes that are left.
import { roundDuration } from "./durations.js";
import { number } from "./locale.js";
import { shareRead } from "./position.js";

const narrow = matchMedia("(max-width: 30rem)"); // as in css/article.css: there the bar has room for “7 min” alone

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
    const words = wordsFor((1 - share) * Number(left.dataset.seconds), left.dataset);
    const text = narrow.matches ? words.short : words.whole;
    left.hidden = scrollY < 8 || share >= 1;
    if (left.textContent === text) return;
    left.textContent = text;
    left.title = words.whole;
  };
  const ask = () => {
    if (!isAsked) requestAnimationFrame(show);
    isAsked = true;
  };
  addEventListener("scroll", ask, { passive: true });
  new ResizeObserver(ask).observe(article);
}

function wordsFor(seconds, { leftMin, leftH, shortMin, shortH, soon }) {
  const { count, unit } = roundDuration(seconds);
  const say = (words) => words.replace("{}", number(Math.max(1, count)));
  const whole = unit === "h" ? leftH : leftMin;
  return { whole: count ? say(whole) : soon, short: say(unit === "h" ? shortH : shortMin) };
}
