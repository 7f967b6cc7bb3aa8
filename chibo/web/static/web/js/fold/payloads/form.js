// The form of every payload: nothing unknown in it, whole numbers as numbers. A reader returns
// the value as it is kept, or REFUSED.
import { instant, isDay } from "../instants.js";

export const REFUSED = Symbol("refused");
const UUID = /^(?:urn:uuid:)?\{?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})\}?$/i;
const LONE = /\p{Surrogate}/u;

export const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const only = (isRight) => (value) => (isRight(value) ? value : REFUSED);
const isText = (value, least, most) => {
  if (typeof value !== "string" || LONE.test(value)) return false;
  const length = [...value].length;
  return length >= least && length <= most;
};
const matches = (pattern) => only((value) => typeof value === "string" && pattern.test(value));

export const text = only((value) => isText(value, 0, 4000));
export const words = only((value) => isText(value, 1, 4000));
export const anyWords = only((value) => isText(value, 1, Infinity));
export const slug = matches(/^[a-z][a-z0-9_]{0,39}$/);
export const digest = matches(/^[0-9a-f]{64}$/);
export const flag = only((value) => typeof value === "boolean");
export const whole = only(Number.isInteger);
export const count = only((value) => Number.isInteger(value) && value >= 0 && value <= 1e15);
export const number = only((value) => Number.isInteger(value) && value >= 1);
export const oneOf = (...choices) => only((value) => choices.includes(value));
export const anyObject = only(isObject);
export const pattern = matches;

/** A roster line may be numbered; in the journal its key is text. */
export function key(value) {
  const told = Number.isSafeInteger(value) ? String(value) : value;
  return isText(told, 1, 80) ? told : REFUSED;
}

export function uuid(value) {
  const found = typeof value === "string" ? UUID.exec(value) : null;
  return found ? found.slice(1).join("-").toLowerCase() : REFUSED;
}

export const hour = (value) => instant(value) ?? REFUSED;

export function day(value) {
  const found = typeof value === "string" ? /^(\d{4})-(\d{2})-(\d{2})(?:[Tt _]00:00(?::00(?:\.0+)?)?)?$/.exec(value) : null;
  const [year, month, date] = (found ?? []).slice(1).map(Number);
  return found && isDay(year, month, date) ? value.slice(0, 10) : REFUSED;
}

/** A list of what `read` reads, at least `least` of them. */
export const listOf = (read, least = 0) => (value) => {
  if (!Array.isArray(value) || value.length < least) return REFUSED;
  const told = value.map(read);
  return told.includes(REFUSED) ? REFUSED : told;
};

/** An object by keys; read as a Map, so that its order stays as written. */
export const mapOf = (read) => (value) => {
  if (!isObject(value)) return REFUSED;
  const told = Object.entries(value).map(([name, one]) => [key(name), read(one)]);
  return told.some((pair) => pair.includes(REFUSED)) ? REFUSED : new Map(told);
};

const REQUIRED = Symbol("required");

export const required = (read) => ({ read, otherwise: REQUIRED });
export const given = (read, otherwise) => ({ read, otherwise });
/** A field that may be null, and is where it is left out. */
export const maybe = (read) => given((value) => (value === null ? null : read(value)), null);

/** Return what `raw` tells by `fields`, or `{field}`: the name of the first that is wrong. */
export function readFields(fields, raw, { strict = true, alias = {} } = {}) {
  const told = {};
  const used = new Set();
  for (const [name, { read, otherwise }] of Object.entries(fields)) {
    const written = [alias[name], name].find((one) => one && Object.hasOwn(raw, one));
    if (written === undefined && otherwise === REQUIRED) return { field: alias[name] ?? name };
    told[name] = written === undefined ? copyOf(otherwise) : read(raw[written]);
    if (told[name] === REFUSED) return { field: written };
    used.add(written);
  }
  const unknown = strict && Object.keys(raw).find((name) => !used.has(name));
  return unknown !== false && unknown !== undefined ? { field: unknown } : { told };
}

function copyOf(value) {
  if (value instanceof Map) return new Map();
  return Array.isArray(value) ? [] : value;
}
