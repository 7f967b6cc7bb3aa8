// Votes: before one is put, while it is counted, and what was declared.
import { html, nothing, repeat } from "../../../vendor/lit.js";
import { electionOf } from "../../fold/elections.js";
import { say } from "../../words.js";
import { hourOf } from "../hours.js";
import { alsoWhenCarried, outcomeSentence, verdictOf, voteLines } from "../views/ballots.js";

export const drawMatters = ({ pack }) => pack.matters.map(({ matter, label }) => html`<option value=${matter}>${label}</option>`);

/** The rule of the matter chosen, the ways to vote, whom it is about, who stands for election. */
export function drawPut(evening, view) {
  return html`
    <p class="where">${view.sentence} <span class="small">${view.source}</span></p>
    ${view.warnings.map((text) => html`<p class="where tag wait">${text}</p>`)}
    ${view.isElection ? candidates(evening, view) : nothing}
    <details class="more"><summary>${say("more_on_vote")}</summary><div class="form">
      <div class="field"><label for="method">${say("how_to_vote")}</label><select id="method" name="method">${view.methods.map((one) => html`<option value=${one} ?selected=${one === view.method}>${say(`method_${one}`)}</option>`)}</select></div>
      ${view.asksWhom ? ticks("concerns", say("whom_it_concerns"), evening.people, view.concerns) : nothing}
      ${view.mayStandAside.length ? ticks("aside", say("who_stands_aside"), view.mayStandAside, view.aside) : nothing}
    </div></details>`;
}

const candidates = (evening, view) => html`<div class="field"><label for="seats">${say("seats")}</label><input id="seats" name="seats" class="short" type="number" min="1" inputmode="numeric" data-as="count" required></div>${ticks("candidates", say("candidates"), evening.people.filter((line) => line.standing === "official"), view.candidates)}`;

const ticks = (name, label, people, chosen) => html`<fieldset class="chips many"><legend>${label}</legend>${repeat(people, ({ person }) => person, ({ person, name: who }) => html`<label><input type="checkbox" name=${name} value=${person} data-list ?checked=${chosen.includes(person)}> ${who}</label>`)}</fieldset>`;

/** The question, its rule, and the fields of the way in which it is voted on. */
export function drawCount(evening, view, page) {
  return html`
    <div class="notice info"><h3>${[view.label, view.vote.question].filter(Boolean).join(": ")}</h3><p>${view.sentence}</p></div>
    ${view.isElectronic ? html`<p class="notice info">${say("electronic_vote")} <a class="button" href="${evening.url}ballots/">${say("to_the_tellers")}</a></p>` : nothing}
    ${fieldsOf(evening, view, page)}
    ${view.isNamed ? nothing : parts(evening, view, page)}`;
}

function fieldsOf(evening, view, { choices }) {
  if (view.vote.method === "secret_electronic") return nothing;
  if (view.isNamed) return namedList(evening, view, choices);
  if (view.candidates.length) return electionFields(view);
  return html`<div class="sidebyside">${number("for", say("in_favour"), null, true)}${number("against", say("against"), "0", true)}${number("none", say("no_opinion"), "0", true)}</div>${view.isOnPaper ? ballotFields(false) : nothing}`;
}

const ballotFields = (isNeeded) => html`<div class="sidebyside">${number("ballots_issued", say("ballots_issued"), null, isNeeded)}${number("ballots_returned", say("ballots_returned"), null, isNeeded)}${number("invalid", say("ballots_invalid"), "0", isNeeded)}</div>`;

const electionFields = (view) => html`${ballotFields(true)}<div class="sidebyside">${view.candidates.map(({ person, name }) => html`<div class="field"><label for="votes-${person}">${name}</label><input id="votes-${person}" name=${person} data-into="candidates" data-as="count" type="number" min="0" inputmode="numeric" required></div>`)}</div><p class="soft small">${say("strike_out", { seats: view.seats ?? 0 })}</p>`;

const IDS = { ballots_issued: "issued", ballots_returned: "returned" };

const number = (name, label, value, isNeeded) => html`<div class="field"><label for=${IDS[name] ?? name}>${label}</label><input id=${IDS[name] ?? name} name=${name} data-as="count" type="number" min="0" inputmode="numeric" value=${value ?? nothing} ?required=${isNeeded}></div>`;

const LOOKS = { for: "here", against: "absent", none: "excused", not_voted: "" };

const namedList = (evening, view, choices) => html`<p class="soft">${say("tap_through")} <button type="button" class="quiet" data-does="all-for">${say("all_others_for")}</button></p><ul class="people">${repeat(namesIn(view.left, evening), ({ person }) => person, ({ person, name }) => {
  const choice = choices[person] ?? "not_voted";
  return html`<li><button type="button" class="person ${LOOKS[choice]}" data-does="choose" data-key=${person}><span>${name}</span><small>${say(`choice_${choice}`)}</small></button></li>`;
})}</ul>`;

const namesIn = (keys, { people }) => people.filter(({ person }) => keys.includes(person));

/** Where several tellers count: the parts told, and whom this one counts. */
function parts(evening, view, { part }) {
  return html`
    ${view.parts.length ? html`<ul class="plain">${view.parts.map((one) => html`<li>${one.part || say("part_unnamed")}: ${say("tally", tallyWords(one.tally, one.base.length))}</li>`)}</ul>` : nothing}
    <details class="more" ?open=${view.parts.length > 0}><summary>${say("several_tellers")}</summary><div class="form">
      <div class="field"><label for="part">${say("part_name")}</label><input id="part" type="text" data-part></div>
      <fieldset class="chips many"><legend>${say("part_people")}</legend>${repeat(namesIn(view.left, evening), ({ person }) => person, ({ person, name }) => html`<label><input type="checkbox" value=${person} data-part-person ?checked=${!part || part.people.includes(person)}> ${name}</label>`)}</fieldset>
      <div><button class="quiet" data-records-part>${say("record_part")}</button></div></div></details>`;
}

export const tallyWords = (tally, base) => ({ yes: tally.in_favour, no: tally.against, none: tally.none, left: tally.not_voted, base });

/** What the figures typed come to, while they are typed. */
export function drawSum(evening, view, sums) {
  if (view.candidates.length) return electionWords(evening, view, sums);
  const left = sums.over ? `${say("more_than_voters")} ${sums.over}` : `${say("did_not_vote")} ${sums.notVoted}`;
  const total = view.told ? `${say("for_so_far")} ${sums.inFavour} · ` : "";
  return `${total}${left} · ${sums.missing > 0 ? `${say("missing_to_carry")} ${sums.missing}` : say("enough")}`;
}

function electionWords({ nameOf }, view, sums) {
  if (!view.rule) return "";
  const votes = Object.fromEntries(view.candidates.map(({ person, told }) => [person, told + (Math.trunc(Number(sums.figures?.[person])) || 0)]));
  const { numerator, denominator } = view.rule.share;
  const found = electionOf(votes, { seats: view.seats ?? 0, base: view.base.length, share: { numerator, denominator }, strict: view.rule.strict });
  const left = sums.over ? `${say("more_than_voters")} ${sums.over}` : `${say("did_not_vote")} ${sums.notVoted}`;
  return `${left} · ${outcomeSentence(found, nameOf)}`;
}

/** What the meeting declares at the end; what the figures come to stands out, the other is never barred. */
export function drawDeclare(evening, view, sums) {
  if (view.vote.method === "secret_electronic") return nothing;
  if (view.candidates.length) return html`<button>${say("declare_election")}</button>`;
  const verdict = verdictOf(sums);
  return html`<button class=${verdict === "carried" ? "" : "quiet"} data-set='{"carried": true}' data-also=${JSON.stringify(alsoWhenCarried(evening, view.vote))}>${say("declare_carried")}</button><button class=${verdict === "not_carried" ? "" : "quiet"} data-set='{"carried": false}'>${say("declare_not_carried")}</button>`;
}

const TAGS = { open: "wait", counted: "wait", carried: "good", not_carried: "bad", cancelled: "", declared: "info" };

export function drawVotes(evening) {
  const lines = voteLines(evening);
  if (!lines.length) return nothing;
  return html`<ul class="todo spoken after">${repeat(lines, ({ vote }) => vote, voteLine)}</ul>`;
}

const voteLine = (one) => html`<li data-vote=${one.vote} data-open-vote=${one.isOpen ? one.vote : nothing}><span class="small figures-even">${hourOf(one.at)}</span><span><strong>${one.label}</strong>${one.question ? ` – ${one.question}` : ""}${one.tally ? html`<small>${say("tally", tallyWords(one.tally, one.base))}</small>` : nothing}${one.names.length ? html`<small>${one.names.map(({ name, votes }) => `${name} ${votes}`).join(", ")}</small>` : nothing}${one.outcome ? html`<small>${one.outcome}</small>` : nothing}${one.reserved.map(({ name, gist }) => html`<small>${say("reserved", { name, gist })}</small>`)}</span><span class="tag ${TAGS[one.status]}">${say(`vote_${one.status}`)}</span></li>`;

/** The votes on which somebody may keep another opinion, the latest first. */
export const drawVoteOptions = (evening) =>
  voteLines(evening).filter((one) => one.status !== "cancelled").reverse().map((one) => html`<option value=${one.vote}>${[one.label, one.question].filter(Boolean).join(": ")}</option>`);
