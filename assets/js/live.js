// New messages in the page, where a browser runs scripts. Everything here works without it: the frame that this
// replaces shows the same, and the link above it always leads to the newest messages.
(() => {
  "use strict";
  const box = document.querySelector("[data-events]");
  if (!box || !window.EventSource) return;
  const frame = box.querySelector("iframe");
  const end = box.querySelector("[hidden]");
  const log = document.createElement("div");
  const list = document.createElement("div");
  const note = document.createElement("p");
  log.className = "live-log live-in";
  log.tabIndex = 0;
  log.setAttribute("role", "log");
  log.setAttribute("aria-live", "polite");
  log.setAttribute("aria-label", frame.title);
  list.className = "thread";
  note.className = "auto";
  note.textContent = box.dataset.note;
  list.append(note);
  log.append(list);
  frame.replaceWith(log);

  // What comes must not move the field that somebody types in.
  const still = (change) => {
    const typing = document.activeElement && document.activeElement.closest("form");
    const before = typing ? typing.getBoundingClientRect().top : 0;
    change();
    if (typing) window.scrollBy(0, typing.getBoundingClientRect().top - before);
  };
  // The markup is the server's, escaped there; scripts in it would not run.
  const add = (html) => still(() => list.insertAdjacentHTML("beforeend", html));

  const source = new EventSource(box.dataset.events);
  const over = () => {
    source.close();
    note.remove();
  };
  source.addEventListener("message", (event) => add(event.data));
  source.addEventListener("here", (event) => still(() => { document.querySelector(".here").outerHTML = event.data; }));
  // Somebody else may be asked to read along: that stands where the page has it, and not in the log.
  source.addEventListener("wish", (event) => still(() => { document.querySelector("[data-wish]").innerHTML = event.data; }));
  source.addEventListener("end", (event) => { over(); add(event.data); });
  source.addEventListener("error", () => {
    if (source.readyState !== EventSource.CLOSED) return; // It comes back by itself.
    over();
    end.hidden = false;
  });
})();
