// The button that keeps an article on this device for good, or lets go of it.
import { ask } from "./worker.js";

export async function wireKeeping() {
  const button = document.querySelector("[data-keep]");
  if (!button || (await ask("queue")) === null) return; // no worker yet: from the next page on
  const address = location.href;
  const show = (kind) => {
    button.dataset.keep = kind;
    button.textContent = kind === "kept" ? button.dataset.saidKept : button.dataset.saidKeep;
    button.hidden = false;
  };
  show(await ask("kindOf", { address }));
  button.addEventListener("click", async () => {
    const isKept = button.dataset.keep === "kept";
    if (!isKept) navigator.storage?.persist?.();
    await ask(isKept ? "release" : "keep", { address });
    show(await ask("kindOf", { address }));
  });
}
