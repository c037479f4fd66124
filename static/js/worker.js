// The page's side of the service worker: starts it, and asks it things. Granted on https and on this machine.
const address = import.meta.url.replace(/\/static\/[^/]+\/.*$/, "/worker.js"); // of this script, never of the page

// The page's policy names this one rule, and lets it be made once: no other script can start a worker.
const rule = globalThis.trustedTypes?.createPolicy("nutgraf", {
  createScriptURL(asked) {
    if (asked !== address) throw new TypeError(`not ours: ${asked}`);
    return asked;
  },
});

export const canKeepPages = isSecureContext && "serviceWorker" in navigator && "caches" in globalThis;

export async function startWorker() {
  await navigator.serviceWorker.register(rule ? rule.createScriptURL(address) : address, { updateViaCache: "none" });
  return navigator.serviceWorker.ready;
}

// The worker's answer; null where there is no worker yet.
export async function ask(what, more = {}) {
  const worker = canKeepPages && (await navigator.serviceWorker.getRegistration())?.active;
  if (!worker) return null;
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      port1.close();
      resolve(data);
    };
    worker.postMessage({ ask: what, ...more }, [port2]);
  });
}
