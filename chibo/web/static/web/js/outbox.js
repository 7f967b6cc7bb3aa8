// What one browser keeps of one meeting: the count of its entries, those not yet confirmed, those
// refused. Plain values and pure functions; `browser_store.js` keeps them.

// Two equal deeds within this time are one finger that tapped twice.
export const DOUBLE_TAP_MS = 1000;

export const EMPTY = { seq: 0, lastAt: 0, offset: null, waiting: [], refused: [], last: null };

/**
 * Return the box with one more entry, numbered and dated, and that entry.
 *
 * `deed` is {id, meeting, device, actor, role, kind, payload, wall} with `wall` in milliseconds of
 * this device's clock. An entry is never dated before the one before it. The same deed twice within
 * a moment stays one: the box comes back as it was, with the entry that stands in it. A deed that is
 * `aside` goes with the one before it: it is never the last deed, which is taken back or doubled.
 */
export function append(box, deed) {
  const print = JSON.stringify([deed.actor, deed.kind, deed.payload]);
  const { last } = box;
  if (last && last.print === print && Math.abs(deed.wall - last.wall) < DOUBLE_TAP_MS) {
    return { box, entry: null, last };
  }
  const offset = box.offset ?? 0;
  const at = Math.max(deed.wall + offset, box.lastAt);
  const entry = {
    id: deed.id,
    meeting: deed.meeting,
    kind: deed.kind,
    device: deed.device,
    seq: box.seq + 1,
    at: new Date(at).toISOString(),
    wall: new Date(deed.wall).toISOString(),
    offset,
    actor: deed.actor,
    role: deed.role,
    payload: deed.payload,
    schema: 1,
  };
  const next = {
    ...box,
    seq: entry.seq,
    lastAt: at,
    waiting: [...box.waiting, entry],
    last: deed.aside ? last : { id: entry.id, kind: entry.kind, actor: deed.actor, wall: deed.wall, print },
  };
  return { box: next, entry, last: next.last };
}

/** Return what `actor` may send now, in order, at most `most`: each person sends the own entries. */
export function sendable(box, actor, most) {
  return box.waiting.filter((entry) => entry.actor === actor).slice(0, most);
}

/**
 * Return the box after the server answered: confirmed ids go, refused entries stay with the reason.
 *
 * An entry without an answer goes on waiting.
 */
export function settle(box, answers) {
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  const status = (entry) => byId.get(entry.id)?.status;
  const known = new Set(box.refused.map((one) => one.entry.id));
  const refused = box.waiting
    .filter((entry) => status(entry) === "refused" && !known.has(entry.id))
    .map((entry) => ({ entry, reason: byId.get(entry.id).reason }));
  return {
    ...box,
    waiting: box.waiting.filter((entry) => status(entry) === undefined),
    refused: [...box.refused, ...refused],
  };
}
