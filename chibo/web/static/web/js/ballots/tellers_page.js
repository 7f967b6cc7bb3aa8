// The tellers' page: a key is made here, envelopes are opened here, only totals leave.
import { markOf, openEnvelope, totalsOf } from "./envelope.js";
import { forgetAllBut, keptPair, keyPairOf } from "./keys.js";
import { canSeal, onSubmit, send } from "./sending.js";

const root = document.querySelector("[data-ballots]");
const told = JSON.parse(document.getElementById("standing-ballots").textContent);

if (canSeal(root)) {
  for (const form of root.querySelectorAll("form[data-key]")) onSubmit(form, () => giveKey(form));
  for (const form of root.querySelectorAll("form[data-count]")) onSubmit(form, () => count(form));
  for (const line of root.querySelectorAll("[data-mark]")) line.textContent = await markOf(line.dataset.mark);
  if (told.may_forget) await forgetAllBut(told.standing);
}
root.dataset.ready = "yes";

async function giveKey(form) {
  const { ballot } = await send(form, { vote: form.dataset.key });
  const pair = await keyPairOf(ballot);
  await send(form, { vote: form.dataset.key, key: pair.publicText });
  location.reload();
}

async function count(form) {
  const { ballot, place, candidates, seats } = JSON.parse(document.getElementById(form.dataset.count).textContent);
  const pair = await keptPair(ballot);
  if (!pair) throw new Error(form.dataset.lost);
  const vote = form.dataset.vote;
  const { envelopes } = await send(form, { vote });
  const choices = [];
  for (const text of envelopes) choices.push(await openEnvelope(text, { ballot, place, candidates, privateKey: pair.privateKey }));
  const paper = Object.fromEntries([...form.querySelectorAll("input[data-paper]")].map((field) => [field.name, Number(field.value || 0)]));
  const totals = totalsOf(choices, { candidates, seats: seats ?? candidates.length, paper });
  await send(form, { vote, totals });
  location.reload();
}
