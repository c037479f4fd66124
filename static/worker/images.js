// Pictures of articles, which the server keeps: first from here. Other sites' pictures are not kept.
async function showImage(event) {
  const person = await currentPerson();
  if (!person) return fetch(event.request);
  const cache = await copiesOf(person, "images");
  const kept = await cache.match(event.request.url, { ignoreVary: true });
  if (kept) return kept;
  const era = forgotten;
  const answer = await fetch(event.request);
  if (answer.ok && era === forgotten) event.waitUntil(cache.put(event.request.url, answer.clone()).then(() => trim(cache, BOUNDS.images)));
  return answer;
}

// The pictures of a copy that no page has asked for yet.
async function completeImages(address) {
  const copy = await findCopy(address);
  const person = await currentPerson();
  if (!copy || !person) return;
  const text = await copy.found.text();
  const cache = await copiesOf(person, "images");
  for (const [, source] of text.matchAll(/\ssrc="(\/[^"]+)"/g)) {
    const image = new URL(source, location.origin);
    if (!IMAGE.test(image.pathname) || (await cache.match(image.href, { ignoreVary: true }))) continue;
    const era = forgotten;
    const answer = await fetch(image.href, { priority: "low" });
    if (answer.ok && era === forgotten) await cache.put(image.href, answer);
  }
  await trim(cache, BOUNDS.images);
}
