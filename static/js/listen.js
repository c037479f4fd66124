// Offers to read the article out where this browser has voices. What does it is loaded when it is first asked for.
const GOES_ON = "nutgraf-listen-on"; // the address that listening is going on to, in this tab

export function wireListening() {
  const button = document.querySelector("[data-listen]");
  const synthesis = window.speechSynthesis;
  if (!button || !synthesis || !window.SpeechSynthesisUtterance) return;
  let listening; // a promise, so that a second press waits for the same one
  const load = () => (listening ??= import(button.dataset.listen).then((module) => module.makeListening(button, goOnTo)));
  const offer = () => {
    button.hidden = synthesis.getVoices().length === 0;
    if (!button.hidden && isGoingOn()) load().then((made) => made.goOn());
  };
  const begin = () => {
    synthesis.addEventListener?.("voiceschanged", offer); // some browsers know their voices only after a while
    offer();
  };
  button.addEventListener("click", () => {
    if (button.hidden) return; // pressed by its key
    // Safari speaks only if it began to within the press itself; what follows comes after a request.
    if (!listening) synthesis.speak(new SpeechSynthesisUtterance(""));
    load().then((made) => made.toggle());
  });
  if (document.prerendering) document.addEventListener("prerenderingchange", begin, { once: true });
  else begin();
}

function isGoingOn() {
  try {
    const address = sessionStorage.getItem(GOES_ON);
    sessionStorage.removeItem(GOES_ON);
    return address === location.href;
  } catch {
    return false; // a browser that keeps nothing
  }
}

function goOnTo(address) {
  try {
    sessionStorage.setItem(GOES_ON, address);
  } catch {
    // the next article is opened, and does not begin by itself
  }
  location.assign(address);
}
