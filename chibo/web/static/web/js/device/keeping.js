// What one account keeps of one meeting, opened: every change goes to the store first, then to memory.
import { takeWhole } from "./memory.js";
import { placeOf } from "./store.js";

const FULL = "QuotaExceededError";

/**
 * Open what is kept with `sealer`; what was read goes into `memory` and stays in step with the store.
 *
 * A change that finds the disk full makes room (the pack goes, then the entries that the server has)
 * and tries again; when that is not enough it throws, `isFull()` is true, and nothing is pretended.
 */
export async function openKeeping({ store, meeting, account, sealer, memory }) {
  const place = placeOf(meeting, account);
  const opened = new Map(); // what was opened before, so that looking again costs little
  let pageKeys = [];
  let others = 0;
  let unreadable = 0;
  let full = false;
  let changes = 0; // of what waits, in memory

  /** Read what this or another tab has kept; once more where something was recorded meanwhile. */
  async function refresh() {
    for (let before = null; before !== changes; ) {
      before = changes;
      const read = await readKept();
      if (before === changes) take(read);
    }
  }

  async function readKept() {
    const kept = await store.read(meeting, place);
    unreadable = 0;
    others = kept.others;
    pageKeys = kept.pageKeys;
    const waiting = await openAll(kept.waiting, (row) => `${row.id} waits`);
    const refused = await openAll(kept.refused, (row) => `${row.id} refused`);
    const pages = await openAll(kept.pages, (_row, place) => `page ${pageKeys[place]}`);
    const pack = memory.pack ?? (kept.pack ? await opens(kept.pack) : null);
    return { kept, waiting, refused, pages, pack };
  }

  function take({ kept, waiting, refused, pages, pack }) {
    for (const page of pages) remember(page);
    Object.assign(memory, {
      numbers: kept.numbers,
      waiting,
      refused,
      pack,
      terms: kept.terms ?? null,
      hasPack: Boolean(kept.pack),
      cursor: sealer.isPlain ? memory.cursor : (kept.noted?.cursor ?? null),
      exportedTo: kept.noted?.exportedTo ?? 0,
    });
    for (const { entry, aside } of [...waiting, ...refused]) if (aside) memory.asides.add(entry.id);
  }

  async function openAll(rows, nameOf) {
    const notes = await Promise.all(
      rows.map(async (row, place) => {
        const name = nameOf(row, place);
        if (!opened.has(name)) opened.set(name, await opens(row));
        return opened.get(name);
      }),
    );
    return notes.filter(Boolean).sort((one, other) => (one.entry?.seq ?? 0) - (other.entry?.seq ?? 0));
  }

  async function opens(row) {
    try {
      return await sealer.open(row);
    } catch {
      unreadable += 1; // closed under a key that is gone
      return null;
    }
  }

  function remember({ entries, asides }) {
    for (const entry of entries) memory.stored.set(entry.id, entry);
    for (const id of asides) memory.asides.add(id);
  }

  async function withRoom(work) {
    for (const makeRoom of [freePack, freePages, null]) {
      try {
        const outcome = await work();
        full = false;
        return outcome;
      } catch (wrong) {
        if (wrong?.name !== FULL) throw wrong;
        full = true;
        if (!makeRoom) throw wrong;
        await makeRoom().catch(() => {}); // a disk that refuses even this stays full
      }
    }
  }

  async function freePack() {
    memory.hasPack = false;
    await store.freePack(place);
  }

  async function freePages() {
    memory.cursor = null; // to be told everything again
    await store.freePages(place);
  }

  const rowOf = async (note) => ({ seq: note.entry.seq, id: note.entry.id, ...(await sealer.seal(note)) });

  /** Keep new notes; false when another tab took their numbers (then memory is up to date again). */
  async function add(notes, numbers) {
    const before = memory.numbers.seq;
    const rows = await Promise.all(notes.map(rowOf));
    const isKept = await withRoom(() => store.keepWaiting(meeting, place, before, numbers, rows));
    if (!isKept) {
      await refresh();
      return false;
    }
    memory.numbers = { ...memory.numbers, seq: numbers.seq, lastAt: numbers.lastAt };
    forget(notes); // a look at the store may have found them already
    memory.waiting = [...memory.waiting, ...notes];
    for (const { entry, aside } of notes) if (aside) memory.asides.add(entry.id);
    return true;
  }

  /**
   * Take an answer: notes `confirmed` and `refused`, `entries` of all devices, the clock, the cursor.
   *
   * With `wholeAt`, the hour, these are all entries that count.
   */
  async function settle({ confirmed, refused, entries, offset, cursor, wholeAt = null }) {
    if (wholeAt) {
      await refresh();
      takeWhole(memory, entries, wholeAt);
    }
    const told = wholeAt ? [...memory.stored.values()] : entries;
    const page = { entries: told, asides: confirmed.filter(({ aside }) => aside).map(({ entry }) => entry.id) };
    const isNews = (wholeAt || entries.length > 0) && !sealer.isPlain;
    const gone = (notes) => notes.map(({ entry }) => entry.seq);
    const whole = {
      gone: gone([...confirmed, ...refused]),
      refused: await Promise.all(refused.map(rowOf)),
      page: isNews ? await sealer.seal(page) : null,
      instead: wholeAt ? pageKeys : [],
      offset,
      cursor: sealer.isPlain ? undefined : cursor,
    };
    try {
      await withRoom(() => store.settle(meeting, place, whole));
      forget([...confirmed, ...refused]);
      memory.refused = [...memory.refused, ...refused];
      if (whole.cursor !== undefined) memory.cursor = cursor;
    } catch (wrong) {
      if (wrong?.name !== FULL) throw wrong;
      // The server has these: they need no room here. The rest is asked for again.
      await store.settle(meeting, place, { gone: gone(confirmed), refused: [], instead: [], offset });
      forget(confirmed);
    }
    memory.numbers = { ...memory.numbers, offset };
    remember(page);
  }

  function forget(notes) {
    changes += 1;
    const gone = new Set(notes.map(({ entry }) => entry.id));
    memory.waiting = memory.waiting.filter(({ entry }) => !gone.has(entry.id));
  }

  /** Keep a pack that has just come, with the entries known, instead of what was kept of them. */
  async function keepPack(cursor, offset) {
    const { pack, stored, asides } = memory;
    const terms = { keepsUntil: pack.keeps_until, warnsFrom: pack.warns_from };
    if (sealer.isPlain) {
      await store.keepTerms(meeting, terms, offset);
      return refresh();
    }
    const sealed = {
      pack: await sealer.seal(pack),
      page: await sealer.seal({ entries: [...stored.values()], asides: [...asides] }),
    };
    try {
      await withRoom(() => store.keepPack(meeting, place, { ...sealed, cursor, terms, offset, instead: pageKeys }));
    } catch (wrong) {
      if (wrong?.name !== FULL) throw wrong; // the page goes on with what it holds, and says so
    }
    await refresh();
  }

  /** Close what was kept before there was a key. */
  async function closePlain() {
    if (sealer.isPlain) return;
    const kept = await store.read(meeting, place);
    const closed = (rows) =>
      Promise.all(rows.filter((row) => "plain" in row).map(async (row) => ({ seq: row.seq, id: row.id, ...(await sealer.seal(row.plain)) })));
    const [waiting, refused] = await Promise.all([closed(kept.waiting), closed(kept.refused)]);
    if (waiting.length || refused.length) await store.reseal(place, { waiting, refused });
  }

  async function noteExport() {
    await store.notePlace(place, { meeting, account, exportedTo: memory.numbers.seq });
    memory.exportedTo = memory.numbers.seq;
  }

  async function forgetRefused() {
    await store.forgetRefused(place);
    memory.refused = [];
  }

  await closePlain();
  await refresh();
  return {
    place, refresh, add, settle, keepPack, noteExport, forgetRefused,
    isPlain: sealer.isPlain,
    isFull: () => full,
    others: () => others,
    unreadable: () => unreadable,
  };
}
