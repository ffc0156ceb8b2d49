// Under a conversation, where a browser runs scripts: snippets after a slash, and a draft that is kept while somebody types. The
// same is there as a link and as a button.
(() => {
  "use strict";
  const own = document.currentScript.dataset;
  const message = document.querySelector("#message");
  if (!message) return;
  const status = document.createElement("p");
  status.className = "live-note";
  status.setAttribute("role", "status");
  message.after(status);

  // --- Snippets in an answer ---
  const menu = document.createElement("div");
  menu.className = "panel panel-at card";
  menu.hidden = true;
  let slash = -1;
  const leave = () => { menu.hidden = true; slash = -1; };
  const offer = async () => {
    const q = message.value.slice(slash + 1, message.selectionStart);
    if (slash < 0 || message.value[slash] !== "/" || /\n/.test(q) || q.length > 40) return leave();
    // By a form: what somebody types stands in no address.
    const body = new URLSearchParams({ csrf: message.form.elements.csrf.value, q });
    const answer = await fetch(message.dataset.snippets, { method: "POST", body, headers: { "x-live": "1" } });
    const there = new DOMParser().parseFromString(await answer.text(), "text/html");
    const list = there.querySelector("[data-snippets]");
    if (slash < 0 || !list) return;
    menu.replaceChildren(list);
    menu.hidden = !list.children.length;
  };
  if (message.dataset.snippets) {
    message.after(menu);
    message.addEventListener("input", (event) => {
      const at = message.selectionStart - 1;
      if (event.data === "/" && (at === 0 || /\s/.test(message.value[at - 1]))) slash = at;
      if (slash >= 0) offer();
    });
    const keys = (event) => {
      if (menu.hidden) return;
      if (event.key === "Escape") { event.stopPropagation(); leave(); message.focus(); }
      else if (event.key === "Enter" && event.target === message) {
        event.preventDefault();
        menu.querySelector("button").click();
      } else {
        const shown = [...menu.querySelectorAll("button")];
        const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (!by || !shown.length) return;
        event.preventDefault();
        const to = shown.indexOf(document.activeElement) + by;
        (to < 0 ? message : shown[to % shown.length]).focus();
      }
    };
    message.addEventListener("keydown", keys);
    menu.addEventListener("keydown", keys);
    menu.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      const end = message.selectionStart;
      const text = button.dataset.text || "";
      message.setRangeText(text, slash, end, "end");
      leave();
      if (!text) return;
      event.preventDefault();
      const field = message.form.querySelector("[name=snippet]");
      if (field) field.value = button.value;
      message.focus();
      message.dispatchEvent(new Event("input"));
    });
  }

  // --- Drafts ---
  if (message.form.dataset.draft) {
    let timer, kept = message.value;
    const keep = async () => {
      if (message.value === kept) return;
      const now = message.value;
      try {
        const body = new URLSearchParams(new FormData(message.form));
        const answer = await fetch(message.form.dataset.draft, { method: "POST", body, redirect: "manual" });
        if (!answer.ok) throw 0;
        kept = now;
        status.textContent = own.kept;
      } catch { status.textContent = own.notKept; }
    };
    // One that is under way ends before the answer goes: it would come back as a draft.
    let going = null;
    const save = () => { going = keep().finally(() => { going = null; }); };
    message.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, 4000); });
    message.form.addEventListener("submit", (event) => {
      clearTimeout(timer);
      if (!going) return;
      event.preventDefault();
      const by = event.submitter;
      going.finally(() => message.form.requestSubmit(by));
    });
  }
})();
