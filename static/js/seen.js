// Calls back once the page is really looked at: not while it is rendered ahead, nor in a tab behind.
export function whenSeen(act) {
  if (document.prerendering) return document.addEventListener("prerenderingchange", () => whenSeen(act), { once: true });
  if (document.visibilityState === "visible") return act();
  document.addEventListener("visibilitychange", () => whenSeen(act), { once: true });
}
