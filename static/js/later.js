// Runs what can wait after the first paint, each step in a task of its own: none stands in an input's way.
export function later(...steps) {
  const run = () => {
    steps.shift()();
    if (steps.length > 0) setTimeout(run);
  };
  if (document.visibilityState === "visible") requestAnimationFrame(() => setTimeout(run));
  else setTimeout(run); // a page in a tab behind paints nothing
}
