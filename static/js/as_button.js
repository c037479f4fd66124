// Turns a link that works without JavaScript into the button that does the same at once.
export function asButton(link) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: link.className, textContent: link.textContent });
  if (link.lang) button.lang = link.lang;
  link.replaceWith(button);
  return button;
}
