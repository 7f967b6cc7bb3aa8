// The voter's page: a choice is closed on this telephone before it leaves it.
import { closeEnvelope, markOf } from "./envelope.js";
import { watchStrikes } from "./strikes.js";
import { canSeal, onSubmit, send } from "./sending.js";

const root = document.querySelector("[data-ballots]");
const can = canSeal(root);

for (const form of root.querySelectorAll("form[data-seal]")) {
  const { ballot, keys, candidates, vote } = JSON.parse(document.getElementById(form.dataset.seal).textContent);
  for (const button of form.querySelectorAll("button")) button.disabled = !can;
  if (!can) continue;
  form.querySelector("[data-shows=marks]").textContent = (await Promise.all(keys.map(markOf))).join(" · ");
  if (candidates.length) watchStrikes(form);
  onSubmit(form, async (button) => {
    const left = [...form.querySelectorAll("input[name=left]:checked")].map((box) => box.value);
    const choice = candidates.length ? left : button.value;
    const envelope = await closeEnvelope({ ballot, keys, candidates, choice });
    await send(form, { vote, envelope });
    location.reload();
  });
}
root.dataset.ready = "yes";
