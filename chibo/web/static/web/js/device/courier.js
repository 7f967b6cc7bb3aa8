// Carries what waits to the server, in order, and tries again by itself.
import { partedBy } from "./queue.js";

const AT_ONCE = 40;
const FIRST_DELAY_MS = 2000;
const LONGEST_DELAY_MS = 60000;

/** How far this device's clock is behind the server's, measured against the middle of the request. */
export const offsetBy = (serverTime, askedAt, answeredAt) => Math.round(Date.parse(serverTime) - (askedAt + answeredAt) / 2);

/**
 * Return how to send; `tell(news)` hears of every try.
 *
 * - `isOpen()`: whether what waits can be read. `lacks()`: whether anything is needed for which `open()`
 *   asks the server.
 * - `isSilent()`: whether nothing more may be said. `waiting()`: notes in order; `about(sent)`: what
 *   else the body tells. `take(parted, answer, offset)`: keep an answer, true when it has news. `revoked()`: the server wants us no more.
 */
export function courier({ exchange, now, later, isOpen, lacks, open, isSilent, waiting, about, take, revoked, tell }) {
  let trouble = "";
  let delay = FIRST_DELAY_MS;
  let atOnce = AT_ONCE;
  let restsUntil = 0; // the server asked to be left alone so long
  let callOff = () => {};
  let sending = null;
  let opening = null;
  let wanted = false;

  /** Send what waits, now. `hello` also asks when nothing waits: for the time, and for news. */
  function send({ hello = false } = {}) {
    wanted = true;
    sending ??= sendAll(hello).finally(() => {
      sending = null;
      return wanted ? send() : undefined; // recorded in the very moment in which the loop ended
    });
    return sending;
  }

  async function sendAll(hello) {
    if (now() < restsUntil) {
      wanted = false; // the alarm is set
      return;
    }
    callOff();
    let asks = hello;
    while (wanted) {
      wanted = false;
      if (!isSilent() && lacks()) await openNow();
      if (isSilent() || !isOpen()) return;
      const batch = waiting().slice(0, atOnce);
      if (!batch.length && !asks) break;
      if (!(await carry(batch))) return;
      asks = false;
      wanted ||= batch.length > 0;
    }
  }

  /** Open with the server's help. Two who ask at once ask together. */
  function openNow() {
    opening ??= attempt(open).finally(() => (opening = null));
    return opening;
  }

  const carry = (batch) =>
    attempt(async () => {
      const sentAt = now();
      const answer = await exchange.post(batch.map(({ entry }) => entry), about(batch.length));
      const offset = offsetBy(answer.server_time, sentAt, now());
      const isNews = await take(partedBy(answer.answers, batch), answer, offset);
      trouble = "";
      delay = FIRST_DELAY_MS;
      await tell({ confirmed: batch.length > 0, changed: isNews });
    }, batch);

  async function attempt(work, batch = []) {
    try {
      await work();
      return true;
    } catch (failure) {
      if (failure.why === "revoked") await revoked();
      else await failed(failure, batch);
      await tell({});
      return false;
    }
  }

  async function failed(failure, batch) {
    wanted = false;
    trouble = failure.why ?? "server";
    if (trouble === "too_big" && batch.length > 1) {
      atOnce = Math.ceil(batch.length / 2);
      wanted = true; // once more at once, with less
      return;
    }
    callOff();
    const { waitMs = 0 } = failure;
    if (waitMs) restsUntil = now() + waitMs;
    callOff = later(() => {
      restsUntil = 0; // whatever this device's clock did meanwhile
      return send();
    }, Math.max(delay, waitMs));
    delay = Math.min(delay * 2, LONGEST_DELAY_MS);
  }

  return { send, open: openNow, trouble: () => trouble };
}
