// Attendance, speaking and punctuality: who counts above the line and who below it.
import { MINUTE, instant } from "./instants.js";
import { sortedOnce } from "./text.js";

const NEVER_COUNTED = ["suspended", "temporarily_elsewhere"];

/** Return the rates of the "whole" meeting and of each part by its name; `state` as `fold` returns it. */
export function ratesOf(state, rules) {
  const { session, clock } = state;
  const times = new Map([["whole", timeOf(session.opened_at, session.closed_at)]]);
  for (const [name, part] of Object.entries(clock.parts)) times.set(name, timeOf(part.started_at, part.ended_at));
  return Object.fromEntries([...times].map(([name, time]) => [name, ratesIn(time, state, rules)]));
}

const timeOf = (began, ended) => ({ began: instant(began), ended: instant(ended) });

function ratesIn(time, state, rules) {
  const attending = attendingIn(time, state);
  const expected = expectedIn(state, rules, attending);
  const counts = ({ person, kind, at }) =>
    attending.has(person) && rules.speech_kinds_counted.includes(kind) && isWithin(instant(at), time);
  const speakers = state.results.speeches.filter(counts).map(({ person }) => person);
  const grace = rules.grace_minutes * MINUTE;
  const punctual = [...attending].filter((who) => isPunctual(state.attendance[who], time, grace));
  const heard = rules.speaking_over === "attending" ? attending : [...expected, ...attending];
  return {
    attendance: rate([...attending].filter((who) => expected.has(who)), expected),
    speaking: rate(speakers, heard),
    punctuality: rate(punctual, attending),
  };
}

const rate = (counted, over) => ({ counted: sortedOnce(counted), over: sortedOnce(over) });

function attendingIn(time, { roster, attendance }) {
  const isHere = ([who, line]) => !NEVER_COUNTED.includes(line.duty) && wasHere(attendance[who], time);
  return new Set(Object.entries(roster).filter(isHere).map(([who]) => who));
}

function expectedIn({ roster, attendance }, rules, attending) {
  const counts = ([who, line]) => attending.has(who) || isAwaited(line, attendance[who], rules);
  return new Set(Object.entries(roster).filter(counts).map(([who]) => who));
}

function isAwaited(line, presence, rules) {
  if (NEVER_COUNTED.includes(line.duty) || line.duty === "exempt") return false;
  if (rules.duties_not_in_attendance.includes(line.duty)) return false;
  return !(presence.state === "excused" && rules.excused_not_in_attendance);
}

function wasHere(presence, { began, ended }) {
  if (presence.state !== "present") return false;
  if (began === null) return true;
  return presence.intervals.some(
    (stay) =>
      (ended === null || instant(stay.came_at) < ended) &&
      (stay.left_at === null || instant(stay.left_at) > began),
  );
}

function isPunctual({ intervals }, { began, ended }, grace) {
  const [came, left] = [instant(intervals[0].came_at), instant(intervals[intervals.length - 1].left_at)];
  if (began !== null && came - began > grace) return false;
  return ended === null || left === null || ended - left <= grace;
}

const isWithin = (at, { began, ended }) => (began === null || began <= at) && (ended === null || at <= ended);
