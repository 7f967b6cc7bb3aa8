// One meeting on one device: what it knows, what it records, and its words with the server. Everything it
// touches is handed to it; `page.js` hands it the browser's.
import { uuid7 } from "../uuid7.js";
import { accessTo } from "./access.js";
import { courier, offsetBy } from "./courier.js";
import { exchangeWith } from "./exchange.js";
import { openKeeping } from "./keeping.js";
import { emptyMemory, isSaved, knownEntries, lastDeed, takeWhole } from "./memory.js";
import { isDoubled, numberedInTurn } from "./queue.js";
import { PLAIN, sealerOf } from "./sealing.js";
import { placeOf } from "./store.js";
import { summaryOf } from "./summary.js";

const FORMAT = 1;
const OPENING_MS = 6000; // a server slower than this does not keep the page waiting

/**
 * Open a meeting on this device.
 *
 * - `meeting`, and `actor`, the account, where the page knows it (a page kept for the time without a
 *   network does not: then the pack tells, or what was opened here last).
 * - `urls`: {entries, pack, prepared}. Without `pack` only a queue is kept, as a member's page does.
 * - `store`: as `openStore` returns. `fetch`, `token`, `isOnline`, `limit`: see `exchangeWith`.
 * - `now()`: milliseconds of this device. `later(work, ms)`: run once, returns how to call it off.
 * - `crypto`: the browser's; without its `subtle` (plain http) only the queue is kept, as it is.
 * - `channel`: a BroadcastChannel to the other tabs. `keepPage()`: true when the page
 *   itself will open without a network.
 */
export async function openDevice(given) {
  const { meeting, urls, store, now, later, fill, channel, keepPage = async () => false } = given;
  const crypto = given.crypto ?? globalThis.crypto;
  const canSeal = Boolean(crypto?.subtle);
  const hasPack = Boolean(urls.pack);
  const exchange = exchangeWith(given);
  const id = await store.own("id", () => uuid7(now(), fill));
  const access = canSeal && hasPack ? await accessTo({ store, exchange, meeting, device: id, crypto }) : null;
  const listeners = new Set();
  const is = { erased: false, revoked: false, newer: false, prepared: false, stale: false };
  let memory = emptyMemory();
  let keeping = null;
  let account = given.actor ?? (await store.places(meeting))[0]?.account ?? null;
  let turn = Promise.resolve();

  const instant = () => now() + (memory.numbers.offset ?? 0);
  // A clock that was never compared with the server's may be weeks wrong: by it nothing is erased.
  const isOver = ({ keepsUntil }, { offset }) => offset !== null && Date.parse(keepsUntil) <= now() + offset;

  // Opening

  async function openWith(sealer) {
    const opened = await openKeeping({ store, meeting, account, sealer, memory });
    await store.notePlace(opened.place, { meeting, account, openedAt: now() });
    keeping = opened;
    is.prepared = Boolean(await access?.hasPhrase(account));
  }

  const openUnder = async (key) => {
    if (key && !keeping) await openWith(sealerOf(key, placeOf(meeting, account), crypto));
    return Boolean(key);
  };

  /** Open what needs nobody's help. */
  async function openAlone() {
    if (!account) return;
    if (!access) await openWith(PLAIN);
    else await openUnder(await access.alone(account));
  }

  /** Ask the server for the pack, and for the key where only it has it. */
  async function welcome() {
    const askedAt = now();
    const { entries = [], cursor, ...pack } = await exchange.pack(id).catch(unlessNewer);
    const offset = offsetBy(pack.made_at, askedAt, now());
    if (pack.format !== FORMAT) {
      is.newer = true; // we go on with what we hold
      if (access && account && !keeping) await openUnder(await access.withServer(account));
      return;
    }
    if (account !== pack.actor.account) {
      [account, keeping, memory] = [pack.actor.account, null, emptyMemory()];
    }
    is.erased = is.stale = false;
    memory.pack = pack;
    takeWhole(memory, entries, pack.made_at);
    if (!keeping) {
      if (access) await openUnder(await access.withServer(account));
      else await openWith(PLAIN);
    }
    takeWhole(memory, entries, pack.made_at); // once more: what was kept may count no longer
    await keeping.keepPack(cursor, offset);
    memory.cursor = cursor; // where nothing is kept, the page itself remembers
    await handOver();
    await tidy();
    await tell({ changed: true });
  }

  // Where it fails now it is tried again with the next exchange.
  async function handOver() {
    await access?.handOver(account).catch((failure) => failure.why === "revoked" && revoked());
  }

  function unlessNewer(failure) {
    if (failure.why !== "newer") throw failure;
    return {};
  }

  // Recording

  /**
   * Make an entry and keep it; a deed tapped twice is made once. Returns the entry or null.
   *
   * `also`, pairs of kind and payload, is recorded in the same step: all are kept, or none.
   */
  function record(kind, payload, { role = "clerk", also = [] } = {}) {
    const wall = now();
    const deeds = [[kind, payload], ...also].map(([kind, payload]) => ({
      id: uuid7(wall, fill), meeting, device: id, actor: account, role, kind, payload, wall,
    }));
    const made = turn.then(() => keep(deeds));
    turn = made.catch(() => {});
    return made;
  }

  async function keep(deeds) {
    if (!keeping || is.revoked) return null;
    const { entries, isDouble } = await numberAndAdd(deeds).catch((wrong) => {
      if (wrong?.name === "QuotaExceededError") return { entries: null };
      throw wrong;
    });
    await tell({ changed: Boolean(entries) });
    if (!entries || isDouble) return null;
    announce();
    words.send();
    return entries[0];
  }

  async function numberAndAdd(deeds) {
    for (;;) {
      if (isDoubled(lastDeed(memory, id, account), deeds[0])) return { entries: [], isDouble: true };
      const { entries, numbers } = numberedInTurn(memory.numbers, deeds);
      const notes = entries.map((entry, place) => ({ entry, aside: place > 0 }));
      if (await keeping.add(notes, numbers)) return { entries };
    }
  }

  /** Take back the latest own deed; nothing when it was itself a taking back. */
  async function undo(role) {
    await turn;
    const last = lastDeed(memory, id, account);
    if (!last || last.kind === "corrected") return null;
    return record("corrected", { target: last.id, action: "void" }, { role });
  }

  // Words with the server

  const words = courier({
    exchange, now, later,
    isOpen: () => Boolean(keeping),
    lacks: () => (hasPack ? !keeping || !memory.pack || (is.stale && !is.newer) : !keeping),
    open: () => (hasPack ? welcome() : openAlone()),
    isSilent: () => is.erased || (is.revoked && Boolean(keeping) && !memory.waiting.length), // what it owes it may send
    waiting: () => memory.waiting,
    // A page without a pack asks for nothing of other devices.
    about: (sent) => (hasPack ? { cursor: memory.cursor ?? "", device: id, waiting: memory.waiting.length - sent } : {}),
    take,
    revoked,
    tell: (news) => tell(news),
  });

  /** Take the server's answer to a batch; true when anything is new. */
  async function take(parted, answer, offset) {
    const arrived = { acting_for: null, received_at: answer.server_time };
    const counts = parted.confirmed.filter(({ status }) => status !== "apart");
    const own = counts.map(({ entry }) => ({ ...arrived, ...entry }));
    const wholeAt = answer.whole ? answer.server_time : null;
    // The server tells some entries twice; of an own one its word is the better.
    const told = new Map([...own, ...(answer.entries ?? [])].map((entry) => [entry.id, entry]));
    const entries = [...told.values()].filter(({ id }) => wholeAt || !memory.stored.has(id));
    await keeping.settle({ ...parted, entries, offset, cursor: answer.cursor, wholeAt });
    if (keeping.isPlain && answer.cursor !== undefined) memory.cursor = answer.cursor;
    const isNewText = renewPack(answer);
    fetchAnew(answer);
    await handOver();
    if (answer.revoked) await revoked();
    await tidy();
    const isNews = entries.length + parted.confirmed.length + parted.refused.length > 0;
    if (isNews) announce();
    return isNews || isNewText;
  }

  /** Put what the answer tells of texts, roster and state into the pack; true when it differs. */
  function renewPack({ texts, differences, state }) {
    const { pack } = memory;
    if (!pack || !state) return false;
    memory.pack = { ...pack, texts: texts ?? pack.texts, differences: differences ?? pack.differences, meeting: { ...pack.meeting, state } };
    return JSON.stringify(memory.pack) !== JSON.stringify(pack);
  }

  /** The meeting was postponed, convened anew or planned otherwise: what no exchange tells is in the pack. */
  function fetchAnew({ plan_mark: mark }) {
    if (!mark || is.stale || !memory.pack || memory.pack.plan_mark === mark) return;
    is.stale = true;
    later(() => words.send(), 0);
  }

  async function revoked() {
    is.revoked = true;
    await tidy();
  }

  // Erasing

  /** Erase what may not be kept any more: sealed or revoked and nothing left to lose, or its days over. */
  async function tidy() {
    const isAtAnEnd = is.revoked || memory.pack?.meeting.state === "sealed";
    const place = account && placeOf(meeting, account);
    if (isAtAnEnd && place && !(await holdsUnsaved(place))) await erase(() => store.erase(place));
    else if (memory.terms && isOver(memory.terms, memory.numbers)) await erase(() => store.sweep(isOver));
  }

  // Of what cannot be opened only the numbers are known.
  const holdsUnsaved = (place) => (keeping ? !isSaved(memory) : store.holdsUnsaved(place));

  async function erase(work) {
    await work();
    is.erased = true;
    keeping = null;
    if (is.revoked) memory = emptyMemory();
    announce();
  }

  /** Forget the refused entries; only after they were exported. */
  async function clearRefused() {
    await keeping?.forgetRefused();
    await tidy();
    announce();
    await tell({ changed: true });
  }

  // Keys

  /** Make the meeting open here without a network: the words to be written down, and whether the page is kept. */
  async function prepare() {
    if (!access || !keeping) return { phrase: null };
    const phrase = await access.prepare(account);
    is.prepared = true;
    await handOver();
    const isPageKept = await keepPage();
    await tell({});
    return { phrase, isPageKept };
  }

  /** Open with the phrase; false when it is another one. */
  async function unlock(phrase) {
    if (keeping) return true;
    for (const place of access ? await store.places(meeting) : []) {
      const key = await access.byPhrase(place.account, phrase);
      if (!key) continue;
      [account, memory] = [place.account, account === place.account ? memory : emptyMemory()];
      await openUnder(key);
      await tell({ changed: true });
      return true;
    }
    return false;
  }

  // What the page shows

  const notSent = () => [...memory.refused, ...memory.waiting].sort((one, other) => one.entry.seq - other.entry.seq);

  /** The file of what the server has not; once the page has it, it counts as saved. */
  async function exportFile() {
    if (!keeping) return null;
    const exportedAt = new Date(instant()).toISOString();
    const entries = notSent().map(({ entry }) => entry);
    const told = { format: FORMAT, meeting, device: id, exported_at: exportedAt, entries };
    await keeping.noteExport();
    return { name: `phong-hop-${meeting}-${exportedAt.slice(0, 10)}.json`, json: JSON.stringify(told, null, 2) };
  }

  const summary = () =>
    summaryOf(memory, {
      last: lastDeed(memory, id, account),
      instant: instant(),
      trouble: words.trouble(),
      is: { ...is, locked: !keeping && !is.erased, full: keeping?.isFull() ?? false, sealing: Boolean(access) },
      others: keeping?.others() ?? 0,
      unreadable: keeping?.unreadable() ?? 0,
    });

  const announce = () => channel?.postMessage({ meeting });

  async function tell(news) {
    const all = { changed: false, confirmed: false, ...summary(), ...news };
    for (const listener of listeners) listener(all);
  }

  if (channel) {
    channel.onmessage = async ({ data }) => {
      if (data?.meeting !== meeting || !keeping) return;
      await keeping.refresh();
      await tell({ changed: true });
      if (keeping?.isPlain && hasPack) words.send({ hello: true }); // what a tab was told is kept nowhere
    };
  }

  is.erased = (await store.sweep(isOver)).includes(meeting);
  await openAlone();
  if (hasPack) {
    const asked = words.open();
    let callOff;
    const late = new Promise((done) => (callOff = later(done, OPENING_MS)));
    if (!memory.pack) await Promise.race([asked, late]);
    callOff();
  }

  return {
    id,
    get pack() { return memory.pack; },
    entries: () => knownEntries(memory),
    kept: () => notSent().map(({ entry, reason = "" }) => ({ entry, reason })),
    record, undo, summary, prepare, unlock, exportFile, clearRefused,
    send: (how) => words.send(how),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      channel?.close();
      store.close();
    },
  };
}
