// Who is here: marks of the clerk, self check-ins, comings and goings, changes of the roster.
import { count, flag, given, hour, key, maybe, oneOf, required, slug, text, words } from "./form.js";

export const rosterChanged = {
  change: required(oneOf("added", "dropped", "changed")),
  person: required(key),
  name: maybe(text),
  standing: maybe(oneOf("official", "probationary")),
  duty: maybe(slug),
  kind: maybe(oneOf("home", "temporary_here")),
  post: maybe(text),
  reason: given(text, ""),
};
/** An added line needs name and standing. */
export const isWhole = (told) => told.change !== "added" || Boolean(told.name && told.standing);

export const guestPresent = {
  guest: required(key),
  name: required(words),
  post: given(text, ""),
  unit: given(text, ""),
  from_committee: given(flag, false),
};
export const checkedIn = {
  person: required(key),
  means: given(oneOf("code", "typed", "card"), "code"),
  remote: given(flag, false),
};
export const marked = {
  person: required(key),
  state: required(oneOf("present", "excused", "absent")),
  reason: given(text, ""),
  arrived_at: maybe(hour),
  remote: given(flag, false),
};
export const restPresent = { heads: maybe(count) };
export const left = { person: required(key), reason: given(text, "") };
export const rejoined = { person: required(key) };
export const remoteJoined = { person: required(key) };
export const remoteLeft = { person: required(key) };
