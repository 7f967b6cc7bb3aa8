// The clock of the evening: which item runs, what comes next, what was used of what was planned.
import { msOf, secondsBetween } from "../hours.js";

/**
 * Return the course.
 *
 * A line's `look` is "done", "now" or empty; `used` are whole minutes; `missing` the minutes that a rule
 * still asks for (criticism). `held` and `itemHeld` are seconds up to `at`, from where the clocks go on.
 */
export function courseOf(evening) {
  const { state, pack, now, standing } = evening;
  const { clock, session } = state;
  const begun = new Set(standing.filter((one) => one.kind === "item_started").map((one) => String(one.payload.item)));
  const lines = itemsOf(evening).map((time) => lineOf(time, { clock, now, begun, least: pack.meeting.criticism_minutes?.least }));
  const current = lines.find((line) => line.look === "now") ?? null;
  const held = secondsHeld(state, now);
  const minimum = pack.meeting.minimum_minutes;
  return {
    lines,
    current,
    following: followingOf(lines, current),
    phase: session.phase,
    isPaused: clock.is_paused,
    held,
    itemHeld: current ? secondsOf(clock.items[current.item], now) : 0,
    at: now,
    minimum,
    missing: minimum && session.phase === "in_session" ? Math.max(0, minimum - Math.floor(held / 60)) : 0,
    parts: partsOf(evening),
  };
}

/** The items in order of the agenda, then those that were added. */
function itemsOf({ state, pack }) {
  const { items } = state.clock;
  const planned = pack.frame.agenda.map((one) => String(one.item));
  const added = Object.keys(items).filter((item) => !planned.includes(item));
  return [...planned, ...added].map((item) => items[item]).filter(Boolean);
}

function lineOf(time, { clock, now, begun, least }) {
  const seconds = secondsOf(time, now);
  const isNow = clock.current_item === time.item;
  const wasHeld = isNow || seconds > 0 || begun.has(time.item);
  const used = Math.floor(seconds / 60);
  const asked = time.group === "criticism" && least ? least : 0;
  return {
    item: time.item,
    title: time.title,
    part: time.part,
    look: isNow ? "now" : wasHeld ? "done" : "",
    planned: time.planned_minutes,
    used,
    wasHeld,
    isOver: Boolean(time.planned_minutes) && seconds > 60 * time.planned_minutes,
    least: asked,
    missing: wasHeld ? Math.max(0, asked - used) : 0,
  };
}

/** The first item after the running one, or after the last that was held. */
function followingOf(lines, current) {
  const after = current ? lines.indexOf(current) : lines.findLastIndex((line) => line.wasHeld);
  return lines.slice(after + 1).find((line) => !line.wasHeld) ?? null;
}

function secondsOf(time, now) {
  return time.seconds_used + (time.running_since ? secondsBetween(time.running_since, now) : 0);
}

/** Seconds since the opening without breaks, up to now or the close. */
function secondsHeld({ session, clock }, now) {
  if (!session.opened_at) return 0;
  const until = session.closed_at ? msOf(session.closed_at) : now;
  const total = secondsBetween(session.opened_at, until);
  return Math.max(0, total - pausedWithin(clock, msOf(session.opened_at), until));
}

/** Seconds of breaks between two instants. */
function pausedWithin({ pauses }, from, until) {
  return pauses.reduce((sum, pause) => {
    const began = Math.max(from, msOf(pause.began_at));
    const ended = Math.min(until, pause.ended_at ? msOf(pause.ended_at) : until);
    return sum + (ended > began ? Math.floor((ended - began) / 1000) : 0);
  }, 0);
}

/** The parts of a combined meeting, each with its own clock. */
function partsOf({ state, pack, now }) {
  const { clock } = state;
  return pack.meeting.parts.map(({ part, label }) => {
    const time = clock.parts[part];
    const running = time?.spans.find((span) => !span.ended_at);
    const open = running ? secondsBetween(running.began_at, now) - pausedWithin(clock, msOf(running.began_at), now) : 0;
    return {
      part,
      label,
      isRunning: Boolean(running),
      wasHeld: Boolean(time),
      held: (time?.seconds_used ?? 0) + Math.max(0, open),
      startedAt: time?.started_at ?? null,
      endedAt: running ? null : (time?.ended_at ?? null),
    };
  });
}
