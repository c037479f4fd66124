// Applies a choice at once, and keeps it by the form's own address.
import { number } from "./locale.js";
import { send } from "./send.js";

const root = document.documentElement;

export function applyPreferences() {
  for (const form of document.querySelectorAll("[data-preferences]")) {
    form.addEventListener("input", ({ target }) => apply(target));
    form.addEventListener("change", ({ target }) => keep(form, target));
    form.addEventListener("submit", (event) => {
      if (event.submitter?.name !== "reset") return;
      event.preventDefault();
      reset(form);
    });
  }
  addEventListener("pageshow", (event) => event.persisted && applyKept());
  document.addEventListener("prerenderingchange", applyKept);
}

async function keep(form, { name, value }) {
  await send(form.action, { [name]: value });
  if (name === "language") location.reload(); // the words are the server's
}

function apply(field) {
  root.dataset[field.name] = field.value;
  const shown = field.parentElement.querySelector("[data-shown]");
  if (shown) shown.textContent = number(field.value);
}

function reset(form) {
  for (const { dataset } of form.querySelectorAll("[data-default]")) set(form, dataset.preference, dataset.default);
  send(form.action, { reset: "1" });
}

function set(form, name, value) {
  const field = form.elements[name];
  field.value = value; // of a group of radio buttons too
  apply(field instanceof RadioNodeList ? [...field].find((each) => each.checked) : field);
}

// A page that waited (in the back/forward cache, or rendered ahead) may be older than a choice.
export function applyKept() {
  const kept = document.cookie.split("; ").find((pair) => pair.startsWith("preferences="));
  const choices = new URLSearchParams(kept?.slice("preferences=".length).replace(/^"|"$/g, ""));
  for (const [name, value] of choices) {
    if (!(name in root.dataset)) continue;
    if (name === "language" && value !== root.dataset.language) return location.reload();
    root.dataset[name] = value;
    for (const form of document.querySelectorAll("[data-preferences]")) if (form.elements[name]) set(form, name, value);
  }
}
