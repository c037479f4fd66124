// Reading without a network: the worker is started once the page has come to rest, and then told of the page.
import { ask, canKeepPages, startWorker } from "./worker.js";
import { applyKept } from "./preferences.js";
import { fillShared } from "./shared.js";
import { sayCopy, sayQueue, wireDismissing } from "./offline_note.js";
import { wireKeeping } from "./keeping.js";

// A copy's token may be that of a session long over.
const isCopy = "copy" in document.documentElement.dataset || document.querySelector("[data-not-kept]") !== null;
const token = isCopy ? "" : document.querySelector('meta[name="csrf-token"]').content;

export function readOffline() {
  if (!canKeepPages) return;
  if (document.documentElement.dataset.copy) {
    applyKept();
    sayCopy();
    fillShared();
    ask("queue").then(sayQueue);
  }
  wireKeeping();
  wireDismissing();
  nameForms();
  navigator.serviceWorker.addEventListener("message", ({ data }) => sayQueue(data));
  navigator.serviceWorker.startMessages();
  addEventListener("online", sendLater);
  addEventListener("pageshow", (event) => event.persisted && ask("queue").then(sayQueue));
  whenAtRest(start);
}

// The worker has no other way of knowing what an article on a list is called.
function nameForms() {
  let pressed = null;
  addEventListener("submit", ({ submitter }) => (pressed = submitter));
  addEventListener("formdata", ({ target, formData }) => {
    const place = pressed?.closest("[data-item], [data-failure]") ?? document.querySelector(".reading");
    const title = place?.querySelector("h1, h2")?.textContent.trim();
    if (title && target.method === "post") formData.set("about", title);
  });
}

function whenAtRest(work) {
  const idle = () => (globalThis.requestIdleCallback ?? ((then) => setTimeout(then, 200)))(work);
  const loaded = () => (document.readyState === "complete" ? idle() : addEventListener("load", idle, { once: true }));
  if (document.prerendering) document.addEventListener("prerenderingchange", loaded, { once: true });
  else loaded();
}

async function start() {
  await startWorker();
  await ask("settled", {
    address: location.href,
    language: document.documentElement.lang,
    isFresh: !isCopy && !/[?&](done|summary)=/.test(location.search),
    ahead: navigator.connection?.saveData ? [] : [...document.querySelectorAll("[data-ahead] h2 a")].map((link) => link.href),
  });
  document.documentElement.dataset.offline = "ready";
  await sendLater();
}

async function sendLater() {
  const told = await ask("send", { token });
  if (told) sayQueue(told);
}
