// Who speaks, who has asked to speak next, what was said.
import { html, nothing, repeat } from "../../../vendor/lit.js";
import { say } from "../../words.js";
import { hourOf } from "../hours.js";
import { speakersOf, speakingNumbers, speechLines } from "../views/talk.js";

export function drawSpeeches(evening) {
  const { people, percent } = speakingNumbers(evening);
  const lines = speechLines(evening);
  const share = percent === null ? "" : ` · ${say("of_those_present", { percent })}`;
  return html`<h2>${say("speeches")} <span class="soft small">${say("have_spoken", { number: people })}${share}</span></h2>
    ${lines.length ? html`<ul class="todo spoken">${repeat(lines, ({ id }) => id, speech)}</ul>` : html`<p class="soft">${say("nobody_spoke")}</p>`}`;
}

const speech = (one) => html`<li><span class="small figures-even">${hourOf(one.at)}</span><span><strong>${one.name}</strong>${one.gist ? html` – <span class="soft">${one.gist}</span>` : nothing}</span><span class="tag ${one.kind === "opinion" || one.kind === "proposal" ? "info" : ""}">${one.label}${one.seconds ? ` ${Math.max(1, Math.round(one.seconds / 60))}′` : ""}</span></li>`;

export function drawSpeakers(evening, { local }) {
  const speakers = speakersOf(evening, local.queue);
  if (!speakers.length) return html`<p class="soft">${say("nobody_here_yet")}</p>`;
  return html`<ul class="people">${repeat(speakers, ({ person, guest }) => person ?? guest, speaker)}</ul>`;
}

const speaker = (one) => html`<li data-name-key=${one.key}><button type="button" class="person" id=${one.person ? `speaker-${one.person}` : `guest-${one.guest}`} data-opens="speech-sheet" data-person=${one.person ?? nothing} data-guest=${one.guest ?? nothing} data-name=${one.name}>${one.name}${one.guest ? html` <small>${say("guest")}</small>` : one.place ? html` <small>${say("asks_next", { place: one.place })}</small>` : nothing}</button></li>`;

/** Who speaks now with the time taken, and who comes next. */
export function drawQueue(evening, { local }) {
  const speakers = new Map(speakersOf(evening, local.queue).map((one) => [one.person ?? one.guest, one]));
  const waiting = local.queue.map((key) => speakers.get(key)).filter(Boolean);
  return html`${speakingNow(local.speaking)}${waiting.length ? html`<h2>${say("speak_next")}</h2><ul class="todo items">${waiting.map(waitingLine)}</ul>` : nothing}`;
}

function speakingNow(speaking) {
  if (!speaking) return nothing;
  return html`<div class="notice info speaking"><p>${say("speaks_now", { name: speaking.name })} <span class="minutes clock-small" data-held="0" data-runs data-seconds data-at=${speaking.began}></span></p><div class="bigbar"><button type="button" data-opens="speech-sheet" data-person=${speaking.person ?? nothing} data-guest=${speaking.guest ?? nothing} data-name=${speaking.name} data-timed>${say("record_speech_now")}</button><button type="button" class="quiet" data-does="stop-timer">${say("stop_timer")}</button></div></div>`;
}

const waitingLine = (one) => html`<li><span class="figures-even">${one.place}.</span><span>${one.name}</span><span class="bigbar"><button type="button" class="quiet" data-opens="speech-sheet" data-person=${one.person ?? nothing} data-guest=${one.guest ?? nothing} data-name=${one.name}>${say("speaks")}<span class="unseen">: ${one.name}</span></button><button type="button" class="quiet" data-does="queue" data-key=${one.person ?? one.guest}>${say("leave_queue")}<span class="unseen">: ${one.name}</span></button></span></li>`;

/** The kinds of speech in the sheet. */
export function drawSpeechKinds({ choices }) {
  return choices.speech_kinds.map(([kind, label], place) => html`<label><input type="radio" name="kind" value=${kind} ?checked=${place === 0}> ${label}</label>`);
}
