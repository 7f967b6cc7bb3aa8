// The journal of one meeting in one browser: makes entries, keeps them until the server has confirmed
// each id, sends them in order, tries again by itself. Everything it touches is handed to it.
import { append, sendable, settle } from "./outbox.js";
import { uuid7 } from "./uuid7.js";

const AT_ONCE = 40;
const FIRST_DELAY_MS = 2000;
const LONGEST_DELAY_MS = 60000;

/**
 * Open the journal.
 *
 * - `store`: `change`, `read`, `device` as in `browser_store.js`.
 * - `post(entries)`: resolves to {answers, server_time}; rejects with an error whose `why` is
 *   "network", "server", "sign_in" or "gone".
 * - `now()`: milliseconds of this device. `later(work, ms)`: run once, returns how to call it off.
 * - `changed(news)`: called whenever something changed; `news.confirmed` is true after answers came.
 */
export async function openJournal({ meeting, actor, store, post, now, later, changed, fill }) {
  const device = await store.device();
  let trouble = "";
  let delay = FIRST_DELAY_MS;
  let callOff = () => {};
  let sending = null;
  let wanted = false;

  /**
   * Make an entry and keep it; a deed tapped twice is made once. Returns the entry or null.
   *
   * `also`, pairs of kind and payload, is recorded in the same step: both are kept, or neither.
   */
  async function record(kind, payload, { role = "clerk", also = [] } = {}) {
    const wall = now();
    const deedOf = (kind, payload, aside) =>
      ({ id: uuid7(wall, fill), meeting, device, actor, role, kind, payload, wall, aside });
    const deed = deedOf(kind, payload, false);
    const asides = also.map(([more, told]) => deedOf(more, told, true));
    const { entry } = await store.change(meeting, (box) => {
      const first = append(box, deed);
      if (!first.entry) return first;
      return { ...first, box: asides.reduce((kept, one) => append(kept, one).box, first.box) };
    });
    await tell({});
    if (entry) send();
    return entry;
  }

  /** Take back the latest own deed; nothing when it was itself a taking back. */
  async function undo(role) {
    const { last } = await store.read(meeting);
    if (!last || last.kind === "corrected" || last.actor !== actor) return null;
    return record("corrected", { target: last.id, action: "void" }, { role });
  }

  /** Send what waits, now. `hello` also asks when nothing waits, to measure the clock. */
  function send({ hello = false } = {}) {
    wanted = true;
    sending ??= sendAll(hello).finally(() => {
      sending = null;
      return wanted ? send() : undefined; // recorded in the very moment in which the loop ended
    });
    return sending;
  }

  async function sendAll(hello) {
    callOff();
    let first = hello;
    while (wanted) {
      wanted = false;
      const batch = sendable(await store.read(meeting), actor, AT_ONCE);
      if (!batch.length && !first) break;
      first = false;
      if (!(await sendOne(batch))) return;
      wanted ||= batch.length > 0;
    }
  }

  async function sendOne(batch) {
    const sentAt = now();
    try {
      const { answers, server_time: serverTime } = await post(batch);
      const offset = Math.round(Date.parse(serverTime) - (sentAt + now()) / 2);
      await store.change(meeting, (box) => ({ box: { ...settle(box, answers), offset } }));
      trouble = "";
      delay = FIRST_DELAY_MS;
      await tell({ confirmed: batch.length > 0 });
      return true;
    } catch (failure) {
      trouble = failure.why ?? "server";
      wanted = false;
      callOff = later(send, delay);
      delay = Math.min(delay * 2, LONGEST_DELAY_MS);
      await tell({});
      return false;
    }
  }

  /** Forget the refused entries of this browser; only after they were exported. */
  async function clearRefused() {
    await store.change(meeting, (box) => ({ box: { ...box, refused: [] } }));
    await tell({});
  }

  /** What the page shows: entries waiting and refused, the latest deed, what keeps them back. */
  async function summary() {
    const { waiting, refused, last, offset } = await store.read(meeting);
    return { waiting, refused, last, offset: offset ?? 0, trouble };
  }

  async function tell(news) {
    changed({ ...(await summary()), ...news });
  }

  return { record, undo, send, summary, clearRefused, device };
}
