// Asks after articles on their way, and shows the page anew when one has arrived.
import { renewWhenFree } from "./renewing.js";

const FIRST_MS = 250;
const LONGEST_MS = 3_000;

export function waitForArticles() {
  for (const element of document.querySelectorAll("[data-waiting]")) ask(element.dataset.waiting, FIRST_MS);
}

let hasArrived = false;

// A list waits a little for the others on it, so that it does not change all the time.
function show() {
  if (!document.querySelector("[data-listed]")) return location.reload();
  if (hasArrived) return;
  hasArrived = true;
  const isAlone = document.querySelectorAll("[data-waiting]").length === 1;
  setTimeout(renewWhenFree, isAlone ? 0 : Math.max(0, LONGEST_MS - performance.now()));
}

async function ask(address, delay) {
  await new Promise((resolve) => setTimeout(resolve, delay));
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (answer.ok && !(await answer.json()).is_on_its_way) return show();
  } catch {
    // the server is away for a moment: asked again below
  }
  ask(address, Math.min(LONGEST_MS, delay * 1.5));
}
