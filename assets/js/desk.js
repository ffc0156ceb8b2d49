// The desk where a browser runs scripts: what changes appears by itself, letters are keys, Ctrl K lists what can be done.
// Everything is a link or a form without it. The markup is the server's, escaped there.
(() => {
  "use strict";
  const own = document.currentScript.dataset;
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (tag, more, ...inside) => {
    const made = Object.assign(document.createElement(tag), more);
    made.append(...inside);
    return made;
  };
  const message = one("#message");
  const status = make("p", { className: "live-note" });
  status.setAttribute("role", "status");
  if (message) message.before(status);
  else (one("main") || document.body).prepend(status);
  const seen = () => all("input[name=seen]");

  // --- What changes ---
  const names = (element) => element.id || element.name || element.getAttribute("href") || element.textContent;
  const again = (root, was) => {
    if (!was) return;
    const like = all("a, button, input, summary, [tabindex]", root).find((element) => names(element) === was);
    if (like) like.focus({ preventScroll: true });
  };
  const news = () => {
    const latest = one("#latest");
    const number = latest && latest.dataset.number;
    const take = () => {
      status.textContent = "";
      seen().forEach((field) => { field.value = number; });
    };
    if (!number || !seen().some((field) => +field.value < +number)) return;
    if (message && message.value) {
      const read = make("button", { type: "button", className: "btn btn-quiet", textContent: own.read, onclick: take });
      status.replaceChildren(own.news + " ", read);
    } else setTimeout(() => { if (!document.hidden && one("#latest") === latest) take(); }, 3000);
  };
  const swap = (there) => {
    const held = one("#composer [name=seen]");
    let moved = false;
    for (const region of all("[data-live]")) {
      const name = region.dataset.live;
      const fresh = one(`[data-live="${name}"]`, there);
      if (!fresh || fresh.innerHTML === region.dataset.was) continue;
      region.dataset.was = fresh.innerHTML;
      if (fresh.isEqualNode(region)) continue;
      const focus = region.contains(document.activeElement) && names(document.activeElement);
      const open = all("details[open]", region).map((element) => element.textContent);
      const ticked = all("input:checked", region).map((field) => field.id);
      const scroll = region.closest(".conv, .list") || region;
      const atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
      // What is the same stays: a link that somebody is about to click is not another one a moment later.
      const kept = [...region.children];
      region.replaceChildren(...[...fresh.childNodes].map((node) => kept.find((old) => old.isEqualNode(node)) || document.importNode(node, true)));
      all("details", region).forEach((element) => { element.open ||= open.includes(element.textContent); });
      ticked.forEach((id) => { const field = id && document.getElementById(id); if (field) field.checked = true; });
      again(region, focus);
      if (name === "messages") {
        moved = true;
        if (atEnd) scroll.scrollTop = scroll.scrollHeight;
      }
    }
    // What the page was when somebody began to answer stays said, until they have seen what came.
    if (held) seen().forEach((field) => { field.value = held.value; });
    document.title = there.title;
    if (moved) news();
  };
  let busy = false, more = false, over = false, down = false;
  addEventListener("pointerdown", () => { down = true; }, true);
  for (const name of ["pointerup", "pointercancel"]) addEventListener(name, () => setTimeout(() => { down = false; }, 50), true);
  const stop = (words) => {
    over = true;
    if (words) status.textContent = words;
  };
  const refresh = async () => {
    if (busy) { more = true; return; }
    if (over || !one("[data-live]")) return;
    busy = true;
    try {
      const answer = await fetch(location.href.split("#")[0], { headers: { "x-live": "1" }, redirect: "manual" });
      const there = new DOMParser().parseFromString(await answer.text(), "text/html");
      while (down) await new Promise((resolve) => setTimeout(resolve, 50));
      if (answer.ok && one("[data-live]", there)) swap(there);
      else if (answer.type === "opaqueredirect" || !one("[data-live]", there)) stop(own.locked);
    } catch { /* The network went; the stream tries again, and so does this. */ }
    setTimeout(() => {
      busy = false;
      if (more) { more = false; refresh(); }
    }, 300);
  };
  // The page of a form that was refused is at an address that only takes forms: it stays as it is.
  const plain = !one(".errors");
  if (plain && window.EventSource) {
    const source = new EventSource(own.stream);
    let first = true;
    source.addEventListener("changed", () => { if (first) first = false; else refresh(); });
    source.addEventListener("end", (event) => { source.close(); stop(event.data === "locked" && own.locked); });
    source.addEventListener("error", () => { if (source.readyState === EventSource.CLOSED) setInterval(refresh, 30000); });
    addEventListener("pagehide", () => source.close());
  } else if (plain) setInterval(refresh, 30000);

  // --- A panel with commands or keys ---
  const panel = make("div", { className: "panel card stack", hidden: true });
  panel.setAttribute("role", "dialog");
  document.body.append(panel);
  let back = null;
  const close = () => {
    panel.hidden = true;
    panel.replaceChildren();
    if (back) back.focus();
    back = null;
  };
  const show = (title, ...inside) => {
    back = document.activeElement;
    panel.setAttribute("aria-label", title);
    const button = make("button", { type: "button", className: "btn btn-quiet", textContent: own.close, onclick: close });
    panel.replaceChildren(make("div", { className: "row spread" }, make("h2", { textContent: title }), button), ...inside);
    panel.hidden = false;
  };
  const fetched = async (address) => {
    const answer = await fetch(address, { headers: { "x-live": "1" } });
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  };
  // Arrows choose in a list, from the field above it too.
  const arrows = (event, list, field) => {
    const shown = all("a, button", list).filter((element) => !element.closest("[hidden]"));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !shown.length) return;
    event.preventDefault();
    const to = shown.indexOf(document.activeElement) + step;
    (to < 0 ? field : shown[to % shown.length]).focus();
  };
  const help = async () => {
    const table = one("[data-panel]", await fetched(own.help));
    if (table) { show(own.helpTitle, table); one("button", panel).focus(); }
  };
  const commands = async () => {
    const here = all("[data-key], [data-command]").filter((element) => element.matches("a, button, summary") && element.offsetParent);
    const list = one("[data-panel]", await fetched(own.commands));
    if (!list) return;
    list.prepend(...here.map((element) => make("li", {}, make("button", {
      type: "button", className: "btn btn-quiet", textContent: element.textContent.trim(),
      onclick: () => { close(); element.click(); },
    }))));
    const none = make("p", { textContent: own.none, hidden: true });
    const field = make("input", { type: "search", id: "command", autocomplete: "off" });
    field.setAttribute("aria-label", own.filter);
    field.addEventListener("input", () => {
      const words = field.value.toLowerCase().split(/\s+/);
      let some = false;
      for (const item of list.children) {
        item.hidden = !words.every((word) => item.textContent.toLowerCase().includes(word));
        some ||= !item.hidden;
      }
      none.hidden = some;
    });
    show(own.commandsTitle, field, list, none);
    panel.onkeydown = (event) => {
      arrows(event, list, field);
      if (event.key === "Enter" && event.target === field) {
        const first = all("li:not([hidden]) :is(a, button)", list)[0];
        if (first) { event.preventDefault(); first.click(); }
      }
    };
    field.focus();
  };

  // --- Keys ---
  const letter = (event) =>
    /^[\x20-\x7e]$/.test(event.key) ? event.key.toLowerCase() : (/^Key([A-Z])$/.exec(event.code) || [])[1]?.toLowerCase() || event.key;
  const go = (element) => {
    if (!element) return false;
    if (element.matches("input:not([type=submit]), textarea, select, [data-focus]")) element.focus();
    else element.click();
    return true;
  };
  const step = (by) => {
    const items = all(".list .items a, .list .item a").filter((link) => link.closest("li"));
    const links = items.filter((link, at) => items.findIndex((other) => other.closest("li") === link.closest("li")) === at);
    const at = links.findIndex((link) => link === document.activeElement);
    const open = links.findIndex((link) => link.closest("[aria-current]"));
    const to = links[Math.max(0, (at < 0 ? open : at) + by)];
    if (to) to.focus();
  };
  let went = 0;
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented || event.repeat) return;
    const key = letter(event), ctrl = event.ctrlKey || event.metaKey, at = event.target;
    const typing = at.matches("textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=submit])");
    let done = false;
    if (ctrl && key === "enter" || ctrl && event.key === "Enter") {
      const form = at.closest("form");
      const button = form && (one("button.btn-primary", form) || one("button", form));
      if (button && at.matches("textarea")) { form.requestSubmit(button); done = true; }
    } else if (ctrl && event.shiftKey && key === "l") done = go(one("[data-key=lock]"));
    else if (ctrl && !event.shiftKey && key === "k") { commands(); done = true; }
    else if (event.key === "Escape") {
      const open = all("details.menu[open]");
      if (!panel.hidden) { close(); done = true; }
      else if (open.length) { open.forEach((element) => { element.open = false; one("summary", element).focus(); }); done = true; }
      else if (typing) at.blur();
      else done = go(one("[data-key=Escape]"));
    } else if (!typing && panel.hidden && !ctrl && !event.altKey && own.keys === "on") {
      if (Date.now() - went < 1500) { went = 0; done = go(one(`[data-go="${CSS.escape(key)}"]`)); }
      else if (key === "g") { went = Date.now(); done = true; }
      else if (key === "?") { help(); done = true; }
      else if (key === "j" || key === "k") { step(key === "j" ? 1 : -1); done = true; }
      else if (/^[a-z/]$/.test(key)) done = go(one(`[data-key="${key}"]`));
    }
    if (done) event.preventDefault();
  });
})();
