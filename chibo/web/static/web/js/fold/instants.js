// Instants in whole microseconds, so that no order is lost between two languages.

const ISO = /^(\d{4})-(\d{2})-(\d{2})[Tt _](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?([Zz]|[+\-\u2212]\d{2}:?\d{2})$/;
const ZONE_HOURS = 7;
export const MILLISECOND = 1000;
export const SECOND = 1000 * MILLISECOND;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** A moment; `<`, `>` and `-` work on it, the difference is in microseconds. */
export class Instant {
  constructor(microseconds) {
    this.microseconds = microseconds;
  }

  valueOf() {
    return this.microseconds;
  }
}

/** Return the instant of an ISO text with an offset, or null where it is none. Instants pass. */
export function instant(value) {
  if (value instanceof Instant) return value;
  const found = typeof value === "string" ? ISO.exec(value.trim()) : null;
  if (!found) return null;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((part) => Number(part ?? 0));
  const offset = minutesOf(found[8]);
  if (!isDay(year, month, day) || hour > 23 || minute > 59 || second > 59 || offset === null) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const wall = date.getTime() / 1000 + hour * 3600 + minute * 60 + second;
  const fraction = Number((found[7] ?? "").padEnd(6, "0").slice(0, 6));
  return new Instant((wall - offset * 60) * SECOND + fraction);
}

/** Whether the calendar has that day. */
export function isDay(year, month, day) {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const last = new Date(0);
  last.setUTCFullYear(year, month, 0);
  return day <= last.getUTCDate();
}

/** Return an instant as ISO text on the organisation's clock. */
export function hourText(at) {
  const local = at.valueOf() + ZONE_HOURS * HOUR;
  const whole = Math.floor(local / SECOND);
  const rest = local - whole * SECOND;
  const seconds = new Date(whole * 1000).toISOString().slice(0, 19);
  return `${seconds}${rest ? `.${String(rest).padStart(6, "0")}` : ""}+07:00`;
}

export const later = (one, other) => (other > one ? other : one);
export const earlier = (one, other) => (other < one ? other : one);

/** Return how many whole `unit`s are in `length`, downwards. */
export const whole = (length, unit) => Math.floor(length / unit);

function minutesOf(offset) {
  if (/^[Zz]$/.test(offset)) return 0;
  const digits = offset.slice(1).replace(":", "");
  const [hours, minutes] = [Number(digits.slice(0, 2)), Number(digits.slice(2))];
  if (hours > 23 || minutes > 59) return null;
  return (offset[0] === "+" ? 1 : -1) * (hours * 60 + minutes);
}
