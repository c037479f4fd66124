// The worker's ears. What is not named here goes to the network as if there were no worker.
addEventListener("install", (event) => {
  event.waitUntil(keepShell().then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([registration.navigationPreload?.enable(), tidyAssets(), clients.claim()]));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (address.origin !== location.origin || FILE.test(address.pathname)) return;
  if (request.method === "POST" && isAction(address)) event.respondWith(act(event, address));
  else if (request.method === "POST" && request.mode === "navigate") event.respondWith(sendForm(event, address));
  else if (request.method !== "GET") return;
  else if (request.mode === "navigate") event.respondWith(showPage(event, address));
  else if (address.pathname.startsWith(BUILD.static)) event.respondWith(showAsset(event, address));
  else if (IMAGE.test(address.pathname)) event.respondWith(showImage(event));
});

addEventListener("sync", (event) => {
  event.waitUntil(
    sendAndTell().then(({ why }) => {
      if (why === "away") throw new Error("the server is away"); // so that the browser tries again
    }),
  );
});

addEventListener("message", (event) => {
  const answer = ASKED[event.data?.ask];
  if (!answer) return;
  event.waitUntil(answer(event.data).then((told) => event.ports[0]?.postMessage(told)));
});
