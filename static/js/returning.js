// After a change on a list the page comes anew: it stands where it stood, and the focus with it.
const KEY = "nutgraf:place";

export function returnToPlace() {
  const items = [...document.querySelectorAll("[data-item]")];
  const kept = JSON.parse(sessionStorage.getItem(KEY));
  sessionStorage.removeItem(KEY);
  if (kept?.path === location.pathname) {
    scrollTo({ top: kept.top, behavior: "instant" });
    if (kept.at >= 0) items[Math.min(kept.at, items.length - 1)]?.querySelector("h2 a").focus({ preventScroll: true });
  }
  if (items.length === 0) return;
  addEventListener("submit", ({ target }) => {
    const at = items.findIndex((item) => item.contains(target));
    if (at >= 0) sessionStorage.setItem(KEY, JSON.stringify({ path: location.pathname, top: scrollY, at }));
  });
}
