// Lets a reader find a list as it was: after a change on it, when it is shown anew, and back from an article.
const KEY = "nutgraf:list:";
let changed = null; // what the list is left for: a change in a row, an undo of one, or its being shown anew

// On a list. Where it stood is kept when the page is left, by the list's name.
export function returnToPlace() {
  const list = document.querySelector("[data-listed]");
  if (!list) return;
  const items = [...list.querySelectorAll("[data-failure], [data-item]")];
  const key = KEY + list.dataset.listed;
  const kept = JSON.parse(sessionStorage.getItem(key));
  if (kept?.address === ownAddress()) goThere(items, kept);
  addEventListener("submit", ({ target, submitter }) => {
    const pressed = items.find((item) => item.contains(submitter));
    if (pressed) changed = { isFailure: isFailure(pressed), at: likeIt(items, isFailure(pressed)).indexOf(pressed) };
    else if (target.closest("[data-notice]")) changed = { row: rowOf(target.action) };
  });
  addEventListener("formdata", ({ target, formData }) => {
    if (items.some((item) => target.contains(item))) formData.delete("in"); // by which the server would name a row
  });
  addEventListener("pagehide", () => {
    const rows = items.map((item) => `#${item.id}`);
    const isOpen = list.querySelector(".failures")?.open ?? false;
    sessionStorage.setItem(key, JSON.stringify({ address: ownAddress(), top: scrollY, rows, isOpen, changed }));
    changed = null;
  });
}

// Leaves a list for itself: `view` has the row with the focus, and the first one in sight with its place.
export function leaveToRenew(view) {
  changed = { isRenewed: true, ...view };
  history.scrollRestoration = "manual";
  location.reload();
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

function goThere(items, kept) {
  const isBack = kept.rows.includes(location.hash) && performance.getEntriesByType("navigation")[0]?.type === "navigate";
  if (!kept.changed && !isBack) return;
  if (location.hash) afterBrowser(() => stand(items, kept));
  else stand(items, kept);
}

function stand(items, { top, isOpen, changed: left }) {
  const fold = document.querySelector(".failures");
  if (fold && isOpen) fold.open = true;
  const find = (hash) => items.find((item) => `#${item.id}` === hash);
  if (left?.isRenewed) return standRenewed(find(left.first), find(left.row), top, left.firstTop);
  scrollTo({ top, behavior: "instant" });
  const item = left?.at >= 0 ? cameUp(items, left) : (find(left?.row) ?? find(location.hash));
  if (left) focusOn(item);
  item?.scrollIntoView({ block: "nearest", behavior: "instant" });
}

function standRenewed(first, focused, top, firstTop) {
  scrollTo({ top: first ? scrollY + first.getBoundingClientRect().top - firstTop : top, behavior: "instant" });
  focusOn(focused);
  history.scrollRestoration = "auto";
}

// What stands where something was pressed: the row itself, or the one that came up in its place.
function cameUp(items, { isFailure: wasFailure, at }) {
  const rows = likeIt(items, wasFailure);
  return rows[Math.min(at, rows.length - 1)] ?? items[0];
}

function likeIt(items, areFailures) {
  return items.filter((item) => isFailure(item) === areFailures);
}

function isFailure(item) {
  return "failure" in item.dataset;
}

function focusOn(item) {
  const fold = item?.closest("details");
  if (fold) fold.open = true;
  item?.querySelector("h2 a").focus({ preventScroll: true });
}

// Once the page is parsed the browser goes to what the address names, and takes the focus away.
function afterBrowser(act) {
  addEventListener("DOMContentLoaded", () => requestAnimationFrame(act), { once: true });
}

function rowOf(action) {
  return new URL(action).pathname.match(/\/articles\/(\d+)\/\w+$/)?.[1].replace(/^/, "#article-");
}

function ownAddress() {
  const address = new URL(location.href);
  for (const name of ["done", "undone"]) address.searchParams.delete(name);
  return address.pathname + address.search;
}
