// The roster as large buttons: who is here, who is not and why, who has come since.
import { say } from "../../words.js";
import { hourOf, msOf } from "../hours.js";
import { keyOf } from "../evening.js";

export const LOOKS = { present: "here", excused: "excused", absent: "absent" };
export const SIGNS = { present: "✓", excused: "◔", absent: "✕" };

/** Whether the person is in the room or connected at `now`. */
export function isHere(presence, now) {
  return stayAt(presence, now) !== undefined;
}

export const stayAt = (presence, now) =>
  presence?.intervals.find((stay) => msOf(stay.came_at) <= now && (!stay.left_at || now < msOf(stay.left_at)));

export function personButtons(evening) {
  return evening.people.map((line) => {
    const presence = evening.state.attendance[line.person];
    return {
      person: line.person,
      name: line.name,
      key: keyOf(line.name),
      look: LOOKS[presence.state] ?? "",
      sign: SIGNS[presence.state] ?? "",
      note: notesOf(line, presence, evening).join(", "),
      isHere: isHere(presence, evening.now),
      waits: Boolean(presence.to_confirm_since),
    };
  });
}

/** `here` of `over` are the rate's; the other numbers count the whole roster. */
export function numbersOf(evening) {
  const { state, rates } = evening;
  const { counted, over } = rates.whole.attendance;
  const states = Object.values(state.attendance).map((presence) => presence.state);
  const count = (wanted) => states.filter((one) => one === wanted).length;
  return {
    here: counted.length,
    over: over.length,
    percent: percentOf(counted.length, over.length, 1),
    excused: count("excused"),
    absent: count("absent"),
    expected: count("expected"),
    apart: count("apart"),
    differ: differencesOf(evening).length,
  };
}

/** Return "90,0" as people here write a share; null where nobody is below the line. */
export function percentOf(part, whole, digits) {
  return whole ? ((100 * part) / whole).toFixed(digits).replace(".", ",") : null;
}

/** Return who gave an own sign after the clerk had marked otherwise, the latest first. */
export function arrivals(evening) {
  return evening.people
    .map((line) => [line, evening.state.attendance[line.person]])
    .filter(([, presence]) => presence.to_confirm_since)
    .sort(([, one], [, other]) => msOf(other.to_confirm_since) - msOf(one.to_confirm_since))
    .map(([line, presence]) => ({
      person: line.person,
      name: line.name,
      sentence: say(presence.state === "excused" ? "arrived_excused" : "arrived_absent", {
        name: line.name,
        hour: hourOf(presence.to_confirm_since),
      }),
      payload: { person: line.person, state: "present", arrived_at: presence.to_confirm_since },
    }));
}

/** Return where membership differs from the roster of a meeting that is open, without what was put right here meanwhile. */
export function differencesOf({ pack, standing, state }) {
  if (state.session.phase === "not_opened") return [];
  const done = new Set(standing.filter((one) => one.kind === "roster_changed").map((one) => printOf(one.payload)));
  return pack.differences.filter((one) => !done.has(printOf(one.payload)));
}

const printOf = ({ change, person }) => `${change} ${person}`;

function notesOf(line, presence, evening) {
  const notes = [noteOfState(line, presence, evening)].flat();
  if (presence.to_confirm_since) notes.push(say("checked_in_confirm", { hour: hourOf(presence.to_confirm_since) }));
  return notes;
}

function noteOfState({ duty }, presence, { choices }) {
  if (presence.state === "present") return notesOfPresence(presence);
  if (presence.state === "excused") return presence.reason || say("excused");
  if (presence.state === "absent") return presence.reason || say("no_reason");
  if (presence.state === "apart") return choices.duties[duty] ?? duty;
  return say(presence.excuse_asked ? "asks_excuse" : "not_marked");
}

function notesOfPresence(presence) {
  const [first, last] = [presence.intervals[0], presence.intervals.at(-1)];
  const notes = [];
  if (presence.late_minutes) notes.push(say("late_by", { minutes: presence.late_minutes }));
  else if (presence.strength !== "rest") notes.push(hourOf(first?.came_at));
  else notes.push(say("here"));
  if (last?.remote) notes.push(last.left_at ? say("online") : say("online_since", { hour: hourOf(last.came_at) }));
  if (last?.left_at) notes.push(say("left_at", { hour: hourOf(last.left_at) }));
  return notes.filter(Boolean);
}
