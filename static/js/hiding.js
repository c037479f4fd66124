// Hides elements of an article where one points, taps or tabs to: each has its button, and the chosen one's is shown.
import "./page.js";
import { number } from "./locale.js";
import { showNotice } from "./notice.js";
import { barEnd } from "./position.js";
import { send } from "./send.js";
import { ask } from "./worker.js";

const NOT_LEFT = "[hidden], .hide-button"; // nothing in these counts as what is left of the text

const form = document.querySelector("[data-hiding]");
const body = document.querySelector("[data-body]");
const count = document.querySelector("[data-hidden-count]");
let chosen = null;

goToPlace();
body.addEventListener("pointerover", (event) => event.pointerType === "mouse" && choose(buttonAt(event.target)));
body.addEventListener("focusin", ({ target }) => choose(buttonAt(target)));
body.addEventListener("click", onClick);
form.addEventListener("submit", onSubmit);
addEventListener("keydown", onKey);

function goToPlace() {
  const mark = document.getElementById(new URLSearchParams(location.search).get("at") ?? "");
  if (mark && !location.hash) scrollTo({ top: scrollY + mark.getBoundingClientRect().top - barEnd() - 8, behavior: "instant" });
}

// The button of the innermost element around a place.
function buttonAt(target) {
  if (target.matches(".hide-button")) return target;
  const element = target.closest("[data-element]");
  return element && document.getElementById(`hide-${element.dataset.element.split("-")[0]}`);
}

function elementOf(button) {
  return body.querySelector(`[data-element="${button.value}"]`);
}

function choose(button) {
  if (!button || button === chosen) return;
  if (chosen) for (const each of [chosen, elementOf(chosen)]) each.classList.remove("is-chosen");
  chosen = button;
  for (const each of [chosen, elementOf(chosen)]) each.classList.add("is-chosen");
}

// Nothing else in the text is pressed meanwhile: a tap on a link chooses what the link is in.
function onClick(event) {
  const button = buttonAt(event.target);
  if (event.target === button) return;
  if (event.target.closest("a")) event.preventDefault();
  choose(button);
  button?.scrollIntoView({ block: "nearest" });
}

function onKey(event) {
  if (event.key === "Escape" && !event.defaultPrevented) document.querySelector("[data-hiding-end]").click();
}

async function onSubmit(event) {
  event.preventDefault();
  const button = event.submitter;
  const refused = await change(form.action, button.value);
  if (refused) return showNotice(refused);
  const gone = [button, outermost(elementOf(button))];
  const next = nextOf(button);
  setHidden(gone, true);
  next?.focus({ preventScroll: true });
  showNotice(form.dataset.saidHidden, { label: form.dataset.labelUndo, act: () => undo(button, gone) });
}

async function undo(button, gone) {
  const refused = await change(form.dataset.showAgain, button.value);
  if (refused) return showNotice(refused);
  setHidden(gone, false);
  button.focus();
  showNotice(form.dataset.saidShown);
}

// Asks the server; what it says where it refuses.
async function change(address, element) {
  const answer = await send(address, { element }).catch(() => null);
  if (answer?.ok) {
    ask("refresh", { address: form.dataset.articleAddress });
    return "";
  }
  const said = await answer?.json().catch(() => null);
  return said?.error ?? form.dataset.saidFailed;
}

function setHidden(gone, isHidden) {
  if (gone[0].hidden === isHidden) return; // pressed twice before the answer came
  for (const each of gone) each.hidden = isHidden;
  count.dataset.hiddenCount = Number(count.dataset.hiddenCount) + (isHidden ? 1 : -1);
  count.textContent = count.dataset.words.replace("{count}", number(count.dataset.hiddenCount));
}

// Whatever holds nothing else goes with an element, as it does on the server.
function outermost(element) {
  let found = element;
  while (found.parentElement !== body && !hasMore(found.parentElement, found)) found = found.parentElement;
  return found;
}

function hasMore(box, element) {
  const isLeft = (node) => !element.contains(node) && !(node.parentElement.closest(NOT_LEFT) ?? node.closest?.(NOT_LEFT));
  const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) if (texts.currentNode.data.trim() && isLeft(texts.currentNode)) return true;
  return [...box.querySelectorAll("img")].some(isLeft);
}

function nextOf(button) {
  const gone = outermost(elementOf(button));
  const left = [...body.querySelectorAll(".hide-button")].filter((each) => each === button || (each.checkVisibility() && !gone.contains(each)));
  const at = left.indexOf(button);
  return left[at + 1] ?? left[at - 1];
}
