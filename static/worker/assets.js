// What pages wear. Each build's files are kept for as long as a copy of a page of that build is.
const assetsOf = (build) => `${ASSETS}${build}`;

async function keepShell() {
  const cache = await caches.open(assetsOf(BUILD.build));
  await cache.addAll(BUILD.shell);
  await keepOfflinePage();
}

async function keepOfflinePage() {
  const answer = await fetch(BUILD.offline, { cache: "no-cache" });
  if (!answer.ok || answer.redirected) throw new Error(`${BUILD.offline}: ${answer.status}`);
  await (await caches.open(assetsOf(BUILD.build))).put(BUILD.offline, answer);
}

async function showAsset(event, { pathname }) {
  const [build, ...path] = pathname.slice(BUILD.static.length).split("/");
  const kept = await caches.match(event.request.url, { cacheName: assetsOf(build), ignoreVary: true });
  if (kept) return kept;
  try {
    const answer = await fetch(event.request);
    // Of a build that is no longer served, the server sends today's file, which is not that build's.
    const isOfBuild = answer.headers.get("Cache-Control")?.includes("immutable");
    if (answer.status === 200 && isOfBuild) event.waitUntil(keepAsset(build, event.request.url, answer.clone()));
    return answer;
  } catch (error) {
    const today = `${BUILD.static}${BUILD.build}/${path.join("/")}`;
    const found = await caches.match(today, { cacheName: assetsOf(BUILD.build), ignoreVary: true });
    if (found) return found;
    throw error;
  }
}

async function keepAsset(build, address, answer) {
  await (await caches.open(assetsOf(build))).put(address, answer);
}

// Forget the builds that no copy was made in.
async function tidyAssets() {
  const needed = new Set([assetsOf(BUILD.build)]);
  const names = await caches.keys();
  for (const name of names.filter((each) => each.startsWith(COPIES) && !each.endsWith(" images"))) {
    const cache = await caches.open(name);
    for (const key of await cache.keys()) {
      const copy = await cache.match(key, { ignoreVary: true });
      needed.add(assetsOf(aboutOf(copy).get("build")));
    }
  }
  const old = names.filter((name) => name.startsWith(ASSETS) && !needed.has(name));
  await Promise.all(old.map((name) => caches.delete(name)));
}
