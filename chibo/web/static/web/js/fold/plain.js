// The state as JSON values, the same in every language.
import { Instant, hourText } from "./instants.js";
import { byCodePoint } from "./text.js";

/** Return maps as objects, instants as ISO text, everything else by its own parts. */
export function asPlain(value) {
  if (value instanceof Instant) return hourText(value);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, one]) => [key, asPlain(one)]));
  if (value instanceof Set) return [...value].map(asPlain).sort(byCodePoint);
  if (Array.isArray(value)) return value.map(asPlain);
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asPlain(one)]));
  }
  return value;
}

/** Return JSON text with sorted keys, spaced as the server spaces it. */
export function sortedText(value) {
  if (Array.isArray(value)) return `[${value.map(sortedText).join(", ")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const keys = Object.keys(value).sort(byCodePoint);
  return `{${keys.map((key) => `${JSON.stringify(key)}: ${sortedText(value[key])}`).join(", ")}}`;
}
