// Copies of pages: kept, found, told, forgotten. Only what the server has marked as this reader's is kept.
const HEADER = "Nutgraf-Copy";
const KEPT_AT = "Nutgraf-Kept-At";
let forgotten = 0; // how often all was forgotten: what was on its way then is not kept after it

const aboutOf = (answer) => new URLSearchParams(answer.headers.get(HEADER) ?? "");

// `era` is `forgotten` as it was before the page was asked for.
async function keepCopy(address, answer, era, kind) {
  const about = aboutOf(answer);
  const person = about.get("person");
  if (!answer.ok || answer.redirected || !person) return;
  const key = keyOf(address);
  const place = kind ?? (await placeOf(person, key));
  const copy = await stamped(answer);
  await forgetOthers(person);
  if (era !== forgotten) return;
  const cache = await copiesOf(person, place);
  await cache.put(key, copy);
  await trim(cache, BOUNDS[place]);
  if (era !== forgotten) await forgetCopies();
}

// An article that is kept for good, or fetched ahead, stays so; one that is opened counts as opened.
async function placeOf(person, key) {
  if (!ARTICLE.test(new URL(key).pathname)) return "lists";
  if (await lookUp(person, "kept", key)) return "kept";
  if (await lookUp(person, "ahead", key)) await (await copiesOf(person, "ahead")).delete(key, { ignoreVary: true });
  return "opened";
}

async function stamped(answer) {
  const headers = new Headers(answer.headers);
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  headers.set(KEPT_AT, new Date().toISOString());
  return new Response(await answer.blob(), { status: answer.status, headers });
}

async function trim(cache, bound) {
  const keys = await cache.keys(); // in the order in which they were kept
  await Promise.all(keys.slice(0, Math.max(0, keys.length - bound)).map((key) => cache.delete(key, { ignoreVary: true })));
}

async function forgetOthers(person) {
  const names = (await caches.keys()).filter((name) => name.startsWith(COPIES) && !name.startsWith(`${COPIES}${person} `));
  await Promise.all(names.map((name) => caches.delete(name)));
}

async function forgetCopies() {
  forgotten += 1;
  const names = (await caches.keys()).filter((name) => name.startsWith(COPIES));
  await Promise.all(names.map((name) => caches.delete(name)));
}

// Of a list around an article's place its beginning will do.
function beginningOf(address) {
  const key = new URL(keyOf(address));
  key.searchParams.delete("at");
  return key.href;
}

async function findCopy(address) {
  const person = await currentPerson();
  if (!person) return null;
  for (const key of [keyOf(address), beginningOf(address)]) {
    for (const kind of [...ARTICLES, "lists"]) {
      const found = await lookUp(person, kind, key);
      if (found) return { found, kind };
    }
  }
  return null;
}

// A copy as a page: its root element says of when it is, which the page then tells.
async function asPage({ found }) {
  const text = await found.text();
  const headers = new Headers(found.headers);
  const when = found.headers.get(KEPT_AT);
  return new Response(text.replace("<html ", `<html data-copy="${when}" `), { status: 200, headers });
}

async function moveCopy(address, kind) {
  const copy = await findCopy(address);
  if (!copy) return false;
  const person = await currentPerson();
  await (await copiesOf(person, copy.kind)).delete(keyOf(address), { ignoreVary: true });
  const cache = await copiesOf(person, kind);
  await cache.put(keyOf(address), copy.found);
  await trim(cache, BOUNDS[kind]);
  return true;
}

// The articles that can be read now, the latest first.
async function tellCopies() {
  const person = await currentPerson();
  const told = [];
  for (const kind of person ? ARTICLES : []) {
    const cache = await copiesOf(person, kind);
    for (const key of await cache.keys()) {
      const copy = await cache.match(key, { ignoreVary: true });
      const about = aboutOf(copy);
      told.push({ address: key.url, kind, title: about.get("title"), lang: about.get("lang"), at: copy.headers.get(KEPT_AT) });
    }
  }
  return told.sort((one, other) => other.at.localeCompare(one.at));
}
