// Entries about other entries: corrected, settled, countersigned.
import { anyObject, anyWords, given, listOf, maybe, oneOf, required, text, uuid, words } from "./form.js";

export const corrected = {
  target: required(uuid),
  action: required(oneOf("void", "replace")),
  payload: maybe(anyObject),
  reason: given(text, ""),
};
/** A replacement has a payload, a void has none. */
export const tellsAnew = (told) => (told.action === "replace") === (told.payload !== null);
export const settled = { question: required(anyWords), reason: required(words) };
export const countersigned = { entries: required(listOf(uuid, 1)), reason: given(text, "") };
