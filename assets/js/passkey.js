// Carries a question of the server to the browser's passkeys and the answer back into the form. Everything is checked on
// the server. Without a script, or where the browser has no passkeys, the form stays hidden and the code app does.
(() => {
  "use strict";
  const form = document.getElementById("ceremony");
  const without = document.getElementById("without");
  if (!form || !window.PublicKeyCredential || !navigator.credentials) return;
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const options = JSON.parse(form.dataset.options);
  options.challenge = bytes(options.challenge);
  if (options.user) options.user.id = bytes(options.user.id);
  for (const one of options.allowCredentials || options.excludeCredentials || []) one.id = bytes(one.id);

  const said = form.querySelector("[role=status]");
  const send = (made) => {
    const response = {};
    for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (made.response[part]) response[part] = text(made.response[part]);
    }
    form.elements.answer.value = JSON.stringify({ id: made.id, rawId: text(made.rawId), type: made.type, response });
    form.submit();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    said.textContent = "";
    navigator.credentials[form.dataset.ask]({ publicKey: options })
      .then(send, () => { said.textContent = form.dataset.failed; });
  });
  form.hidden = false;
  if (without) without.hidden = true;
})();
