// The buttons that have the browser keep the emergency pages, and remove them. Nothing is kept before somebody presses one; where a
// browser keeps nothing (Tor Browser, private windows), it says so and there is no button.
(() => {
  "use strict";
  const box = document.querySelector("[data-keep]");
  if (!box) return;
  const words = box.dataset;
  const kept = JSON.parse(words.kept);
  const said = box.querySelector("[role=status]");
  if (!navigator.serviceWorker || !window.caches) {
    said.textContent = words.cannot;
    return;
  }
  const ours = async () => {
    const all = await navigator.serviceWorker.getRegistrations();
    return all.filter((one) => new URL(one.scope).pathname.endsWith("/guide/emergency/"));
  };
  const remove = async () => {
    for (const one of await ours()) await one.unregister();
    for (const name of await caches.keys()) if (name.startsWith(words.family)) await caches.delete(name);
  };
  const settled = (registration) => new Promise((resolve, reject) => {
    const worker = registration.installing || registration.waiting || registration.active;
    const look = () => {
      if (worker.state === "activated") resolve();
      if (worker.state === "redundant") reject(new Error("not kept"));
    };
    worker.addEventListener("statechange", look);
    look();
  });
  // Files come all or none, so one of them stands for all. A cache that was opened may be empty.
  const isKept = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(kept.family) && (await caches.match(kept.files[0], { cacheName: name }))) return true;
    }
    return false;
  };
  // What did not come whole goes; other languages stay.
  const undo = async () => {
    await caches.delete(kept.name);
    const registration = await navigator.serviceWorker.getRegistration(words.keep);
    if (registration && !(await isKept())) await registration.unregister();
  };
  // The cache is opened and the worker asked for in the moment of the click and never later. So if somebody leaves while this is still
  // going on, what the browser then removes comes after both, and nothing of ours comes after that.
  const add = async () => {
    const opened = caches.open(kept.name);
    const asked = navigator.serviceWorker.register(`${words.keep}worker.js`, { scope: words.keep });
    const [cache, registration] = await Promise.all([opened, asked]);
    await Promise.all([cache.addAll(kept.files), settled(registration)]);
  };
  const button = (text, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "btn";
    made.textContent = text;
    made.hidden = true;
    made.addEventListener("click", async () => {
      made.disabled = true;
      const done = await act().then(() => true, () => false);
      if (!done) await undo().catch(() => {});
      made.disabled = false;
      await show();
      if (!done) said.textContent = words.failed;
    });
    box.append(made);
    return made;
  };
  const adds = button(words.add, add);
  const removes = button(words.remove, remove);
  const show = async () => {
    const held = await isKept();
    adds.hidden = held;
    removes.hidden = !held;
    said.textContent = held ? words.is : words.isNot;
  };
  show().catch(() => { said.textContent = words.cannot; });
})();
