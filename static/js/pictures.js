// Offers an article's pictures large: by a click, Enter on one, or a key for the one in view. A link to a
// picture's own file opens it too; one that leads elsewhere stays, and has a button beside it. What shows
// them large is loaded when it is first asked for.
import { showDeadImages } from "./dead_images.js";
import { leadsToFile } from "./picture_files.js";

const LEAST = 100; // pixels of the longer side: what is smaller is an icon

export function wire() {
  const body = document.querySelector("[data-body]");
  const dialog = document.querySelector("[data-large]");
  showDeadImages(body);
  let large; // a promise, so that a second click waits for the same one
  const open = async (image) => (await (large ??= import(dialog.dataset.large).then((module) => module.makeLarge(dialog, () => openable(body))))).open(image);
  const offer = (image) => offerLarge(image, dialog.dataset, open);
  body.addEventListener("load", ({ target }) => target.tagName === "IMG" && offer(target), true);
  for (const image of body.querySelectorAll("img")) if (image.complete && image.naturalWidth) offer(image);
  body.addEventListener("click", (event) => {
    const image = event.target.closest("img[data-opens]");
    if (!image || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || leadsElsewhere(image)) return;
    event.preventDefault();
    open(image);
  });
  body.addEventListener("keydown", (event) => {
    if (!event.target.matches("img[data-opens]") || !["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    open(event.target);
  });
  document.addEventListener("nutgraf:action", (event) => {
    const image = event.detail.name === "picture" && inView(openable(body));
    if (!image) return;
    event.preventDefault();
    open(image);
  });
}

function offerLarge(image, { labelOpen }, open) {
  if ("opens" in image.dataset || Math.max(image.clientWidth, image.clientHeight) < LEAST) return;
  image.dataset.opens = "";
  const link = image.closest("a[href]");
  if (!link) {
    image.tabIndex = 0;
    image.setAttribute("role", "button");
    image.setAttribute("aria-haspopup", "dialog");
    if (!image.alt.trim()) image.setAttribute("aria-label", labelOpen);
  } else if (leadsElsewhere(image)) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "open-large", title: labelOpen });
    button.setAttribute("aria-label", labelOpen);
    button.addEventListener("click", () => open(image));
    link.after(button);
  }
}

function leadsElsewhere(image) {
  const link = image.closest("a[href]");
  return link !== null && !leadsToFile(link);
}

// Those that are there and no icons, and those that are not asked for yet, unless their page says that they are.
function openable(body) {
  const side = (image) => Math.max(image.getAttribute("width") ?? LEAST, image.getAttribute("height") ?? LEAST);
  const isPending = (image) => !image.complete && side(image) >= LEAST;
  return [...body.querySelectorAll("img")].filter((image) => !image.hidden && ("opens" in image.dataset || isPending(image)));
}

// The picture nearest to the middle of the window.
function inView(images) {
  const far = (image) => {
    const { top, bottom } = image.getBoundingClientRect();
    return Math.abs((top + bottom) / 2 - innerHeight / 2);
  };
  return images.sort((one, other) => far(one) - far(other))[0];
}
