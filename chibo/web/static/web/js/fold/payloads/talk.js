// What was said, and to whom an answer was given.
import { count, given, key, maybe, required, slug, text, words } from "./form.js";

export const spoke = {
  person: maybe(key),
  guest: maybe(key),
  item: maybe(key),
  kind: given(slug, "opinion"),
  gist: given(text, ""),
  seconds: maybe(count),
};
/** A speech has one speaker: a member or a guest. */
export const hasOneSpeaker = (told) => (told.person === null) !== (told.guest === null);
export const requestAnswered = {
  request: required(words),
  answer: required(words),
  person: maybe(key),
  answered_by: maybe(key),
};
export const note = { text: required(words), item: maybe(key) };
