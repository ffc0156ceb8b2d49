// Copying and printing need a script, so the script makes their buttons: nobody sees one that does nothing.
(() => {
  const ticket = document.querySelector("[data-copy]");
  if (!ticket) return;
  const row = document.createElement("p");
  row.className = "row";
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  const button = (words, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "btn";
    made.textContent = words;
    made.addEventListener("click", act);
    row.append(made);
  };
  const digits = ticket.querySelector(".digits").textContent.trim().replace(/\s+/g, " ");
  if (navigator.clipboard) {
    button(ticket.dataset.copy, () => {
      navigator.clipboard.writeText(digits).then(
        () => { said.textContent = ticket.dataset.copied; },
        () => { said.textContent = ticket.dataset.refused; },
      );
    });
  }
  button(ticket.dataset.print, () => print());
  row.append(said);
  ticket.after(row);
})();
