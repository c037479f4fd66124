// Shows on the settings page how far extracting kept articles again is, and the page anew when that is done.
import { number } from "./locale.js";

const EVERY_MS = 1_000;

export function wire() {
  follow(document.querySelector("[data-reextraction]"));
}

async function follow(section) {
  await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  try {
    const answer = await fetch(section.dataset.reextraction, { headers: { Accept: "application/json" } });
    if (answer.ok) {
      const progress = await answer.json();
      if (!progress.is_running) return location.reload();
      show(section, progress);
    }
  } catch {
    // the server is away for a moment: asked again below
  }
  follow(section);
}

function show(section, { done, total }) {
  const bar = section.querySelector("[data-reextraction-bar]");
  bar.max = total;
  bar.value = done;
  const count = section.querySelector("[data-reextraction-count]");
  count.textContent = count.dataset.words.replace("{done}", number(done)).replace("{total}", number(total));
}
