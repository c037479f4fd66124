// Closes an open menu by Escape (focus goes back to its button) and by a click beside it.
export function closePops() {
  document.addEventListener("click", (event) => {
    for (const pop of document.querySelectorAll("details.pop[open]")) {
      if (!pop.contains(event.target)) pop.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    const pop = event.key === "Escape" && document.querySelector("details.pop[open]");
    if (!pop) return;
    pop.open = false;
    pop.querySelector("summary").focus();
  });
}
