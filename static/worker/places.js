// Where things are kept. BUILD stands before this: the app's addresses and the files of this build.
const PREFIX = `nutgraf ${BUILD.root} `; // another Nutgraf may live on this origin, below another path
const COPIES = `${PREFIX}copies `;
const ASSETS = `${PREFIX}assets `;

// kind of copy → how many are kept of it; the ones kept first go first
const BOUNDS = { kept: 500, opened: BUILD.opened, ahead: BUILD.ahead, lists: 20, images: 600 };
const ARTICLES = ["kept", "opened", "ahead"]; // an article is in one of these, and is looked for in this order

const matching = (pattern) => new RegExp(`^${pattern.replaceAll("/", "\\/")}$`);
const ARTICLE = matching(`${BUILD.articles}\\d+`);
const LISTS = BUILD.lists.map(matching);
const FILE = matching(`${BUILD.articles}\\d+/file`); // kept by the server alone: it may be large
const IMAGE = matching(`${BUILD.articles}\\d+/images/[^/]+`);
const CHANGE = matching(`${BUILD.articles}\\d+/(?:${BUILD.changes.join("|")})`);

// An address of ours is kept under this one: an article is the same whatever list and summary it is asked with.
function keyOf(address) {
  const key = new URL(address, location.origin);
  key.hash = "";
  if (ARTICLE.test(key.pathname) || key.pathname === BUILD.form) key.search = "";
  for (const name of ["done", "undone"]) key.searchParams.delete(name);
  return key.href;
}

function isAction({ pathname }) {
  return whatIs(pathname) !== undefined || pathname === BUILD.signOut;
}

// What an action does: a change of an article, or another one of those that may be done later.
function whatIs(pathname) {
  return CHANGE.test(pathname) ? pathname.slice(pathname.lastIndexOf("/") + 1) : BUILD.actions[pathname];
}

// The page that an action changes.
function pageOf(address) {
  const { pathname } = new URL(address);
  return CHANGE.test(pathname) ? pathname.slice(0, pathname.lastIndexOf("/")) : pathname;
}

// Whose copies are here; "" while there are none. There is never more than one person's.
async function currentPerson() {
  const name = (await caches.keys()).find((each) => each.startsWith(COPIES));
  return name ? name.slice(COPIES.length).split(" ")[0] : "";
}

// Looks into a kind of copies, and makes no empty cache where there is none.
function lookUp(person, kind, key) {
  return caches.match(key, { cacheName: `${COPIES}${person} ${kind}`, ignoreVary: true });
}

function copiesOf(person, kind) {
  return caches.open(`${COPIES}${person} ${kind}`);
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
