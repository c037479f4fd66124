// What has just been done, at the bottom of the window, for a while.
const SHOWN_MS = 10_000; // time to read it and reach Undo; WCAG 2.2.1 is met by staying while it is used

// Says something in the place of what was said before; `undo` is a button's label and what it does.
export function showNotice(words, undo = null) {
  document.querySelector("[data-notice]")?.remove();
  const notice = Object.assign(document.createElement("div"), { className: "notice" });
  notice.dataset.notice = "";
  notice.setAttribute("role", "status");
  notice.append(Object.assign(document.createElement("span"), { textContent: words }));
  if (undo) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "link-button", textContent: undo.label });
    button.dataset.action = "undo";
    button.addEventListener("click", undo.act);
    notice.append(button);
  }
  document.body.append(notice);
  hideNotice();
}

// Takes the notice out of the address, so that a reload does not say it again, and away after a while.
export function hideNotice() {
  const notice = document.querySelector("[data-notice]");
  if (!notice) return;
  const address = new URL(location.href);
  for (const name of ["done", "undone"]) address.searchParams.delete(name);
  history.replaceState(history.state, "", address);
  const hide = () => {
    if (notice.matches(":hover, :focus-within")) setTimeout(hide, SHOWN_MS);
    else notice.hidden = true;
  };
  setTimeout(hide, SHOWN_MS);
}
