// What the numbers and clocks of devices tell: holes, clocks apart, entries that came late.
import { HOUR, MILLISECOND, SECOND, whole } from "./instants.js";
import { question } from "./questions.js";
import { byCodePoint } from "./text.js";

/** Return, per device, the numbers below its highest that have not arrived. */
export function holesIn(order) {
  return byDevice(order).flatMap(([device, own]) => {
    const seen = [...new Set(own.map(({ entry }) => entry.seq))].sort((one, other) => one - other);
    const missing = missingIn(seen);
    return missing.length ? [{ device, missing, highest: seen[seen.length - 1] }] : [];
  });
}

/** Return the entries that arrived more than the rule's hours after their hour. */
export function lateEntries(journal, rules) {
  const standing = new Set([...journal.deeds, ...journal.corrections].map(({ id }) => id));
  const signed = new Set(journal.of("countersigned").flatMap(({ told }) => told.entries));
  const isLate = (one) => standing.has(one.entry.id) && delay(one) > rules.late_entry_hours * HOUR;
  return journal.order.filter(isLate).map((one) => ({
    entry: one.entry.id,
    hours: whole(delay(one), HOUR),
    from_paper: one.entry.role === "paper",
    countersigned: signed.has(one.entry.id),
  }));
}

/** Ask about unsent entries, numbers used twice, clocks apart and late entries. */
export function askedOfDevices(journal, holes, late, rules) {
  const unsent = holes.map(({ device, missing }) => {
    const gaps = missing.map(([begin, end]) => `${begin}-${end}`).join(",");
    return question("device_has_unsent", { subject: device, values: { missing: gaps } });
  });
  const ofEach = byDevice(journal.order).flatMap(([device, own]) => [
    ...askedOfNumbers(device, own),
    ...askedOfClock(device, own, rules.clocks_apart_seconds),
  ]);
  return [...unsent, ...ofEach, ...askedOfLate(journal, late)];
}

function askedOfLate(journal, late) {
  const devices = new Map(journal.order.map(({ entry }) => [entry.id, entry.device]));
  const unsigned = grouped(late.filter((one) => !one.countersigned), (one) => devices.get(one.entry));
  return [...unsigned].map(([subject, own]) => {
    const entries = own.map(({ entry }) => entry);
    return question("late_not_countersigned", { subject, entries, values: { number: entries.length } });
  });
}

function askedOfNumbers(subject, own) {
  const twice = [...grouped(own, ({ entry }) => entry.seq)].filter(([, same]) => same.length > 1);
  return twice.map(([number, same]) => {
    const entries = same.map(({ entry }) => entry.id);
    return question("number_used_twice", { subject, entries, values: { number } });
  });
}

/** A clock is apart when its measured offsets are, or when it runs ahead of the server's. */
function askedOfClock(subject, own, limit) {
  const offsets = own.map(({ entry }) => entry.offset * MILLISECOND);
  const ahead = Math.max(...own.map((placed) => -delay(placed)));
  const seconds = whole(Math.max(Math.max(...offsets) - Math.min(...offsets), ahead), SECOND);
  return seconds > limit ? [question("clocks_apart", { subject, values: { seconds } })] : [];
}

function delay({ entry, at }) {
  return entry.received_at === null ? 0 : entry.received_at - at;
}

const byDevice = (order) =>
  [...grouped(order, ({ entry }) => entry.device)].sort(([one], [other]) => byCodePoint(one, other));

function grouped(things, keyOf) {
  const groups = new Map();
  for (const thing of things) groups.set(keyOf(thing), [...(groups.get(keyOf(thing)) ?? []), thing]);
  return groups;
}

/** Return the gaps in `seen` from 1 on, as first and last missing number. */
function missingIn(seen) {
  const pairs = seen.map((after, place) => [place ? seen[place - 1] : 0, after]);
  return pairs.filter(([before, after]) => after - before > 1).map(([before, after]) => [before + 1, after - 1]);
}
