// What the bar says: the network, what waits, what was refused, how long this device keeps it.
import { say } from "../../words.js";
import { dayOf } from "../hours.js";

const TROUBLES = ["network", "slow", "server", "sign_in", "gone", "too_big", "revoked", "storage"];

/** Return the bar's words: `trouble`, how many wait and were refused, and whether all is on the server. */
export function statusOf({ trouble, waiting, refused, waitingOfOthers = 0 }) {
  return {
    trouble: TROUBLES.includes(trouble) ? say(`trouble_${trouble}`) : "",
    waiting: waiting.length,
    refused: refused.length,
    others: waitingOfOthers,
    isAllSent: !trouble && waiting.length === 0,
  };
}

/** Return the milliseconds for which the last deed can still be taken back without a reason. */
export function undoLeft({ last, refused }, undoSeconds, wall) {
  if (!last || last.kind === "corrected" || refused.some(({ entry }) => entry.id === last.id)) return 0;
  return Math.max(0, undoSeconds * 1000 - (wall - last.wall));
}

/** Return what the page has to say about this device, the gravest first; each {kind, text, link}. */
export function noticesOf(summary, { now }) {
  const notices = [];
  const add = (is, kind, key, values) => is && notices.push({ kind, key, text: say(key, values) });
  const untilEnd = summary.keepsUntil ? Math.ceil((Date.parse(summary.keepsUntil) - now) / 86400000) : null;
  add(summary.isErased, "warning", "device_erased");
  add(summary.isRevoked, "refused", "device_revoked");
  add(summary.isFull, "refused", "device_full");
  add(summary.isNewer, "warning", "device_newer");
  add(summary.unreadable > 0, "warning", "device_unreadable", { number: summary.unreadable });
  add(summary.keepsOnlyQueue, "warning", "device_plain_http");
  add(summary.warnsUntil, "warning", "device_erases_soon", { days: untilEnd, day: dayOf(summary.warnsUntil) });
  return notices;
}
