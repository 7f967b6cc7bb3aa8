// How long, which item, and the one next action.
import { html, nothing } from "../../../vendor/lit.js";
import { say } from "../../words.js";
import { dayAt, dayOf, hourOf } from "../hours.js";
import { courseOf } from "../views/course.js";
import { numbersOf } from "../views/people.js";

export function drawPhase({ state }) {
  const { phase } = state.session;
  const isPaused = phase === "in_session" && state.clock.is_paused;
  const look = { in_session: isPaused ? "wait" : "good", closed: "info", not_opened: "" }[phase];
  const label = say(isPaused ? "phase_paused" : `phase_${phase}`);
  return html`<span class="tag ${look}">${label}</span>`;
}

export function drawClock(evening, page) {
  const course = courseOf(evening);
  const runs = course.phase === "in_session" && !course.isPaused;
  return html`
    <div class="clockline">
      <p class="clock" data-held=${course.held} ?data-runs=${runs} data-at=${course.at}></p>
      ${nowItem(course, runs, evening)}
    </div>
    <p class="where started">${startedWords(course, evening.state.session)}</p>
    <ol class="agenda">${course.lines.map(line)}</ol>
    ${course.parts.filter((part) => part.wasHeld).map((part) => partClock(part, course.at))}
    ${next(course, evening, page)}`;
}

function nowItem(course, runs, { state, pack }) {
  const { current } = course;
  if (current) {
    return html`<p class="now-item"><strong>${current.title}</strong> <span class="figures-even"><span class="minutes" data-held=${course.itemHeld} ?data-runs=${runs} data-at=${course.at}></span>${current.planned ? ` / ${current.planned}′` : ""}</span>${shortOf(current)}</p>`;
  }
  const planned = pack.meeting.planned_at;
  const words = {
    not_opened: () => say("planned_for", { hour: `${hourOf(planned)} ${dayOf(planned)}` }),
    closed: () => say("closed_at", { hour: hourOf(state.session.closed_at) }),
    in_session: () => say("no_item"),
  }[course.phase]();
  return html`<p class="now-item">${words}</p>`;
}

const shortOf = (item) => (item.missing ? html` <span class="unbroken">${say("minutes_missing", { minutes: item.missing, least: item.least })}</span>` : nothing);

/** The same in one line, while the card is scrolled away. */
export function drawLine(evening) {
  const { current, phase, itemHeld, held, isPaused, at } = courseOf(evening);
  const runs = phase === "in_session" && !isPaused;
  const { here, over } = numbersOf(evening);
  const words = isPaused && phase === "in_session" ? "phase_paused" : `phase_${phase}`;
  return html`<span class="roomline-item">${current && !isPaused ? current.title : say(words)}</span><span class="figures-even"><span class="minutes" data-held=${current ? itemHeld : held} ?data-runs=${runs} data-at=${at}></span>${current?.planned ? ` / ${current.planned}′` : ""} · ${here}/${over} ${say("here")}</span><span class="up" aria-hidden="true">▲</span><span class="unseen">${say("to_the_top")}</span>`;
}

function startedWords({ minimum, missing }, { opened_at: opened }) {
  const words = [];
  if (opened) words.push(say("began", { hour: hourOf(opened) }));
  if (minimum) words.push(say("at_least", { minutes: minimum }));
  if (missing) words.push(say("still_missing", { minutes: missing }));
  return words.join(" · ");
}

function line(one) {
  const minutes = one.wasHeld ? (one.look === "now" || one.isOver ? `${one.used}′ / ${one.planned}′` : `${one.used}′`) : `${one.planned}′`;
  return html`<li class=${one.look} aria-current=${one.look === "now" ? "step" : nothing}><span>${one.look === "done" ? html`<span aria-hidden="true">✓ </span><span class="unseen">${say("done")}: </span>` : nothing}${one.title}${shortOf(one)}</span><span class="num">${minutes}</span></li>`;
}

const partClock = (part, at) => html`<p class="where part-clock"><strong>${part.label.charAt(0).toUpperCase()}${part.label.slice(1)}</strong> <span class="minutes" data-held=${part.held} ?data-runs=${part.isRunning} data-at=${at}></span>${part.startedAt ? ` · ${hourOf(part.startedAt)}` : ""}${part.endedAt ? `–${hourOf(part.endedAt)}` : ""}</p>`;

function next(course, evening, page) {
  if (course.phase === "not_opened") return opening(evening, page);
  if (course.phase === "closed") return html`<a class="button wide" href="#end">${say("see_what_is_missing")}</a>`;
  if (course.isPaused) return html`<form data-kind="resumed"><button class="wide">${say("go_on")}</button></form>`;
  if (!course.following) return html`<a class="button wide" href="#end">${say("to_the_end")}</a>`;
  return html`<form data-kind="item_started" data-payload=${JSON.stringify({ item: course.following.item })} data-also=${partOf(course)}><button class="wide">${say(course.current ? "next_item" : "first_item")}<span class="unseen">: ${course.following.title}</span></button></form>`;
}

/** An item of another part begins that part as well. */
function partOf({ parts, following }) {
  const part = parts.find((one) => one.part === following.part);
  return JSON.stringify(part && !part.isRunning ? [["part_started", { part: part.part }]] : []);
}

function opening({ pack, nameOf, now }, { asksDay }) {
  const { chair, clerk } = pack.ahead;
  const [planned, today] = [pack.meeting.planned_at.slice(0, 10), dayAt(now)];
  const isOtherDay = planned !== today;
  const also = [["chair_named", chair], ["clerk_named", clerk]].filter(([, person]) => person).map(([kind, person]) => [kind, { person }]);
  return html`
    ${chair ? html`<p class="where">${say("chair_is", { name: nameOf(chair) })}</p>` : nothing}
    ${clerk ? html`<p class="where">${say("clerk_is", { name: nameOf(clerk) })}</p>` : nothing}
    ${isOtherDay && !asksDay ? html`<button type="button" class="wide" data-does="ask-day">${say("open_the_meeting")}</button>` : nothing}
    ${isOtherDay && asksDay ? html`<p class="where" role="alert">${say("other_day", { planned: dayOf(planned), today: dayOf(today) })}</p>` : nothing}
    ${!isOtherDay || asksDay ? html`<form data-kind="opened" data-payload=${JSON.stringify({ place: pack.meeting.place })} data-also=${JSON.stringify(also)}><button class="wide">${say(isOtherDay ? "open_today" : "open_the_meeting")}</button></form>` : nothing}
    ${isOtherDay && asksDay ? html`<button type="button" class="wide quiet" data-does="not-yet">${say("not_yet")}</button>` : nothing}`;
}
