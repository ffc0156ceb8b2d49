// Hides the questions of a form whose condition does not hold. Without a script they stand there with the condition in words.
// What is hidden is still sent; the server ignores it.
(() => {
  "use strict";
  const conditional = [...document.querySelectorAll("[data-when]")].map((box) => ({
    box,
    rules: box.dataset.when.split(";").map((rule) => rule.split("=")).map(([field, codes]) => [field, codes.split(",")]),
  }));
  if (!conditional.length) return;
  const chosen = (field) => {
    const found = [];
    for (const one of document.getElementsByName(field)) {
      if (one.closest("[data-when][hidden]")) continue;
      if (one.type === "radio" || one.type === "checkbox" ? one.checked : true) found.push(one.value);
    }
    return found;
  };
  // A question that goes may take others with it: again until nothing changes.
  const look = () => {
    let changed;
    let rounds = conditional.length + 1;
    do {
      changed = false;
      for (const { box, rules } of conditional) {
        const hide = !rules.every(([field, codes]) => chosen(field).some((code) => codes.includes(code)));
        if (box.hidden !== hide) {
          box.hidden = hide;
          changed = true;
        }
      }
    } while (changed && --rounds);
  };
  document.addEventListener("change", look);
  look();
})();
