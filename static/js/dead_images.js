// In place of a picture that cannot be had: its own words and a link to it, in a quiet box. What is not there
// for want of a network comes when there is one again.
import { leadsToFile } from "./picture_files.js";

const ICON = 100; // pixels of what its page says is its longer side: of an icon nothing but its words is told

export function showDeadImages(body) {
  const { labelDead, labelAway, labelImage, labelAddress } = body.dataset;
  const words = { dead: labelDead, away: labelAway, image: labelImage, address: labelAddress };
  const boxes = new Map(); // image → its box
  const fail = (image) => {
    if (image.srcset) image.removeAttribute("srcset"); // its other sizes failed: once more, by its own address
    else if (boxes.has(image)) boxes.get(image).say();
    else boxes.set(image, new DeadImage(image, words));
  };
  body.addEventListener("error", ({ target }) => target.tagName === "IMG" && fail(target), true);
  body.addEventListener("load", ({ target }) => {
    boxes.get(target)?.undo();
    boxes.delete(target);
  }, true);
  for (const image of body.querySelectorAll("img[src]")) {
    // What failed before this ran is asked for once more: a drawing may have no width either, and be there.
    if (image.complete && !image.naturalWidth) image.src = image.getAttribute("src");
  }
  addEventListener("online", () => boxes.forEach((box) => box.retry()));
}

class DeadImage {
  constructor(image, words) {
    this.image = image;
    this.words = words;
    const link = image.closest("a");
    this.whole = link && link.querySelectorAll("img").length === 1 && !link.textContent.trim() ? link : image;
    this.alt = Object.assign(document.createElement("span"), { className: "dead-image-words", textContent: image.alt.trim() });
    image.after(this.alt);
    image.hidden = true;
    const side = Math.max(Number(image.getAttribute("width")), Number(image.getAttribute("height")));
    const isWithinText = link && this.whole === image;
    if (!isWithinText && !(side && side < ICON)) this.makeBox();
  }

  makeBox() {
    this.box = Object.assign(document.createElement("span"), { className: "dead-image" });
    this.said = Object.assign(document.createElement("span"), { className: "dead-image-said" });
    const isFile = this.whole !== this.image && leadsToFile(this.whole);
    const address = Object.assign(document.createElement("a"), { href: isFile ? this.whole.href : this.image.src, rel: "noopener noreferrer", textContent: this.words.address });
    const line = Object.assign(document.createElement("span"), { className: "dead-image-line", lang: document.documentElement.lang, dir: document.dir || "ltr" });
    line.append(this.said, address);
    if (!this.alt.textContent) this.alt.textContent = this.words.image;
    this.whole.before(this.box);
    if (isFile) this.whole.hidden = true; // one link to it is enough
    this.box.append(this.whole, ...(isFile || this.whole === this.image ? [this.alt] : []), line);
    this.say();
  }

  say() {
    if (this.said) this.said.textContent = navigator.onLine ? this.words.dead : this.words.away;
  }

  retry() {
    this.image.loading = "eager"; // one that is not shown would wait for ever
    this.image.src = this.image.getAttribute("src");
  }

  undo() {
    this.alt.remove();
    this.box?.replaceWith(this.whole);
    this.image.hidden = this.whole.hidden = false;
  }
}
