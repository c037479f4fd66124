// What a reader did while the server was away: kept in order, each with its own key and when it was done, and
// sent later. An action that the server refuses stays until its reader has dismissed it.
const QUEUE = `${PREFIX}queue`;
const TRIES = 5; // an action on which the server fails itself holds up those behind it: so often, and no more
const ABOUT_CHARS = 120; // of a text that was to be saved

function openQueue() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(QUEUE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("actions", { keyPath: "number", autoIncrement: true });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

async function inQueue(mode, work) {
  const database = await openQueue();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction("actions", mode);
      const request = work(transaction.objectStore("actions"));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

const queued = () => inQueue("readonly", (store) => store.getAll());
const putAction = (action) => inQueue("readwrite", (store) => store.put(action));
const dropAction = ({ number }) => inQueue("readwrite", (store) => store.delete(number));
const forgetActions = () => inQueue("readwrite", (store) => store.clear());

async function queueAction(address, fields, key, doneAt) {
  // Of the places in an article only the last one matters.
  if (address.pathname.endsWith("/position")) {
    for (const each of await queued()) if (each.address === address.href && !each.refused) await dropAction(each);
  }
  const person = await currentPerson();
  const about = await aboutAction(address, fields);
  await putAction({ address: address.href, fields, key, doneAt, about, person, refused: 0 });
  await registration.sync?.register("send").catch(() => {}); // where it is granted; pages send too
}

// What an action is about: an article by its title, as the page says or its copy; a file, an address, a text.
async function aboutAction(address, fields) {
  const field = Object.fromEntries(fields);
  if (CHANGE.test(address.pathname)) {
    const copy = field.about ? null : await findCopy(pageOf(address));
    return field.about || (copy && aboutOf(copy.found).get("title")) || "";
  }
  return (field.url || field.file?.name || field.text || "").trim().slice(0, ABOUT_CHARS);
}

// Somebody else may have signed in meanwhile: what another person did waits for that person.
const isOf = (person, action) => !action.person || action.person === person;

// What can be said of the queue on a page: the paths that wait, and what was refused, with the server's words.
async function tellQueue(more = {}) {
  const person = await currentPerson();
  const actions = (await queued()).filter((action) => isOf(person, action));
  const waiting = actions.filter((action) => !action.refused).map((action) => new URL(action.address).pathname);
  const refusals = actions.filter((action) => action.refused).map(tellRefused);
  // `refused` is for copies of pages from before, which only count them.
  return { waiting: waiting.filter((path) => !path.endsWith("/position")), refused: refusals.length, refusals, ...more };
}

function tellRefused({ number, address, about, refused, why }) {
  const { pathname } = new URL(address);
  return { number, what: whatIs(pathname), about: about || pageOf(address), status: refused, why: why ?? "" };
}

// Send all, in order, one sender at a time. `token` is that of a page just loaded: the session may be a new one.
function sendQueue(token = "") {
  return navigator.locks.request(QUEUE, async () => {
    const person = await currentPerson();
    const sent = [];
    let refused = 0;
    for (const action of await queued()) {
      if (action.refused || !isOf(person, action)) continue;
      const { became, status, why } = await sendAction(action, token);
      if (became === "done") {
        await dropAction(action);
        sent.push(action.address);
      } else if (became === "refused") {
        await putAction({ ...action, refused: status, why });
        refused += 1;
      } else {
        if (became === "failed") await putAction({ ...action, tries: (action.tries ?? 0) + 1 });
        return { sent: sent.length, addresses: sent, refused, why: became === "signed out" ? became : "away" };
      }
    }
    return { sent: sent.length, addresses: sent, refused, why: "" };
  });
}

// became → "done", "refused" (with the status and the server's words), "failed", "away" or "signed out".
async function sendAction(action, token) {
  try {
    let answer = await post(action);
    if (answer.status === 400 && token && !endsSession(action)) answer = await post(action, token);
    const became = judge(answer, action, token);
    return { became, status: answer.status, why: became === "refused" ? await wordsOf(answer) : "" };
  } catch {
    return { became: "away" };
  }
}

function judge({ type, status }, action, token) {
  if (type === "opaqueredirect" || (status >= 200 && status < 300)) return "done";
  if (endsSession(action) && (status === 400 || status === 403)) return "done"; // the session is over already
  if (AWAY.includes(status) || status === 409 || status === 429) return "away";
  if (status >= 500) return (action.tries ?? 0) + 1 < TRIES ? "failed" : "refused";
  return status === 403 || (status === 400 && !token) ? "signed out" : "refused";
}

const endsSession = ({ address }) => new URL(address).pathname === BUILD.signOut;

const wordsOf = (answer) => answer.json().then(({ error }) => error, () => "");

function post({ address, fields, key, doneAt }, token) {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, name === "csrf_token" && token ? token : value);
  const headers = { Accept: "application/json", "Idempotency-Key": `"${key}"` };
  if (doneAt) { // none with what was queued by a worker from before
    headers["Action-Done-At"] = new Date(doneAt).toISOString();
    headers["Action-Sent-At"] = new Date(Date.now()).toISOString();
  }
  return fetch(address, { method: "POST", body, headers, redirect: "manual" });
}
