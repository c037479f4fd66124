// Asks after articles on their way, and shows the page anew when one has arrived.
const FIRST_MS = 250;
const LONGEST_MS = 3_000;

export function waitForArticles() {
  for (const element of document.querySelectorAll("[data-waiting]")) ask(element.dataset.waiting, FIRST_MS);
}

async function ask(address, delay) {
  await new Promise((resolve) => setTimeout(resolve, delay));
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (answer.ok && !(await answer.json()).is_on_its_way) return location.reload();
  } catch {
    // the server is away for a moment: asked again below
  }
  ask(address, Math.min(LONGEST_MS, delay * 1.5));
}
