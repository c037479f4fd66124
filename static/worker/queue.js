// What a reader did while the server was away: kept in order, each with its own key, and sent later.
const QUEUE = `${PREFIX}queue`;

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

async function queueAction(address, fields, key) {
  // Of the places in an article only the last one matters.
  if (address.pathname.endsWith("/position")) {
    for (const each of await queued()) if (each.address === address.href) await dropAction(each);
  }
  const action = { address: address.href, fields, key, person: await currentPerson(), refused: 0 };
  await putAction(action);
  await registration.sync?.register("send").catch(() => {}); // where it is granted; pages send too
}

// Somebody else may have signed in meanwhile: what another person did waits for that person.
const isOf = (person, action) => !action.person || action.person === person;

// What can be said of the queue on a page.
async function tellQueue(more = {}) {
  const person = await currentPerson();
  const actions = (await queued()).filter((action) => isOf(person, action));
  const waiting = actions.filter((action) => !action.refused);
  const addresses = waiting.map((action) => new URL(action.address).pathname);
  return { waiting: addresses.filter((path) => !path.endsWith("/position")), refused: actions.length - waiting.length, ...more };
}

// Send all, in order, one sender at a time. `token` is that of a page just loaded: the session may be a new one.
function sendQueue(token = "") {
  return navigator.locks.request(QUEUE, async () => {
    const person = await currentPerson();
    const sent = [];
    let why = "";
    for (const action of await queued()) {
      if (action.refused || !isOf(person, action)) continue;
      const status = await sendAction(action, token);
      if (status === "done") {
        await dropAction(action);
        sent.push(action.address);
      } else if (status === "away" || status === "signed out") {
        why = status;
        break;
      } else {
        await putAction({ ...action, refused: status });
      }
    }
    return { sent: sent.length, addresses: sent, why };
  });
}

async function sendAction(action, token) {
  try {
    let { type, status } = await post(action);
    if (status === 400 && token) ({ type, status } = await post(action, token));
    if (type === "opaqueredirect" || (status >= 200 && status < 300)) return "done";
    if (status >= 500 || status === 409 || status === 429) return "away";
    return status === 403 || (status === 400 && !token) ? "signed out" : status;
  } catch {
    return "away";
  }
}

function post({ address, fields, key }, token) {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, name === "csrf_token" && token ? token : value);
  const headers = { Accept: "application/json", "Action-Key": key };
  return fetch(address, { method: "POST", body, headers, redirect: "manual" });
}
