// One entry of the journal: what a device recorded, when, for whom.
import { MalformedEntry } from "./errors.js";
import { anyObject, hour, key, maybe, number, oneOf, pattern, readFields, required, uuid, whole } from "./payloads/form.js";

const ENTRY = {
  id: required(uuid),
  meeting: required(key),
  kind: required(pattern(/^[a-z][a-z_]{0,39}$/)),
  device: required(key),
  seq: required(number),
  at: required(hour),
  wall: required(hour),
  offset: required(whole),
  actor: required(key),
  acting_for: maybe(key),
  role: required(oneOf("clerk", "self", "card", "paper", "system")),
  payload: required(anyObject),
  schema: required(number),
  received_at: maybe(hour),
};

/** Return the entry written in `raw` (JSON values); its payload is not looked at. Throws MalformedEntry. */
export function readEntry(raw) {
  const { told, field } = readFields(ENTRY, raw, { strict: false });
  if (!told) throw new MalformedEntry(String(raw.kind ?? ""), field);
  return told;
}
