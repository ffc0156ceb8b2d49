// Keeps the files that `kept` (above) lists, and answers with them where there is no network. It looks at no other request, and it
// writes down nothing of what is opened.

// A network that says nothing for so long, in milliseconds, is none.
const PATIENCE = 4000;

const keep = () => caches.open(kept.name).then((cache) => cache.addAll(kept.files));

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(keep());
});

// Somebody who removed the pages wants them again, before this worker has ended: browsers do not install it a second time.
self.addEventListener("message", (event) => {
  const [port] = event.ports;
  if (port) event.waitUntil(keep().then(() => port.postMessage(true), () => port.postMessage(false)));
});

self.addEventListener("activate", (event) => {
  const tidy = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(kept.family) && name !== kept.name) await caches.delete(name);
    }
  };
  event.waitUntil(tidy());
});

// What the network has is newer; what is kept is there. A cache that was removed stays removed.
const answer = async (request, path) => {
  const held = await caches.match(path, { cacheName: kept.name });
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
