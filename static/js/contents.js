// The table of contents: open where it stands beside the text, and telling where in the text one is.
const LINE = "-66%"; // a section is the current one once its heading is in the upper third of the window
const EVERYTHING_ABOVE = "10000000px"; // also what a jump left far behind

export function followContents() {
  const contents = document.querySelector("[data-contents]");
  if (!contents) return;
  const links = new Map();
  for (const link of contents.querySelectorAll("a")) {
    const heading = document.getElementById(link.hash.slice(1));
    if (heading) links.set(heading, link);
  }
  contents.open = isBeside(contents);
  contents.addEventListener("toggle", () => {
    if (contents.open && !isBeside(contents)) contents.querySelector("summary").focus(); // opened by a key from afar
  });
  contents.addEventListener("click", (event) => {
    if (event.target.closest("a") && !isBeside(contents)) contents.open = false; // it is in the way of its own text
  });
  markCurrent(contents, links);
}

function isBeside(contents) {
  return getComputedStyle(contents).position === "sticky";
}

function markCurrent(contents, links) {
  const passed = new Set();
  let current = null;
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) passed[isIntersecting ? "add" : "delete"](target);
    const heading = [...links.keys()].findLast((each) => passed.has(each));
    const link = links.get(heading) ?? null;
    if (link === current) return;
    current?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "location");
    current = link;
    if (link && isBeside(contents)) contents.scrollTop = link.offsetTop - contents.clientHeight / 2;
  }, { rootMargin: `${EVERYTHING_ABOVE} 0px ${LINE} 0px` });
  for (const heading of links.keys()) observer.observe(heading);
}
