// Hours and days as people read them. The fold tells hours on the organisation's clock; an entry on its way
// tells them in UTC.

const two = (number) => String(number).padStart(2, "0");

/** Return "19:45" of an instant; empty for none. */
export function hourOf(iso) {
  if (!iso) return "";
  if (!iso.endsWith("Z")) return iso.slice(11, 16);
  const at = new Date(iso);
  return `${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** Return "05/12/2026" of a day or an instant told by the server; empty for none. */
export const dayOf = (iso) => (iso ? iso.slice(0, 10).split("-").reverse().join("/") : "");

/** Return the day of an instant in milliseconds where the organisation is, as "2026-12-05". */
export const dayAt = (ms) => new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Ho_Chi_Minh" }).format(ms);

/** Return whole seconds from one instant to another, never below nought; both as ISO text or milliseconds. */
export const secondsBetween = (from, to) => Math.max(0, Math.floor((msOf(to) - msOf(from)) / 1000));

export const msOf = (at) => (typeof at === "number" ? at : Date.parse(at));
