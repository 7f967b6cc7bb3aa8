// The page at the door: each card that is scanned is a coming in the journal, and a name in the list.
import { canMakeCodes } from "./codes.js";
import { personIn } from "./cards.js";
import { openPageJournal } from "./recording.js";
import { openScanner } from "./scanner.js";

const root = document.getElementById("scan");
const shown = (name) => root.querySelector(`[data-shows=${name}]`);
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const people = read("people");

const journal = await openPageJournal(root, ({ waiting, refused }) => {
  const status = shown("status");
  status.textContent = refused.at(-1)?.reason ?? (waiting.length ? status.dataset.waits : "");
});

const here = new Set();
const opened = await openScanner({
  root,
  personOf: canMakeCodes() ? personIn(read("cards")) : askServer,
  onPerson(person) {
    if (here.has(person)) return;
    here.add(person);
    list(people[person]);
    journal.record("checked_in", { person, means: "card" }, { role: "card" });
  },
});
journal.send({ hello: true });
root.dataset.ready = "yes";
addEventListener("online", () => journal.send());
export const scanner = opened;

function list(name) {
  const line = document.createElement("li");
  line.textContent = name;
  shown("names").prepend(line);
}

/** Over plain http a browser has no WebCrypto; then the server says whose card it is. */
async function askServer(token) {
  const body = new URLSearchParams({ card: token });
  const headers = { "X-CSRFToken": root.querySelector("[name=csrfmiddlewaretoken]").value };
  const answer = await fetch(root.dataset.cardsAt, { method: "POST", headers, body });
  return answer.ok ? (await answer.json()).person : null;
}
