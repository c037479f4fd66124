// Shows a list anew where it stands, without taking anything from who is at it.
import { leaveToRenew } from "./returning.js";

const KEY = "nutgraf:changes"; // how many changes were made in this tab
const BUSY_MS = 500; // so long until it is looked again whether the reader is busy

export function countChanges() {
  addEventListener("submit", ({ target }) => target.method === "post" && countChange());
}

export function countChange() {
  sessionStorage.setItem(KEY, changesSoFar() + 1);
}

// The browser's own way back shows a list as it was: what was archived or read meanwhile would still be there.
export function renewOnceBack() {
  if (!document.querySelector("[data-listed]")) return;
  const isBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  if (!isBack || history.state?.changes === undefined) {
    history.replaceState({ ...history.state, changes: changesSoFar() }, "");
  }
  addEventListener("pageshow", async () => {
    if (history.state?.changes === changesSoFar()) return;
    const answer = await fetch(location.href, { cache: "no-cache" }).catch(() => null);
    if (answer?.ok) renew(); // else it stays as it is: without a network there may be nothing to show instead
  });
}

// Where something was typed, or an undo is offered, it waits.
export function renewWhenFree() {
  if (isBusy()) setTimeout(renewWhenFree, BUSY_MS);
  else renew();
}

function renew() {
  const rows = [...document.querySelectorAll("[data-failure], [data-item]")];
  const first = rows.find((row) => row.checkVisibility() && row.getBoundingClientRect().bottom > 0);
  leaveToRenew({
    row: hashOf(rows.find((row) => row.contains(document.activeElement))),
    first: hashOf(first),
    firstTop: first?.getBoundingClientRect().top,
  });
}

function isBusy() {
  const fields = [...document.querySelectorAll("input[type=text], textarea")];
  const isTyping = fields.some((field) => field.value !== field.defaultValue);
  return isTyping || document.querySelector("[data-notice]:not([hidden]) form") !== null;
}

function hashOf(row) {
  return row ? `#${row.id}` : "";
}

function changesSoFar() {
  return Number(sessionStorage.getItem(KEY));
}
