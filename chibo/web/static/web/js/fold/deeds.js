// The journal as it stands: readable entries in order, what is not understood, what is asked.
import { corrected, isCorrection } from "./corrections.js";
import { SECOND } from "./instants.js";
import { inOrder } from "./order.js";
import { NotUnderstood } from "./payloads/reading.js";
import { question } from "./questions.js";

/** Return what stands of `entries`: `{order, deeds, notUnderstood, corrections, questions, of, last}`. */
export function readJournal(entries, undoSeconds) {
  const order = inOrder(entries);
  const outcome = corrected(order);
  const [deeds, unknown] = [[], []];
  for (const { entry, at, place } of order) {
    const told = outcome.standing.get(entry.id).payload;
    if (told instanceof NotUnderstood) {
      const { id, kind, schema, device } = entry;
      unknown.push({ id, kind, schema, device, why: told.why });
    } else if (told !== null && entry.kind !== "corrected") {
      deeds.push({ id: entry.id, kind: entry.kind, at, place, entry, told });
    }
  }
  const byKind = new Map();
  for (const deed of deeds) byKind.set(deed.kind, [...(byKind.get(deed.kind) ?? []), deed]);
  const of = (kind) => byKind.get(kind) ?? [];
  return {
    order,
    deeds,
    notUnderstood: unknown,
    corrections: listed(order, outcome),
    questions: [
      ...unknown.map(({ id }) => question("not_understood", { subject: id, entries: [id] })),
      ...askedOfCorrections(order, outcome, undoSeconds * SECOND),
    ],
    of,
    last: (kind) => of(kind)[of(kind).length - 1] ?? null,
  };
}

const standingCorrections = (order, { standing }) =>
  order
    .map((placed) => ({ placed, tale: standing.get(placed.entry.id).payload }))
    .filter(({ placed, tale }) => isCorrection(placed.entry, tale));

function listed(order, outcome) {
  return standingCorrections(order, outcome).map(({ placed: { entry, at }, tale }) => {
    const governs = outcome.standing.get(tale.target)?.by === entry.id;
    return { id: entry.id, target: tale.target, action: tale.action, reason: tale.reason, at, governs };
  });
}

function askedOfCorrections(order, outcome, undo) {
  const byId = new Map(order.map((placed) => [placed.entry.id, placed]));
  const asked = [];
  for (const { placed, tale } of standingCorrections(order, outcome)) {
    const { id } = placed.entry;
    const fault = outcome.faults.get(id);
    if (fault) asked.push(question(fault, { subject: id, entries: [id] }));
    else if (!tale.reason.trim() && !isUndo(placed, byId.get(tale.target), tale, undo)) {
      asked.push(question("correction_without_reason", { subject: id, entries: [id, tale.target] }));
    }
  }
  return asked;
}

function isUndo(correction, target, tale, undo) {
  const after = correction.at - target.at;
  return tale.action === "void" && after >= 0 && after <= undo;
}
