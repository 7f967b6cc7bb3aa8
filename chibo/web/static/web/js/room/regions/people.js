// One large button per member; a tap opens the sheet. Above them who has just come.
import { html, nothing, repeat } from "../../../vendor/lit.js";
import { say } from "../../words.js";
import { arrivals, differencesOf, numbersOf, personButtons } from "../views/people.js";

export function drawNumbers(evening) {
  const numbers = numbersOf(evening);
  const words = [numbers.percent === null ? say("not_applicable") : `${numbers.percent} %`];
  words.push(say("excused_number", { number: numbers.excused }), say("absent_number", { number: numbers.absent }));
  if (numbers.expected) words.push(say("expected_number", { number: numbers.expected }));
  if (numbers.differ) words.push(say("differences_number", { number: numbers.differ }));
  if (numbers.apart) words.push(say("apart_number", { number: numbers.apart }));
  return html`<h2>${say("present")} <span class="figures-even">${numbers.here}/${numbers.over}</span></h2><p class="where">${words.join(" · ")}</p>`;
}

export function drawArrivals(evening) {
  return arrivals(evening).map(
    (one) => html`<div class="notice warning"><p>${one.sentence}</p><form data-kind="marked" data-payload=${JSON.stringify(one.payload)}><button>${say("mark_came")}<span class="unseen">: ${one.name}</span></button></form></div>`,
  );
}

export function drawPeople(evening) {
  const { guests } = evening.state.session;
  return html`
    <ul class="people">${repeat(personButtons(evening), ({ person }) => person, button)}</ul>
    ${guests.length ? html`<h3 class="after">${say("guests")}</h3><ul class="plain">${guests.map(guestLine)}</ul>` : nothing}`;
}

const button = (one) => html`<li data-name-key=${one.key}><button type="button" class=${["person", one.look, one.waits ? "waits" : ""].filter(Boolean).join(" ")} id="person-${one.person}" data-opens="person-sheet" data-person=${one.person} data-name=${one.name}><span>${one.name}</span><small>${one.sign ? html`<span aria-hidden="true">${one.sign} </span>` : nothing}${one.note}</small></button></li>`;

const guestLine = (guest) => html`<li>${guest.name}${guest.post || guest.unit ? html` <span class="soft">${[guest.post, guest.unit].filter(Boolean).join(", ")}</span>` : nothing}</li>`;

/** What is to be put right, one by one or all in one step. */
export function drawDifferences(evening) {
  const found = differencesOf(evening);
  if (!found.length) return nothing;
  return html`
    ${found.length > 1 ? inOneStep(found.map(({ payload }) => payload)) : nothing}
    <ul class="todo items">${found.map(
      (one) => html`<li><span class="tag wait">${say("to_settle")}</span><span>${one.sentence}</span><form data-kind="roster_changed" data-payload=${JSON.stringify(one.payload)}><button class="quiet">${say("put_right")}</button></form></li>`,
    )}</ul>`;
}

const inOneStep = ([first, ...others]) => html`<form data-kind="roster_changed" data-payload=${JSON.stringify(first)} data-also=${JSON.stringify(others.map((payload) => ["roster_changed", payload]))}><button class="outline">${say("put_all_right", { number: others.length + 1 })}</button></form>`;

/** The options of a list of members; the first is empty. */
export function drawOptions({ people }) {
  return html`<option value=""></option>${repeat(people, ({ person }) => person, ({ person, name }) => html`<option value=${person}>${name}</option>`)}`;
}

/** The buttons of the sheet that excuse somebody for a usual reason. */
export function drawExcuses({ choices }) {
  return choices.excuse_reasons.map(
    (reason) => html`<button class="quiet" data-set=${JSON.stringify({ state: "excused", reason })}>${say("excused_for", { reason })}</button>`,
  );
}
