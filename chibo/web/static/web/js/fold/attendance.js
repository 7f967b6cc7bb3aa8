// Attendance: one presence for each roster line, and what the clerk must still settle.
import { STRENGTH } from "./claims.js";
import { MINUTE, hourText, instant, whole } from "./instants.js";
import { question } from "./questions.js";
import { APART } from "./roster.js";
import { staysOf } from "./stays.js";

const NAMES = {
  [STRENGTH.REST]: "rest", [STRENGTH.EXCUSE]: "own", [STRENGTH.OWN]: "own", [STRENGTH.EXPLICIT]: "explicit",
};

/** Return the presence of every roster line, a Map by person; `claims` are their signs. */
export function attendanceOf(claims, roster, session, rules) {
  const grace = rules.grace_minutes * MINUTE;
  return new Map([...roster].map(([who, line]) => [who, presenceOf(line, claims.get(who), session, grace)]));
}

/** Whether the person is in the room or connected at that instant (ISO text or Instant). */
export const isPresentAt = (presence, at) => stayAt(presence, at) !== undefined;

/** Whether the person is connected from elsewhere at that instant. */
export const isRemoteAt = (presence, at) => stayAt(presence, at)?.remote ?? false;

/** Ask about people still expected, signs to confirm, leaving without coming, head counts. */
export function askedOfAttendance(journal, claims, attendance, session) {
  const asked = [];
  for (const [subject, presence] of attendance) {
    asked.push(...askedOfPerson(presence, claims.get(subject), session));
    if (presence.excuse_asked && presence.strength === "rest" && presence.entry) {
      asked.push(question("asked_excuse_counted_present", { subject, entries: [presence.entry] }));
    }
  }
  return [...asked, ...askedOfHeads(journal, attendance)];
}

function stayAt(presence, at) {
  const then = instant(at);
  return presence.intervals.find(
    (stay) => instant(stay.came_at) <= then && (stay.left_at === null || then < instant(stay.left_at)),
  );
}

function presenceOf(line, claims, session, grace) {
  const told = claims.filter((claim) => claim.state);
  const winner = told.reduce((best, claim) => (best === null || beats(claim, best) ? claim : best), null);
  const state = winner?.state ?? (APART.has(line.duty) ? "apart" : "expected");
  const stays = state === "present" ? staysOf(claims, session) : [];
  return {
    person: line.person,
    state,
    strength: winner ? NAMES[winner.strength] : "",
    reason: winner?.reason ?? "",
    excuse_asked: line.excuse?.state === "asked",
    intervals: stays,
    late_minutes: lateMinutes(stays, session, grace),
    left_early_minutes: leftEarlyMinutes(stays, session, grace),
    to_confirm_since: toConfirmSince(winner, told),
    entry: winner?.entry ?? null,
  };
}

const beats = (one, other) =>
  (one.strength - other.strength || one.at - other.at || one.place - other.place) > 0;

function lateMinutes(stays, session, grace) {
  if (!stays.length || session.opened_at === null) return 0;
  const late = stays[0].came_at - session.opened_at;
  return late > grace ? whole(late, MINUTE) : 0;
}

function leftEarlyMinutes(stays, session, grace) {
  const left = stays[stays.length - 1]?.left_at ?? null;
  if (session.closed_at === null || left === null) return 0;
  const early = session.closed_at - left;
  return early > grace ? whole(early, MINUTE) : 0;
}

/** The first own sign of presence after an explicit "absent" or "excused" that stands. */
function toConfirmSince(winner, told) {
  if (!winner || winner.strength !== STRENGTH.EXPLICIT || winner.state === "present") return null;
  const own = told.filter((claim) => claim.strength === STRENGTH.OWN && claim.state === "present");
  return own.find((claim) => claim.place > winner.place)?.at ?? null;
}

function askedOfPerson(presence, claims, session) {
  const entries = claims.map((claim) => claim.entry).filter(Boolean);
  const { person: subject, state, intervals, to_confirm_since: since } = presence;
  const asked = [];
  const ask = (code, values, about = entries) => asked.push(question(code, { subject, entries: about, values }));
  if (state === "expected" && session.closed_at) {
    ask("still_expected_at_close", { excuse_asked: presence.excuse_asked ? "yes" : "no" });
  }
  if (since) ask("arrival_to_confirm", { state, at: hourText(since) });
  const lonely = leftWithoutComing(claims);
  if (lonely.length) ask("left_without_coming", {}, lonely);
  if (session.closed_at && intervals.length && intervals[0].came_at > session.closed_at) {
    ask("came_after_close", { at: hourText(intervals[0].came_at) });
  }
  return asked;
}

/** The leavings of a person of whom no sign of presence stands before. */
function leftWithoutComing(claims) {
  const lonely = [];
  let here = false;
  for (const claim of claims) {
    if (claim.state === "" && !here && claim.entry) lonely.push(claim.entry);
    here = claim.state === "present";
  }
  return lonely;
}

/** Named attendance wins over counted heads; a difference is asked about. */
function askedOfHeads(journal, attendance) {
  const counted = journal.of("rest_present").filter(({ told }) => told.heads !== null);
  return counted.flatMap(({ id, at, told: { heads } }) => {
    const named = [...attendance.values()].filter((one) => isPresentAt(one, at)).length;
    return named === heads ? [] : [question("heads_differ", { entries: [id], values: { heads, named } })];
  });
}
