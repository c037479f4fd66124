// What pages ask of the worker; each answer goes back through the port that came along.
const ASKED = {
  copies: () => tellCopies(),
  queue: () => tellQueue(),
  keep: ({ address }) => keepForGood(address),
  release: ({ address }) => moveCopy(address, "opened"),
  kindOf: async ({ address }) => (await findCopy(address))?.kind ?? "",
  forget: () => forgetCopies(),
  dismiss: ({ numbers }) => dismiss(numbers),
  send: ({ token }) => sendAndTell(token),
  refresh: ({ address }) => refreshCopy(address),
  settled: (page) => settle(page),
};

async function keepForGood(address) {
  if (!(await moveCopy(address, "kept"))) await fetchCopy(address, "kept");
  await completeImages(address);
  return (await findCopy(address))?.kind ?? "";
}

async function fetchCopy(address, kind) {
  try {
    const plain = keyOf(address);
    const era = forgotten;
    await keepCopy(plain, await fetch(plain, { priority: "low", headers: { Accept: "text/html" } }), era, kind);
  } catch {
    // the server is away, and so nothing is fetched ahead
  }
}

// What is kept of a page that has changed is fetched anew.
async function refreshCopy(address) {
  const copy = await findCopy(address);
  if (copy) await fetchCopy(address, copy.kind);
}

// Refused actions that their reader has read of, by their numbers.
async function dismiss(numbers) {
  await Promise.all(numbers.map((number) => dropAction({ number })));
  await tellPages();
}

async function sendAndTell(token) {
  const { sent, addresses, refused, why } = await sendQueue(token);
  const changed = new Set([...addresses.map(pageOf), ...(sent ? [BUILD.root] : [])]);
  for (const address of changed) await refreshCopy(address);
  if (sent || refused || why === "signed out") await tellPages({ sent, why });
  return tellQueue({ sent, why });
}

async function tellPages(more) {
  const told = await tellQueue(more);
  for (const client of await clients.matchAll()) client.postMessage(told);
}

// A page has come to rest: what it needs to be read again is completed, and what is next is fetched.
async function settle({ address, language, ahead, isFresh }) {
  const { pathname } = new URL(address);
  const mayBeKept = ARTICLE.test(pathname) || LISTS.some((list) => list.test(pathname));
  if (mayBeKept && (!isFresh || !(await findCopy(address)))) await fetchCopy(address);
  if (ARTICLE.test(pathname)) await completeImages(address);
  const offline = await offlinePage();
  if (!(await currentPerson())) return; // nobody is signed in
  const era = forgotten;
  if (aboutOf(offline).get("language") !== language) await keepOfflinePage().catch(() => {});
  if (!(await findCopy(BUILD.form))) await fetchCopy(BUILD.form);
  for (const next of ahead.slice(0, BUILD.ahead)) {
    if (era !== forgotten) return;
    if (!ARTICLE.test(new URL(next).pathname) || (await findCopy(next))) continue;
    await fetchCopy(next, "ahead");
    await completeImages(next);
  }
}
