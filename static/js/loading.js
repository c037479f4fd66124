// Loads what few pages need after the first paint, where an element names it, and has it wired.
export function loadNamed() {
  for (const element of document.querySelectorAll("[data-loads]")) load(element);
}

async function load(element) {
  const { wire } = await import(element.dataset.loads);
  wire();
  element.dataset.isLoaded = "";
}
