// A member's own coming: one tap, kept until the server has it, then the page tells the new state.
import { openPageJournal } from "./opening.js";
import { payloadOf } from "./payload.js";

const root = document.getElementById("check-in");
const form = root.querySelector("form[data-kind]");

const journal = await openPageJournal(root, ({ waiting, confirmed, refused }) => {
  const words = root.querySelector("[data-shows=status]");
  if (confirmed && waiting.length === 0 && !refused.length) location.reload();
  if (words) words.textContent = refused.at(-1)?.reason ?? (waiting.length ? words.dataset.waits : "");
});
form?.addEventListener("submit", (event) => {
  event.preventDefault();
  journal.record(form.dataset.kind, payloadOf(form, event.submitter, {}), { role: "self" });
});
journal.send({ hello: true });
