// Loads the sheet of what is only now asked for; what shows itself waits for it.
export function loadStyle(address) {
  if (document.querySelector(`link[data-loaded="${CSS.escape(address)}"]`)) return null;
  const link = document.createElement("link");
  Object.assign(link, { rel: "stylesheet", href: address });
  link.dataset.loaded = address;
  const loaded = new Promise((resolve) => link.addEventListener("load", resolve));
  const failed = new Promise((resolve) => link.addEventListener("error", resolve)); // better bare than not at all
  document.head.append(link);
  return Promise.race([loaded, failed]);
}
