// Pages from the network, or else, when it fails or is slow, from what is kept; and forms, sent now or later.
const PATIENCE_MS = 3_000;
const AWAY = [502, 503, 504]; // said by a proxy whose server is away

async function showPage(event, address) {
  const network = fromNetwork(event, address);
  event.waitUntil(network.catch(() => null)); // a slow page is kept though its copy is shown
  const answer = await Promise.race([network.catch(() => null), pause(PATIENCE_MS)]);
  if (answer) return answer;
  const copy = await findCopy(address);
  if (copy) return asPage(copy);
  return network.catch(() => offlinePage());
}

async function fromNetwork(event, address) {
  const era = forgotten;
  const answer = (await event.preloadResponse) ?? (await fetch(event.request));
  if (AWAY.includes(answer.status)) throw new Error(`${address.pathname}: ${answer.status}`);
  if (address.pathname === BUILD.signIn && answer.ok) event.waitUntil(forgetCopies()); // the session has ended
  if (aboutOf(answer).has("person")) event.waitUntil(keepShown(address, answer.clone(), era));
  return answer;
}

// A form that is filled in, or an article with its summary open, is kept only until the plain one is.
async function keepShown(address, answer, era) {
  const isPlain = address.pathname !== BUILD.form && !address.searchParams.has("summary");
  if (isPlain || !(await findCopy(address))) await keepCopy(address, answer, era);
}

async function offlinePage() {
  const found = await caches.match(BUILD.offline, { cacheName: assetsOf(BUILD.build), ignoreVary: true });
  return found ?? Response.error();
}

async function act(event, address) {
  const { request } = event;
  const fields = [...(await request.clone().formData())];
  const key = crypto.randomUUID();
  const doneAt = Date.now();
  if (address.pathname === BUILD.signOut) return signOut(event, address, fields, key, doneAt);
  if ((await queued()).some((action) => !action.refused) && (await sendQueue()).why === "away") {
    return later(event, address, fields, key, doneAt); // what was done before it is sent before it
  }
  try {
    const answer = await fetch(await withKey(request, key));
    if (!AWAY.includes(answer.status)) return answer;
  } catch {
    // the server is away
  }
  return later(event, address, fields, key, doneAt);
}

// A form that cannot wait: while the server is away its page stays as it is, with what was typed, and says so.
async function sendForm(event, address) {
  try {
    const answer = await fetch(event.request);
    if (!AWAY.includes(answer.status)) return answer;
  } catch {
    // the server is away
  }
  event.waitUntil(tellPages({ unsent: address.pathname }));
  return new Response(null, { status: 204 }); // at which a browser stays where it is
}

async function withKey(request, key) {
  const headers = new Headers(request.headers);
  headers.set("Idempotency-Key", `"${key}"`);
  const { url, method, redirect, keepalive } = request;
  return new Request(url, { method, redirect, keepalive, headers, body: await request.clone().blob(), mode: "same-origin", credentials: "same-origin" });
}

async function later(event, address, fields, key, doneAt) {
  await queueAction(address, fields, key, doneAt);
  if (event.request.mode === "navigate") return Response.redirect(wayBack(fields), 303);
  event.waitUntil(tellPages());
  return new Response(null, { status: 202 });
}

// The way out is open at once: what is kept here goes before anything is sent.
async function signOut(event, address, fields, key, doneAt) {
  await Promise.all([forgetCopies(), forgetActions()]);
  try {
    const answer = await fetch(await withKey(event.request, key));
    if (!AWAY.includes(answer.status)) return answer;
  } catch {
    // the server is away: told as soon as it is back
  }
  await queueAction(address, fields, key, doneAt);
  return Response.redirect(BUILD.offline, 303);
}

function wayBack(fields) {
  const next = fields.find(([name]) => name === "next")?.[1];
  const address = typeof next === "string" && next.startsWith("/") ? new URL(next, location.origin) : null;
  return address?.origin === location.origin ? address.href : new URL(BUILD.root, location.origin).href;
}
