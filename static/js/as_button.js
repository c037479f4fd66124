// Turns a link that works without JavaScript into the button that does the same at once.
export function asButton(link) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: link.className, title: link.title });
  button.append(...link.childNodes);
  if (link.lang) button.lang = link.lang;
  link.replaceWith(button);
  return button;
}
