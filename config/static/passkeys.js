// Asks the browser for a passkey and sends what it says with the form. Forms are marked data-passkey:
// "create" and "get" carry their options in data-options, "login" fetches them from the form's address.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const known = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

function creation(options, form) {
  const alone = form.elements.passwordless?.checked;
  const wish = { ...options.authenticatorSelection, residentKey: alone ? "required" : "discouraged", requireResidentKey: Boolean(alone) };
  if (alone) wish.userVerification = "required";
  return { ...options, challenge: bytes(options.challenge), user: { ...options.user, id: bytes(options.user.id) }, excludeCredentials: known(options.excludeCredentials), authenticatorSelection: wish };
}

function request(options) {
  return { ...options, challenge: bytes(options.challenge), allowCredentials: known(options.allowCredentials) };
}

function said(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = text(credential.response[name]);
  }
  return { id: credential.id, rawId: text(credential.rawId), type: credential.type, response, clientExtensionResults: credential.getClientExtensionResults() };
}

async function options(form) {
  if (form.dataset.passkey !== "login") return JSON.parse(form.dataset.options).publicKey;
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error("refused");
  return (await answer.json()).request_options.publicKey;
}

async function ask(form) {
  const asked = await options(form);
  const credential = form.dataset.passkey === "create"
    ? await navigator.credentials.create({ publicKey: creation(asked, form) })
    : await navigator.credentials.get({ publicKey: request(asked) });
  form.elements.credential.value = JSON.stringify(said(credential));
  form.submit();
}

// Browsers give passkeys to names alone: where the host is an IP address, asking would always fail.
const offered = Boolean(window.PublicKeyCredential) && !/^[\d.]+$|^\[/.test(location.hostname);

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const button = form.querySelector("[data-ask]");
  const note = form.querySelector("[data-note]");
  button.hidden = !offered;
  note.textContent = offered ? "" : "Browsers offer passkeys only over https or on localhost, and never at an IP address.";
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    note.textContent = "";
    try {
      await ask(form);
    } catch {
      note.textContent = "No passkey was used. Try again, or go on another way.";
    }
  });
}
