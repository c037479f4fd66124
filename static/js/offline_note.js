// Says above a page what the network's absence means for it. The words stand in the note's own attributes.
import { moment, number } from "./locale.js";
import { showNotice } from "./notice.js";
import { ask } from "./worker.js";

const note = document.querySelector("[data-offline-note]");

export function sayCopy() {
  const { copy } = document.documentElement.dataset;
  const words = note?.dataset.saidCopy;
  if (!words) return;
  say("copy", words.replace("{date}", moment(new Date(copy))));
}

// `told` is the worker's: the paths that wait, what was refused, how many have just been sent.
export function sayQueue(told) {
  if (!note || !told) return;
  const { waiting, refusals = [], sent = 0, why = "", unsent = "" } = told;
  const { saidWaiting, saidSent, saidSignedOut, saidUnsent } = note.dataset;
  const count = (words, times) => (times ? words.replace("{count}", number(times)) : "");
  // The browser's own sending and the page's may meet: who found nothing left to send takes nothing back.
  if (sent || waiting.length) say("sent", count(saidSent, sent));
  if (sent) say("copy", ""); // it says that the server does not answer
  say("waiting", count(why === "signed out" ? saidSignedOut : saidWaiting, waiting.length));
  sayRefused(refusals);
  const buttons = [...document.querySelectorAll('form[method="post"] button')];
  for (const button of buttons) button.classList.toggle("is-queued", waiting.includes(pathOf(button)));
  if (buttons.some((button) => pathOf(button) === unsent)) showNotice(saidUnsent);
}

// Where a button's form goes.
function pathOf(button) {
  return new URL(button.hasAttribute("formaction") ? button.formAction : button.form.action).pathname;
}

function say(name, words) {
  const line = note.querySelector(`[data-said="${name}"]`);
  if (line.textContent !== words) line.textContent = words;
  show(line, Boolean(words));
}

function show(part, isShown) {
  part.hidden = !isShown;
  note.classList.toggle("is-said", note.querySelector("[data-said]:not([hidden])") !== null);
}

// Each action that was refused, what it was about and why, until the reader dismisses them.
function sayRefused(refusals) {
  const part = note.querySelector('[data-said="refused"]');
  const numbers = JSON.stringify(refusals.map((action) => action.number));
  if (part.dataset.numbers === numbers) return; // said already, and not to be read out again
  part.dataset.numbers = numbers;
  part.querySelector("[data-refused]").replaceChildren(...refusals.map(refusedLine));
  show(part, refusals.length > 0);
}

function refusedLine({ what, about, status, why }) {
  const { words, saidStatus } = note.querySelector('[data-said="refused"]').dataset;
  const said = [JSON.parse(words)[what], what === "settings" ? "" : about, why || saidStatus.replace("{status}", number(status))];
  const parts = said.filter(Boolean).map((textContent) => Object.assign(document.createElement("bdi"), { textContent }));
  const line = document.createElement("li");
  line.append(...parts.flatMap((part, place) => (place ? [" · ", part] : [part])));
  return line;
}

export function wireDismissing() {
  note?.querySelector("[data-dismiss]").addEventListener("click", async () => {
    const part = note.querySelector('[data-said="refused"]');
    await ask("dismiss", { numbers: JSON.parse(part.dataset.numbers) });
    sayQueue(await ask("queue"));
    document.querySelector("header a")?.focus(); // what comes next on the page: the button is gone
  });
}
