// Keeps the files that `kept` (above) lists, and answers with them where there is no network. It looks at no other request, and it
// writes down nothing of what is opened.

// A network that says nothing for so long, in milliseconds, is none.
const PATIENCE = 4000;

// The page keeps the first ones (guide-keep.js). A worker keeps only newer ones for those that are there: whoever had everything removed
// must not find it again.
const renew = async () => {
  const names = await caches.keys();
  if (!names.some((name) => name.startsWith(kept.family)) || (await isWhole())) return;
  const cache = await caches.open(kept.name);
  try {
    await cache.addAll(kept.files);
  } catch (error) {
    await caches.delete(kept.name); // The older ones stay.
    throw error;
  }
};

// Files come all or none, so one of them stands for all. A cache that was opened may be empty.
const isWhole = async () => Boolean(await caches.match(kept.files[0], { cacheName: kept.name }));

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(renew());
});

self.addEventListener("activate", (event) => {
  const tidy = async () => {
    if (!(await isWhole())) return;
    for (const name of await caches.keys()) if (name.startsWith(kept.family) && name !== kept.name) await caches.delete(name);
  };
  event.waitUntil(tidy());
});

// What the network has is newer; what is kept is there. A cache that was removed stays removed.
const answer = async (request, path) => {
  const held = await caches.match(path);
  if (!held) return fetch(request);
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const fresh = await Promise.race([fetch(request), late]).catch(() => null);
  if (!fresh || !fresh.ok) return held;
  if (await caches.has(kept.name)) {
    const copy = fresh.clone();
    caches.open(kept.name).then((cache) => cache.put(path, copy)).catch(() => {});
  }
  return fresh;
};

self.addEventListener("fetch", (event) => {
  const path = new URL(event.request.url).pathname;
  if (event.request.method === "GET" && kept.files.includes(path)) event.respondWith(answer(event.request, path));
});
