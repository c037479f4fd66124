// Gives each piece of code a button that copies it, exactly as it stands.
import { copy } from "./copying.js";

const SAID_MS = 2_000;

export function wire() {
  const made = document.querySelector("[data-code-tools]").content.querySelector("button");
  const said = document.createElement("p");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  document.body.append(said);
  for (const box of document.querySelectorAll("[data-body] .code-box")) {
    const button = made.cloneNode(true);
    button.addEventListener("click", () => copyCode(box.querySelector("pre"), button, said));
    box.append(button);
  }
}

async function copyCode(code, button, said) {
  const { labelCopied, labelSelected } = button.dataset;
  try {
    await copy(textOf(code));
    say(said, labelCopied);
    button.classList.add("is-done");
    setTimeout(() => button.classList.remove("is-done"), SAID_MS);
  } catch {
    getSelection().selectAllChildren(code); // what is left to press is the browser's own key
    say(said, labelSelected);
  }
  button.focus({ preventScroll: true }); // the old way of copying takes it away
}

// A line of the same words is read out again only if it was empty meanwhile.
function say(line, words) {
  line.textContent = "";
  setTimeout(() => (line.textContent = words), 50);
}

function textOf(code) {
  const clone = code.cloneNode(true);
  for (const lineBreak of clone.querySelectorAll("br")) lineBreak.replaceWith("\n");
  return clone.textContent;
}
