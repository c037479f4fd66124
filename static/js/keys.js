// Turns keys into actions. An action is offered to whoever listens for it, and else presses what it names.
const SEQUENCE_MS = 1_500; // so long the first of two keys is remembered

export function wireKeys() {
  const actions = JSON.parse(document.body.dataset.keyMap);
  let first = "";
  let timer;
  addEventListener("keydown", (event) => {
    if (document.documentElement.dataset.keys === "off" || isForOthers(event)) return;
    const pressed = first + nameOf(event);
    const action = actions[pressed] ?? actions[nameOf(event)];
    clearTimeout(timer);
    first = "";
    if (action) {
      event.preventDefault();
      perform(action);
    } else if (Object.keys(actions).some((key) => key.length === 2 && key[0] === pressed)) {
      first = pressed;
      timer = setTimeout(() => (first = ""), SEQUENCE_MS);
    }
  });
}

export function perform(name) {
  const action = new CustomEvent("nutgraf:action", { detail: { name }, cancelable: true });
  if (!document.dispatchEvent(action)) return;
  if (name === "help") return toggleHelp();
  document.querySelector(`[data-action="${name}"]`)?.click();
}

// A popover: a modal dialog would make the whole of a long article inert first.
function toggleHelp() {
  document.querySelector("[data-keys-help]").togglePopover();
}

function isForOthers(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return true;
  const isTyping = event.target.matches("textarea, select, [contenteditable], input:not([type=range], [type=checkbox], [type=radio])");
  const isInDialog = document.querySelector("[data-keys-help]:popover-open") !== null && event.key !== "?" || document.querySelector("dialog[open]") !== null;
  return isTyping || isInDialog;
}

// On a keyboard whose letters are not Latin, the key at the Latin letter's place counts.
function nameOf({ key, code }) {
  return key.length === 1 && key > "~" && code.startsWith("Key") ? code.slice(3).toLowerCase() : key;
}
