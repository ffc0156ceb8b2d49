// The buttons that have the browser keep the emergency pages, and remove them. Nothing is kept before somebody presses one; where a
// browser keeps nothing (Tor Browser, private windows), it says so and there is no button.
(() => {
  "use strict";
  const box = document.querySelector("[data-keep]");
  if (!box) return;
  const words = box.dataset;
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
  const isKept = async () => (await caches.keys()).some((name) => name.startsWith(words.own));
  const add = async () => {
    const registration = await navigator.serviceWorker.register(`${words.keep}worker.js`, { scope: words.keep });
    await settled(registration);
    if (await isKept()) return;
    await new Promise((resolve, reject) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = (event) => (event.data ? resolve() : reject(new Error("not kept")));
      registration.active.postMessage("keep", [port2]);
    });
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
      if (!done) await remove().catch(() => {});
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
