// Says above a page what the network's absence means for it. The words stand in the note's own attributes.
import { moment, number } from "./locale.js";

const note = document.querySelector("[data-offline-note]");

export function sayCopy() {
  const { copy } = document.documentElement.dataset;
  const words = note?.dataset.saidCopy;
  if (!words) return;
  say("copy", words.replace("{date}", moment(new Date(copy))));
}

// `told` is the worker's: the paths that wait, how many were refused, how many have just been sent.
export function sayQueue(told) {
  if (!note || !told) return;
  const { waiting, refused, sent = 0, why = "" } = told;
  const { saidWaiting, saidRefused, saidSent, saidSignedOut } = note.dataset;
  const count = (words, times) => (times ? words.replace("{count}", number(times)) : "");
  // The browser's own sending and the page's may meet: who found nothing left to send takes nothing back.
  if (sent || waiting.length) say("sent", count(saidSent, sent));
  say("waiting", count(why === "signed out" ? saidSignedOut : saidWaiting, waiting.length));
  say("refused", count(saidRefused, refused));
  for (const form of document.querySelectorAll('form[method="post"]')) {
    form.classList.toggle("is-queued", waiting.includes(new URL(form.action).pathname));
  }
}

function say(name, words) {
  const line = note.querySelector(`[data-said="${name}"]`);
  if (line.textContent !== words) line.textContent = words;
  line.hidden = !words;
  note.classList.toggle("is-said", note.querySelector("[data-said]:not([hidden])") !== null);
}
