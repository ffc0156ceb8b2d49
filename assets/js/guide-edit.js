// While somebody writes a text of the guide, what the check finds and how everybody will see it follow. The button "Show" does the
// same without a script.
(() => {
  "use strict";
  const { notRenewed } = document.currentScript.dataset;
  const form = document.currentScript.closest("form");
  const status = form.querySelector("[role=status]");
  // For whoever hears the page: that something was found, or nothing any more.
  const found = document.createElement("p");
  found.className = "vh";
  found.setAttribute("role", "status");
  form.append(found);
  const PAUSE = 700; // Milliseconds without a key: a look reads the whole guide.
  let timer, busy = false, shown = form.elements.text.value;
  const renew = async () => {
    const text = form.elements.text.value;
    if (busy || text === shown) return;
    busy = true;
    try {
      const body = new URLSearchParams(new FormData(form));
      body.set("do", "show");
      const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
      const there = new DOMParser().parseFromString(await answer.text(), "text/html");
      // What is too long or empty is refused, and the page says so.
      if (!answer.ok && answer.status !== 422) throw new Error("not renewed");
      for (const place of document.querySelectorAll("[data-shown]")) {
        const now = there.getElementById(place.id);
        // A text that cannot be read for the moment leaves what was seen last; the findings say why.
        if (place.id === "shown" && !now.querySelector("article")) continue;
        place.replaceChildren(...now.childNodes);
      }
      const refused = there.getElementById("text-error");
      status.textContent = refused ? refused.textContent : "";
      const heard = there.querySelector("#found h2, #found .status").textContent;
      if (heard !== found.textContent) found.textContent = heard;
    } catch { status.textContent = notRenewed; }
    shown = text;
    busy = false;
    later();
  };
  // What was typed meanwhile has its turn after the same pause.
  const later = () => { clearTimeout(timer); timer = setTimeout(renew, PAUSE); };
  form.elements.text.addEventListener("input", later);
})();
