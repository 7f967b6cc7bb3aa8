// Numbering and dating what one device records. Plain values and pure functions.

// Two equal deeds within this time are one finger that tapped twice.
export const DOUBLE_TAP_MS = 1000;

export const NO_NUMBERS = { seq: 0, lastAt: 0, offset: null };

/** Return what makes two deeds equal. */
export const printOf = ({ actor, kind, payload }) => JSON.stringify([actor, kind, payload]);

/** Whether `deed` is the finger that tapped twice on `last`, the entry before it. */
export function isDoubled(last, deed) {
  if (!last || printOf(last) !== printOf(deed)) return false;
  return Math.abs(deed.wall - Date.parse(last.wall)) < DOUBLE_TAP_MS;
}

/**
 * Return the entry that `deed` makes and the numbers after it.
 *
 * `deed` is {id, meeting, device, actor, role, kind, payload, wall} with `wall` in milliseconds of
 * this device's clock. An entry is never dated before the one before it.
 */
export function numbered(numbers, deed) {
  const offset = numbers.offset ?? 0;
  const at = Math.max(deed.wall + offset, numbers.lastAt);
  const entry = {
    id: deed.id,
    meeting: deed.meeting,
    kind: deed.kind,
    device: deed.device,
    seq: numbers.seq + 1,
    at: new Date(at).toISOString(),
    wall: new Date(deed.wall).toISOString(),
    offset,
    actor: deed.actor,
    role: deed.role,
    payload: deed.payload,
    schema: 1,
  };
  return { entry, numbers: { ...numbers, seq: entry.seq, lastAt: at } };
}

/** Return the entries of several deeds, numbered one after the other, and the numbers after them. */
export function numberedInTurn(numbers, deeds) {
  const entries = [];
  for (const deed of deeds) {
    const made = numbered(numbers, deed);
    entries.push(made.entry);
    numbers = made.numbers;
  }
  return { entries, numbers };
}

/**
 * Part what waits by the server's answers: confirmed, refused with the reason, and still waiting.
 *
 * An entry without an answer goes on waiting.
 */
export function partedBy(answers, waiting) {
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  const parted = { confirmed: [], refused: [], waiting: [] };
  for (const note of waiting) {
    const answer = byId.get(note.entry.id);
    if (!answer) parted.waiting.push(note);
    else if (answer.status === "refused") parted.refused.push({ ...note, reason: answer.reason });
    else parted.confirmed.push({ ...note, status: answer.status });
  }
  return parted;
}
