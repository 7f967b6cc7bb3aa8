// Into the video room and out of it: each tap is recorded with its hour, and kept until it is sent.
import { openPageJournal, payloadOf, ready } from "./recording.js";

const root = document.getElementById("join");
const forms = [...root.querySelectorAll("form[data-kind]")];
const shown = (name) => root.querySelector(`[data-shows=${name}]`);

let told = Infinity; // refused entries that this page has spoken of, or that are of an earlier visit
const journal = await openPageJournal(root, ({ waiting, refused }) => {
  if (!shown("status")) return;
  shown("status").textContent = waiting.length ? shown("status").dataset.waits : "";
  if (refused.length > told) {
    shown("wrong").hidden = false;
    shown("wrong").textContent = refused.at(-1).reason;
    show(false);
  }
  told = refused.length;
});
told = (await journal.summary()).refused.length;

function show(isIn) {
  shown("in").hidden = !isIn;
  forms.find((form) => form.dataset.kind === "remote_joined").hidden = isIn;
}

for (const form of forms) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    // Opened in the very tap: a window that comes later is held back by browsers.
    if (form.dataset.room) open(form.dataset.room, "_blank", "noopener,noreferrer");
    journal.record(form.dataset.kind, payloadOf(form, event.submitter, {}), { role: "self" });
    shown("wrong").hidden = true;
    show(form.dataset.kind === "remote_joined");
  });
}
ready(root);
journal.send({ hello: true });
