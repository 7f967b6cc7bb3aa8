// What a page shows of its device at any moment: what waits, what keeps it back, how long anything is kept.

/** Return the summary of `memory`; `is` are the device's own states, `instant` the corrected time. */
export function summaryOf(memory, { last, instant, trouble, is, others, unreadable }) {
  const { pack, terms } = memory;
  const keepsUntil = pack?.keeps_until ?? terms?.keepsUntil ?? null;
  const warnsFrom = pack?.warns_from ?? terms?.warnsFrom ?? null;
  return {
    waiting: memory.waiting.map(({ entry }) => entry),
    refused: memory.refused.map(({ entry, reason }) => ({ entry, reason })),
    last: last && { id: last.id, kind: last.kind, actor: last.actor, wall: Date.parse(last.wall) },
    offset: memory.numbers.offset ?? 0,
    trouble: troubleOf(trouble, is),
    keepsUntil,
    warnsUntil: warnsFrom && instant >= Date.parse(warnsFrom) ? keepsUntil : null,
    isPrepared: is.prepared && memory.hasPack === true,
    isLocked: is.locked, // the phrase or a network opens it
    isFull: is.full, // the latest deed was not kept
    isErased: is.erased,
    isRevoked: is.revoked,
    isNewer: is.newer, // the server tells of the evening in a way this page does not know
    keepsOnlyQueue: !is.sealing,
    waitingOfOthers: others, // of other people on this device
    unreadable, // closed under a key that is gone
  };
}

function troubleOf(ofExchange, is) {
  if (is.full) return "storage";
  return is.revoked ? "revoked" : ofExchange;
}
