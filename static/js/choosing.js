// Lets keys walk through a list: the chosen article is the one whose link has the focus.
const OF_ONE = new Set(["star", "archive", "read", "original"]); // what is pressed within the chosen article

export function wireChoosing() {
  const items = [...document.querySelectorAll("[data-item]")];
  if (items.length === 0) return;
  document.addEventListener("nutgraf:action", (event) => {
    const { name } = event.detail;
    const at = items.indexOf(items.find((item) => item.contains(document.activeElement)) ?? items.find(isTarget));
    if (name === "next") choose(items[Math.min(at + 1, items.length - 1)]);
    else if (name === "previous") choose(items[Math.max(at - 1, 0)]);
    else if (name === "open") items[at]?.querySelector("h2 a").click();
    else if (OF_ONE.has(name)) items[at]?.querySelector(`[data-action="${name}"]`)?.click();
    else return;
    event.preventDefault();
  });
}

// Whoever comes back from an article goes on from its row.
function isTarget(item) {
  return item.matches(":target") && document.activeElement === document.body;
}

function choose(item) {
  item.querySelector("h2 a").focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
}
