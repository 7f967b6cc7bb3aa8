// What the screen of the hall shows: from the plain fold, the pack and the hour. Pure; no page, no clock.
// The state may be whole (the prepared device) or reduced (the server); nothing here needs a name.

export const RESULT_MS = 2 * 60 * 1000; // a result stands so long, or until something else begins

const NEVER_COUNTED = new Set(["suspended", "temporarily_elsewhere"]);
const MARKS = ["in_favour", "against", "none", "invalid"];

/**
 * Return {scene, people, item, next, vote, result, breakSince, showsCode}.
 *
 * `scene` is "before", "item", "vote", "result", "break" or "closed". `now`: milliseconds by the server's clock.
 */
export function modelOf({ state, pack, now }) {
  const votes = Object.values(state.votes);
  const open = latest(votes.filter((vote) => vote.status === "open"), "opened_at");
  const declared = latest(votes.filter((vote) => vote.status === "declared"), "closed_at");
  const item = itemOf(state, now);
  const result = declared && stands(declared, item, now) ? resultOf(declared, state, pack) : null;
  const scene = sceneOf(state, open, result);
  return {
    scene,
    people: peopleOf(state, pack.frame.rules),
    item,
    next: nextOf(state, pack.frame.agenda),
    vote: scene === "vote" ? questionOf(open, pack) : null,
    result: scene === "result" ? result : null,
    breakSince: scene === "break" ? (state.clock.pauses.at(-1)?.began_at ?? null) : null,
    showsCode: Boolean(pack.check_in) && scene !== "closed",
  };
}

function sceneOf(state, open, result) {
  if (state.session.phase === "not_opened") return "before";
  if (state.session.phase === "closed") return "closed";
  if (state.clock.is_paused) return "break";
  if (open) return "vote";
  return result ? "result" : "item";
}

const latest = (votes, hour) => votes.sort((one, other) => Date.parse(one[hour] ?? 0) - Date.parse(other[hour] ?? 0)).at(-1);

function stands(vote, item, now) {
  const closed = Date.parse(vote.closed_at);
  return now - closed < RESULT_MS && !(item?.since && item.since > closed);
}

/** How many are here now, of how many who are expected: as `rates.attendance` counts them below the line. */
export function peopleOf(state, rules) {
  let here = 0;
  let expected = 0;
  for (const [person, line] of Object.entries(state.roster)) {
    const presence = state.attendance[person];
    if (NEVER_COUNTED.has(line.duty) || !presence) continue;
    if (presence.state === "present" || isAwaited(line, presence, rules)) expected += 1;
    if (presence.state === "present" && presence.intervals.at(-1)?.left_at === null) here += 1;
  }
  return { here, expected };
}

function isAwaited(line, presence, rules) {
  if (line.duty === "exempt" || rules.duties_not_in_attendance.includes(line.duty)) return false;
  return !(presence.state === "excused" && rules.excused_not_in_attendance);
}

function itemOf(state, now) {
  const item = state.clock.items[state.clock.current_item];
  if (!item) return null;
  const since = item.running_since ? Date.parse(item.running_since) : null;
  const seconds = item.seconds_used + (since ? Math.max(0, now - since) / 1000 : 0);
  return { title: item.title, planned: item.planned_minutes, used: Math.floor(seconds / 60), since };
}

/** The first item after the running one, in the order of the agenda, that has not begun. */
function nextOf(state, agenda) {
  const { items, current_item: current } = state.clock;
  const begin = agenda.findIndex((one) => one.item === current) + 1;
  const waits = (one) => !items[one.item]?.seconds_used && !items[one.item]?.running_since && one.item !== current;
  return agenda.slice(begin).find(waits)?.title ?? null;
}

function questionOf(vote, pack) {
  return { question: vote.question || labelOf(vote, pack), label: labelOf(vote, pack), method: vote.method };
}

function labelOf(vote, pack) {
  const label = pack.matters.find((one) => one.matter === vote.matter)?.label ?? vote.matter;
  return label.charAt(0).toUpperCase() + label.slice(1);
}

function resultOf(vote, state, pack) {
  const candidates = Object.entries(vote.candidates).map(([key, votes]) => ({ name: state.roster[key]?.name ?? key, votes }));
  return {
    ...questionOf(vote, pack),
    carried: vote.carried,
    base: vote.base.length,
    rows: MARKS.map((mark) => [mark, vote.tally?.[mark] ?? 0]).filter(([mark, count]) => count || mark === "in_favour"),
    candidates: candidates.sort((one, other) => other.votes - one.votes),
  };
}
