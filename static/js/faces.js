// A face that the reader chooses while the page is open shows itself as soon as its files are there. (On opening
// a page, fonts.css takes a face only where that moves no line.)
export function showChosenFaces() {
  const swap = () => document.fonts.forEach((face) => (face.display = "swap"));
  new MutationObserver(swap).observe(document.documentElement, { attributeFilter: ["data-face"] });
}
