// The page with the passkey's form: without passkeys in this browser it says so.
import { askBefore } from "./passkeys.js";

const form = document.querySelector("form[data-passkey]");
const { creation_options, request_options } = JSON.parse(document.getElementById("passkey-asked").textContent);

if (navigator.credentials && window.PublicKeyCredential) {
  askBefore(form, creation_options ?? request_options, navigator.credentials);
  form.querySelector("button").disabled = false;
} else {
  const trouble = form.querySelector("[data-trouble]");
  trouble.textContent = trouble.dataset.unknown;
  trouble.hidden = false;
}
