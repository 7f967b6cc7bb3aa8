// A member's own coming: one tap, kept until the server has it, then the page tells the new state.
import { openPageJournal, payloadOf, ready } from "./recording.js";

const KEY = "chibo-code-refused"; // what was wrong with a code that the address carried
const root = document.getElementById("check-in");
const form = root.querySelector("form[data-kind]");
const shown = (name) => root.querySelector(`[data-shows=${name}]`);

let told = 0; // how many refused ones this page has already spoken of
const journal = await openPageJournal(root, ({ waiting, confirmed, refused }) => {
  const status = shown("status");
  if (!status) return;
  status.textContent = waiting.length ? status.dataset.waits : "";
  if (confirmed && refused.length > told) sayWrong(refused.at(-1).reason);
  else if (confirmed && !waiting.length) location.replace(location.pathname);
  told = refused.length;
});
told = (await journal.summary()).refused.length;

/** Say why the sign was refused, and let the member type the code that the screen shows now. */
function sayWrong(reason) {
  const field = form.elements.namedItem("code");
  if (field.type === "hidden") {
    sessionStorage.setItem(KEY, reason);
    location.replace(location.pathname);
    return;
  }
  tell(reason);
  field.value = "";
  field.focus();
}

function tell(reason) {
  const place = shown("wrong");
  if (!place) return;
  place.hidden = false;
  place.textContent = reason;
}

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  shown("wrong").hidden = true;
  journal.record(form.dataset.kind, payloadOf(form, event.submitter, {}), { role: "self" });
});

const before = sessionStorage.getItem(KEY);
if (before) tell(before);
sessionStorage.removeItem(KEY);
ready(root);
journal.send({ hello: true });
