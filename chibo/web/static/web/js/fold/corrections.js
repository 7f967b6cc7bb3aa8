// What stands of a journal after its corrections, and the corrections of those.
import { circles, depths } from "./chains.js";
import { MalformedEntry } from "./errors.js";
import { NotUnderstood, readPayload } from "./payloads/reading.js";

// Who an entry is about never changes by a correction: void it and record anew.
const WHO = ["person", "guest"];

/** Whether a payload, as read, is a correction's; `entry` is whose it is. */
export const isCorrection = (entry, tale) =>
  entry.kind === "corrected" && tale !== null && !(tale instanceof NotUnderstood);

/** Return `{standing: Map(id → {payload, by}), faults: Map(id → code)}` after all corrections. */
export function corrected(order) {
  const byId = new Map(order.map((placed) => [placed.entry.id, placed]));
  const told = new Map(order.map(({ entry }) => [entry.id, tell(entry)]));
  const corrections = order.filter(({ entry }) => isCorrection(entry, told.get(entry.id)));
  const targets = new Map(corrections.map(({ entry }) => [entry.id, told.get(entry.id).target]));
  const faults = faultsOf(targets, byId);
  const ties = new Map();
  for (const [id, target] of targets) {
    if (!faults.has(id)) ties.set(target, [...(ties.get(target) ?? []), byId.get(id)]);
  }
  const depth = depths(targets, faults);
  const deepestFirst = [...told.keys()].sort((one, other) => (depth.get(other) ?? 0) - (depth.get(one) ?? 0));
  const standing = new Map();
  for (const id of deepestFirst) {
    standing.set(id, asItStands(byId.get(id).entry, told.get(id), ties.get(id) ?? [], standing, faults));
  }
  return { standing, faults };
}

function tell(entry) {
  try {
    return readPayload(entry.kind, entry.schema, entry.payload);
  } catch (refusal) {
    if (refusal instanceof MalformedEntry) return new NotUnderstood("payload");
    throw refusal;
  }
}

function faultsOf(targets, byId) {
  const faults = new Map();
  const inCircle = circles(targets);
  for (const [id, target] of targets) {
    if (inCircle.has(id)) faults.set(id, "correction_in_circle");
    else if (!byId.has(target)) faults.set(id, "correction_awaits_target");
    else if (byId.get(target).entry.meeting !== byId.get(id).entry.meeting) {
      faults.set(id, "correction_of_other_meeting");
    }
  }
  return faults;
}

function asItStands(entry, tale, corrections, standing, faults) {
  for (const placed of [...corrections].sort((one, other) => other.place - one.place)) {
    const correction = standing.get(placed.entry.id).payload;
    if (!isCorrection(placed.entry, correction)) continue;
    if (correction.payload === null) return { payload: null, by: placed.entry.id };
    const anew = replaced(entry, correction.payload);
    if (anew !== null) return { payload: anew, by: placed.entry.id };
    faults.set(placed.entry.id, "correction_unreadable");
  }
  return { payload: tale, by: null };
}

/** The target told anew; null where its kind cannot hold `payload`. */
function replaced(target, payload) {
  const kept = WHO.filter((name) => Object.hasOwn(target.payload, name)).map((name) => [name, target.payload[name]]);
  const told = Object.entries(payload).filter(([name]) => !WHO.includes(name));
  if (target.kind === "corrected") kept.push(["target", target.payload.target ?? null]);
  const anew = tell({ ...target, payload: Object.fromEntries([...told, ...kept]) });
  return anew instanceof NotUnderstood ? null : anew;
}
