// The clocks of the evening: parts, agenda items and breaks.
import { SECOND, earlier, later, whole } from "./instants.js";
import { question } from "./questions.js";

/** One running clock hand over named things: at most one of them runs. */
class Hand {
  spans = new Map();
  current = null;
  runningSince = null;

  start(name, at, isPaused) {
    this.stop(at);
    this.current = name;
    if (!this.spans.has(name)) this.spans.set(name, []);
    this.runningSince = isPaused ? null : at;
  }

  stop(at) {
    this.hold(at);
    this.current = null;
  }

  hold(at) {
    if (this.current !== null && this.runningSince !== null) {
      this.spans.get(this.current).push({ began_at: this.runningSince, ended_at: at });
    }
    this.runningSince = null;
  }

  goOn(at) {
    this.runningSince = this.current === null ? null : at;
  }
}

const newFace = () => ({
  parts: new Hand(), items: new Hand(), pauses: [], titles: new Map(), started: new Map(),
  ended: new Map(), itemParts: new Map(), itemEntries: new Map(), asked: [],
});
const lastPause = (face) => face.pauses[face.pauses.length - 1];
const isPaused = (face) => face.pauses.length > 0 && lastPause(face).ended_at === null;
const setDefault = (map, key, value) => map.has(key) || map.set(key, value);

/** Return `[clock, questions]`. Minutes are whole minutes of ended spans, breaks left out. */
export function clockOf(journal, agenda, session) {
  const face = newFace();
  const endedAt = session.closed_at;
  for (const deed of journal.deeds) {
    if (endedAt !== null && deed.at > endedAt) close(face, endedAt);
    TURNS[deed.kind]?.(face, deed);
  }
  if (endedAt !== null) close(face, endedAt);
  const planned = new Map(agenda.map((item) => [item.item, item]));
  for (const [subject, entry] of face.itemEntries) {
    const isNamed = planned.has(subject) || face.titles.get(subject);
    if (!isNamed) face.asked.push(question("item_not_on_agenda", { subject, entries: [entry] }));
  }
  const clock = {
    parts: new Map([...face.started.keys()].map((name) => [name, partTime(face, name)])),
    items: itemTimes(face, planned),
    pauses: face.pauses,
    current_part: face.parts.current,
    current_item: face.items.current,
    is_paused: isPaused(face),
    seconds_held: secondsHeld(face.pauses, session),
  };
  return [clock, face.asked];
}

const TURNS = {
  part_started(face, { at, told: { part } }) {
    endPart(face, at);
    setDefault(face.started, part, at);
    face.ended.delete(part);
    face.parts.start(part, at, isPaused(face));
  },
  part_ended(face, { id, at, told: { part } }) {
    if (face.parts.current === part) endPart(face, at);
    else face.asked.push(question("part_ended_not_running", { subject: part, entries: [id] }));
  },
  item_started(face, { id, at, told: { item, title } }) {
    face.items.start(item, at, isPaused(face));
    face.titles.set(item, title || face.titles.get(item) || "");
    setDefault(face.itemParts, item, face.parts.current ?? "");
    setDefault(face.itemEntries, item, id);
  },
  item_ended(face, { id, at, told: { item } }) {
    if (face.items.current === item) face.items.stop(at);
    else face.asked.push(question("item_ended_not_running", { subject: item, entries: [id] }));
  },
  paused(face, { id, at, told: { reason } }) {
    if (isPaused(face)) {
      face.asked.push(question("paused_twice", { entries: [id] }));
      return;
    }
    face.pauses.push({ began_at: at, ended_at: null, reason });
    face.parts.hold(at);
    face.items.hold(at);
  },
  resumed(face, { id, at }) {
    if (!isPaused(face)) {
      face.asked.push(question("resumed_without_pause", { entries: [id] }));
      return;
    }
    lastPause(face).ended_at = at;
    face.parts.goOn(at);
    face.items.goOn(at);
  },
};

function endPart(face, at) {
  if (face.parts.current === null) return;
  face.ended.set(face.parts.current, at);
  face.parts.stop(at);
}

function close(face, at) {
  if (isPaused(face)) {
    face.asked.push(question("pause_not_ended"));
    lastPause(face).ended_at = at;
  }
  endPart(face, at);
  face.items.stop(at);
}

function partTime(face, part) {
  const { current, runningSince } = face.parts;
  const ended = face.parts.spans.get(part);
  const running = current === part && runningSince !== null ? [{ began_at: runningSince, ended_at: null }] : [];
  return {
    part,
    started_at: face.started.get(part),
    ended_at: face.ended.get(part) ?? null,
    spans: [...ended, ...running],
    seconds_used: secondsIn(ended),
  };
}

function itemTimes(face, planned) {
  const names = new Set([...planned.keys(), ...face.items.spans.keys()]);
  return new Map([...names].map((name) => [name, itemTime(face, name, planned.get(name))]));
}

function itemTime(face, name, planned) {
  const { title, minutes, part, group } = planned ?? { title: "", minutes: 0, part: "", group: "" };
  const seconds = secondsIn(face.items.spans.get(name) ?? []);
  return {
    item: name,
    title: face.titles.get(name) || title,
    part: part || (face.itemParts.get(name) ?? ""),
    group,
    planned_minutes: minutes,
    seconds_used: seconds,
    minutes_used: whole(seconds, 60),
    running_since: face.items.current === name ? face.items.runningSince : null,
  };
}

const secondsIn = (spans) => spans.reduce((sum, span) => sum + whole(span.ended_at - span.began_at, SECOND), 0);

/** From opening to close without breaks; null while either is missing. */
function secondsHeld(pauses, { opened_at: opened, closed_at: closed }) {
  if (opened === null || closed === null) return null;
  const lengthOf = (pause) => Math.max(earlier(pause.ended_at, closed) - later(pause.began_at, opened), 0);
  const breaks = pauses.filter((pause) => pause.ended_at).reduce((sum, pause) => sum + lengthOf(pause), 0);
  return whole(Math.max(closed - opened, 0) - breaks, SECOND);
}
