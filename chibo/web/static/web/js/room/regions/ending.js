// The list to go through, score and minutes, the close, questions, and what was recorded last.
import { html, nothing, repeat } from "../../../vendor/lit.js";
import { say } from "../../words.js";
import { dayOf, hourOf } from "../hours.js";
import { closingEntry, questionsOf, stepsOf, untouchedItems } from "../views/ending.js";
import { latestEntries } from "../views/latest.js";

export function drawSteps(evening) {
  return html`<ul class="todo items">${stepsOf(evening).map((step) => html`<li><span class="tag ${step.isDone ? "good" : "wait"}">${say(step.isDone ? "done" : "missing")}</span><span>${step.label}</span>${step.isDone || step.place === "end" ? nothing : html`<a class="button quiet" href="#${step.place}">${say("record")}<span class="unseen">: ${step.label}</span></a>`}</li>`)}</ul>
    ${evening.state.session.phase === "in_session" ? score(evening) : nothing}`;
}

function score({ state, pack }) {
  if (state.results.score_proposed) return nothing;
  const { score: put } = pack.texts;
  if (!put) return html`<p class="soft after">${say("no_score_card")}</p>`;
  return html`<form class="after" data-kind="score_proposed" data-payload=${JSON.stringify(put.payload)}><button class="quiet">${say("propose_score", { title: put.title })}</button></form>`;
}

/** When the minutes were put; the form beside it adopts them. */
export function drawMinutes({ pack }) {
  const putAt = pack.texts.minutes?.put_at;
  return putAt ? html`<p class="soft">${say("minutes_put", { hour: hourOf(putAt) })}</p>` : nothing;
}

export function drawClose(evening) {
  const { phase } = evening.state.session;
  if (phase === "in_session") return html`${untouched(untouchedItems(evening))}<form data-kind="closed"><button class="wide">${say("close_the_meeting")}</button></form>`;
  const closing = closingEntry(evening);
  if (!closing) return nothing;
  const payload = { action: "void", target: closing.id, reason: say("went_on_reason") };
  return html`<form data-kind="corrected" data-payload=${JSON.stringify(payload)}><button class="quiet">${say("go_on_after_close")}</button></form>`;
}

/** Items that nobody began, so that the minutes say what became of them; closing does not wait for it. */
function untouched(items) {
  if (!items.length) return nothing;
  const notes = (text) => items.map(({ item }) => ["note", { item, text }]);
  const oneTap = (key, text) => {
    const [[kind, payload], ...also] = notes(say(text));
    return html`<form data-kind=${kind} data-payload=${JSON.stringify(payload)} data-also=${JSON.stringify(also)}><button class="quiet">${say(key)}</button></form>`;
  };
  return html`<div class="notice info untouched"><div><h3>${say("untouched_items")}</h3><ul>${items.map(({ title }) => html`<li>${title}</li>`)}</ul>
    <div class="bigbar">${oneTap("put_off_items", "note_put_off")}${oneTap("leave_out_items", "note_left_out")}</div></div></div>`;
}

export function drawQuestions(evening) {
  const questions = questionsOf(evening);
  const isClosed = evening.state.session.phase === "closed";
  if (!questions.length) return isClosed ? html`<div class="notice done"><p>${say("nothing_open")}</p></div>` : nothing;
  return html`<h3>${say("questions")}</h3><ul class="todo items">${repeat(questions, ({ key }) => key, (one) => question(one, evening))}</ul>`;
}

const question = (one, evening) => html`<li><span class="tag ${one.isMust ? "bad" : "wait"}">${say(one.isMust ? "must_be_settled" : "to_look_at")}</span><span>${one.sentence}<small>${one.remedy}</small></span>${answerTo(one, evening)}</li>`;

function answerTo(one, { pack, nameOf }) {
  if (one.countersigning) {
    return pack.actor.countersigns ? html`<form data-kind="countersigned" data-payload=${JSON.stringify(one.countersigning)}><button class="quiet">${say("countersign")}</button></form>` : nothing;
  }
  return html`<span class="bigbar">${one.person ? html`<button type="button" class="quiet" data-opens="person-sheet" data-person=${one.person} data-name=${nameOf(one.person)}>${say("mark_this")}<span class="unseen">: ${nameOf(one.person)}</span></button>` : nothing}<button type="button" class="quiet" data-opens="settle-sheet" data-question=${one.key} data-name=${one.sentence}>${say("right_so")}<span class="unseen">: ${one.sentence}</span></button></span>`;
}

export function drawLatest(evening) {
  const lines = latestEntries(evening);
  if (!lines.length) return html`<p class="soft">${say("nothing_recorded")}</p>`;
  return html`<ul class="todo spoken">${repeat(lines, ({ id }) => id, latest)}</ul>`;
}

function latest(one) {
  const kind = say(`kind_${one.kind}`);
  const name = [kind, one.about].filter(Boolean).join(": ");
  return html`<li><span class="small figures-even">${hourOf(one.at)}</span><span>${kind}${one.about ? html`<small>${one.about}</small>` : nothing}</span><span class="bigbar">${one.canMend ? html`<button type="button" class="quiet" data-opens="mend-sheet" data-target=${one.id} data-name=${name}>${say("mend")}<span class="unseen">: ${name}</span></button>` : nothing}<button type="button" class="quiet" data-opens="correct-sheet" data-target=${one.id} data-name=${name}>${say("take_back")}<span class="unseen">: ${kind} ${one.about}</span></button></span></li>`;
}

/** The fields of an entry that can be told anew, in the sheet that mends it. */
export function drawMendFields(fields, into) {
  return fields.map(({ name, form, value }) => html`<div class="field"><label for="mend-${name}">${say(`field_${name}`)}</label><input id="mend-${name}" name=${name} data-as=${form} data-into=${into ?? nothing} .value=${form === "day" ? dayOf(value) : String(value)} type=${form === "count" ? "number" : "text"}></div>`);
}
