// Lets a reader find a list as it was: after a change on it, and back from an article.
const KEY = "nutgraf:list:";

// On a list. Where it stood is kept when the page is left, by the list's name.
export function returnToPlace() {
  const list = document.querySelector("[data-listed]");
  if (!list) return;
  const items = [...list.querySelectorAll("[data-item]")];
  const key = KEY + list.dataset.listed;
  const kept = JSON.parse(sessionStorage.getItem(key));
  if (kept?.address === ownAddress()) goThere(items, kept);
  let changed = null; // the row in which something was pressed, or which an undo brings back
  addEventListener("submit", ({ target, submitter }) => {
    const at = items.findIndex((item) => item.contains(submitter));
    if (at >= 0) changed = { at };
    else if (target.closest("[data-notice]")) changed = { row: rowOf(target.action) };
  });
  addEventListener("formdata", ({ target, formData }) => {
    if (target.contains(list)) formData.delete("in"); // by which the server would name the row to go to
  });
  addEventListener("pagehide", () => {
    const rows = items.map((item) => `#${item.id}`);
    sessionStorage.setItem(key, JSON.stringify({ address: ownAddress(), top: scrollY, rows, changed }));
    changed = null;
  });
}

// On what lists lead to: the server's way back is a page around the article's place. One that was shown before
// and holds that row is the one that its reader came from.
export function leadBack() {
  const link = document.querySelector("a[data-list]");
  const kept = link && JSON.parse(sessionStorage.getItem(KEY + link.dataset.list));
  if (!kept || (link.hash && !kept.rows.includes(link.hash))) return;
  const isPushedOff = isAt(link.search) && !isAt(kept.address); // from the first page, by what was saved since
  if (!isPushedOff) link.href = kept.address + link.hash;
}

function isAt(address) {
  return /[?&](after|before|at)=/.test(address);
}

function goThere(items, { top, rows, changed }) {
  const isBack = rows.includes(location.hash) && performance.getEntriesByType("navigation")[0]?.type === "navigate";
  if (!changed && !isBack) return;
  if (location.hash) afterBrowser(() => stand(items, top, changed));
  else stand(items, top, changed);
}

function stand(items, top, changed) {
  scrollTo({ top, behavior: "instant" });
  const named = (hash) => items.find((item) => `#${item.id}` === hash);
  const item = changed?.at >= 0 ? items[Math.min(changed.at, items.length - 1)] : named(changed?.row ?? location.hash);
  if (changed) item?.querySelector("h2 a").focus({ preventScroll: true });
  item?.scrollIntoView({ block: "nearest", behavior: "instant" });
}

// Once the page is parsed the browser goes to what the address names, and takes the focus away.
function afterBrowser(act) {
  addEventListener("DOMContentLoaded", () => requestAnimationFrame(act), { once: true });
}

function rowOf(action) {
  return new URL(action).pathname.replace(/.*\/(\d+)\/\w+$/, "#article-$1");
}

function ownAddress() {
  const address = new URL(location.href);
  for (const name of ["done", "undone"]) address.searchParams.delete(name);
  return address.pathname + address.search;
}
