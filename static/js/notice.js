// Takes the notice out of the address, so that a reload does not say it again, and away after a while.
const SHOWN_MS = 10_000; // time to read it and reach Undo; WCAG 2.2.1 is met by staying while it is used

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
