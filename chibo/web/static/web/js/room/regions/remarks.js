// Papers used, dues with who has not paid, the room and its equipment.
import { html, nothing } from "../../../vendor/lit.js";
import { say } from "../../words.js";

export function drawPapers(evening) {
  const { papers } = evening.pack;
  const used = new Set(evening.state.results.papers.map((one) => one.paper));
  if (!papers.length) return html`<p class="soft">${say("no_papers")}</p>`;
  return html`<div class="bigbar">${papers.map((paper) => paperForm(paper, used.has(paper.paper)))}</div>`;
}

const paperForm = ({ paper, title, directive }, wasUsed) => html`<form data-kind="paper_used" data-payload=${JSON.stringify({ paper, title })}><input type="hidden" name="item" data-as="current-item"><button class="quiet">${wasUsed ? html`<span aria-hidden="true">✓ </span>` : nothing}${say(directive ? "carries_out" : "was_used")} ${title}</button></form>`;

/** Who owes dues: the members of the branch itself. */
export const owing = ({ people }) => people.filter(({ kind, duty }) => kind === "home" && duty !== "suspended");

/** A list of the month: who has not paid is ticked, all others have. */
export function drawDues(evening) {
  const known = new Set(evening.state.results.dues?.unpaid ?? []);
  return owing(evening).map(
    ({ person, name }) => html`<label><input type="checkbox" name="unpaid" value=${person} data-list ?checked=${known.has(person)}> ${name}</label>`,
  );
}

export const drawDuesSum = (evening, unpaid) => {
  const of = owing(evening).length;
  return say("dues_sum", { paid: of - unpaid, of });
};

export function drawConditions({ choices, state }) {
  const told = new Map(state.results.conditions.map((one) => [one.about, one]));
  return choices.conditions.map(([about, label]) => html`<form class="sidebyside" data-kind="condition_noted" data-payload=${JSON.stringify({ about })}>
    <div class="field"><label for="remark-${about}">${label} <span class="soft small">(${say(told.has(about) ? (told.get(about).fine ? "in_order" : "not_in_order") : "may_stay_empty")})</span></label><input id="remark-${about}" name="remark" type="text"></div>
    <button class="quiet" data-set='{"fine": true}'>${say("in_order")}</button><button class="quiet" data-set='{"fine": false}'>${say("not_in_order")}</button></form>`);
}
