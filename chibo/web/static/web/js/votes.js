// A vote by hand: the rule of the matter chosen, the figures, what is missing to carry.
const byId = (id) => document.getElementById(id);

// What this page put or ended before the server's answer tells of it: an answer
// on its way may still show the time before.
let putHere = null;
const endedHere = new Set();

/** Keep both forms of a vote in step with the matter chosen and with the vote that is open. */
export function watchVotes() {
  const draw = () => {
    showRule();
    showOpenVote();
  };
  byId("matter").addEventListener("change", showRule);
  byId("vote-count").addEventListener("input", showSum);
  draw();
  return draw;
}

/** After a vote was put: count it, even before the server has told of it. */
export function voteWasPut(payload) {
  putHere = payload.vote;
  const put = ruleOn(payload.matter);
  const { base, number, needed, rule, label } = put.dataset;
  count({ ...payload, base, number, needed, rule, label, paper: "paper" in put.dataset });
}

/** After a vote was declared or cancelled: the next one can be put. */
export function voteHasEnded({ vote }) {
  putHere = null;
  endedHere.add(vote);
  byId("vote-count").reset();
  show({ counting: false });
}

const ruleOn = (matter) => document.querySelector(`#r-matters [data-matter="${matter}"]`);
const chosen = () => ruleOn(byId("matter").value);

function showRule() {
  for (const one of document.querySelectorAll("#r-matters [data-matter]")) one.hidden = one !== chosen();
  const { digest } = chosen().dataset;
  const method = "paper" in chosen().dataset ? "secret_paper" : "hand";
  byId("vote-put").dataset.payload = JSON.stringify({ method, ...(digest && { digest }) });
}

function showOpenVote() {
  const told = [...document.querySelectorAll("#r-votes [data-vote]")];
  if (told.some((one) => one.dataset.vote === putHere)) putHere = null;
  for (const one of told) if (!("openVote" in one.dataset)) endedHere.delete(one.dataset.vote);
  const open = told.find((one) => "openVote" in one.dataset && !endedHere.has(one.dataset.vote));
  if (!open) {
    if (!putHere) show({ counting: false });
    return;
  }
  const { openVote: vote, matter, question, base, number, needed, rule, label, digest } = open.dataset;
  count({ vote, matter, question, base, number, needed, rule, label, digest, paper: "paper" in open.dataset });
}

function count({ vote, matter, question, base, number, needed, rule, label, digest, paper }) {
  const form = byId("vote-count");
  form.dataset.told = JSON.stringify({ vote, matter, rule, base: JSON.parse(base), ...(digest && { digest }) });
  form.dataset.number = number;
  form.dataset.needed = needed;
  byId("vote-cancel").dataset.payload = JSON.stringify({ vote });
  form.querySelector("[data-shows=question]").textContent = [label, question].filter(Boolean).join(": ");
  form.querySelector("[data-shows=base]").textContent = ruleOn(matter)?.textContent ?? "";
  const onPaper = form.querySelector("[data-on-paper]");
  onPaper.hidden = !paper;
  for (const field of onPaper.querySelectorAll("input")) field.disabled = !paper;
  show({ counting: true });
  showSum();
}

function show({ counting }) {
  byId("vote-put").hidden = counting;
  byId("vote-count").hidden = !counting;
  byId("vote-cancel").hidden = !counting;
}

function showSum() {
  const form = byId("vote-count");
  const hands = ["for", "against", "none", "invalid"].map((name) => Number(form.elements[name].value) || 0);
  const left = Number(form.dataset.number) - hands.reduce((sum, one) => sum + one, 0);
  form.dataset.payload = JSON.stringify({ ...JSON.parse(form.dataset.told || "{}"), not_voted: Math.max(0, left) });
  const words = form.querySelector("[data-shows=sum]");
  words.textContent = [
    left < 0 ? `${words.dataset.over} ${-left}` : `${words.dataset.left} ${left}`,
    missing(Number(form.dataset.needed) - hands[0], words.dataset),
  ].join(" · ");
}

const missing = (short, words) => (short > 0 ? `${words.short} ${short}` : words.enough);
