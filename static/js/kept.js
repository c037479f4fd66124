// The page and the settings that tell what can be read on this device without a network.
import { number } from "./locale.js";
import { ask, canKeepPages } from "./worker.js";

export async function tellKept() {
  const section = document.querySelector("[data-offline-kept]");
  if (!section) return;
  if (!canKeepPages) return show(section, isSecureContext ? "never" : "insecure");
  const copies = (await ask("copies")) ?? [];
  show(section, copies.length ? "some" : "none");
  list(section.querySelector("[data-kept-list]"), copies);
  await tellSize(section, copies);
  section.querySelector("[data-kept-forget]")?.addEventListener("click", async () => {
    await ask("forget");
    show(section, "none");
  }, { once: true });
}

function show(section, name) {
  for (const part of section.querySelectorAll("[data-kept]")) part.hidden = part.dataset.kept !== name;
}

function list(place, copies) {
  place?.replaceChildren(...copies.map(({ address, title, lang }) => {
    const link = Object.assign(document.createElement("a"), { href: address, textContent: title, dir: "auto", lang });
    const item = document.createElement("li");
    item.append(link);
    return item;
  }));
}

async function tellSize(section, copies) {
  const place = section.querySelector("[data-kept-size]");
  if (!place) return;
  const { usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  const size = number(usage / 1e6, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });
  place.textContent = place.dataset.words.replace("{count}", number(copies.length)).replace("{size}", size);
}
