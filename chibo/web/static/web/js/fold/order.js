// The one order of a journal: by hour, device and number, whatever the order of arrival.
import { later } from "./instants.js";
import { asPlain, sortedText } from "./plain.js";
import { byCodePoint } from "./text.js";

/** Return each entry once as `{entry, at, place}`; `at` never before its device's previous entry. */
export function inOrder(entries) {
  const once = eachOnce(entries);
  const timed = [];
  let before = null;
  for (const entry of once) {
    const follows = before !== null && before.entry.device === entry.device;
    before = { entry, at: follows ? later(entry.at, before.at) : entry.at };
    timed.push(before);
  }
  timed.sort((one, other) => one.at - other.at || bySource(one.entry, other.entry));
  return timed.map(({ entry, at }, place) => ({ entry, at, place }));
}

function eachOnce(entries) {
  const known = new Map();
  for (const entry of entries) {
    const held = known.get(entry.id);
    if (!held || byCodePoint(content(entry), content(held)) < 0) known.set(entry.id, entry);
  }
  return [...known.values()].sort(bySource);
}

const bySource = (one, other) =>
  byCodePoint(one.device, other.device) || one.seq - other.seq || byCodePoint(one.id, other.id);

// Of two contents under one id the first by its own text wins: arrival decides nothing.
const content = (entry) => sortedText(asPlain(entry));
