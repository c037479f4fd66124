// Shows a file field in the page's own words: the browser's own field lies on it unseen, and takes clicks, keys
// and dropped files.
export function dressFileField() {
  const shown = document.querySelector("[data-file-shown]");
  if (!shown) return;
  const field = shown.parentElement.querySelector("input");
  const name = shown.querySelector("[data-file-name]");
  const words = name.textContent;
  const show = () => (name.textContent = field.files[0]?.name ?? words);
  field.addEventListener("change", show);
  addEventListener("pageshow", show); // a browser that goes back to the form keeps the file
  shown.hidden = false;
}
