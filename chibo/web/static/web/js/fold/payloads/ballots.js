// Votes: what was put to the meeting and what was declared.
import { count, digest, flag, given, key, listOf, mapOf, maybe, oneOf, required, slug, text, words } from "./form.js";

const METHODS = ["hand", "named", "secret_paper", "secret_electronic", "mixed"];
export const CHOICES = ["for", "against", "none", "invalid", "not_voted"];

export const voteOpened = {
  vote: required(key),
  matter: required(slug),
  question: given(text, ""),
  method: given(oneOf(...METHODS), "hand"),
  item: maybe(key),
  concerns: given(listOf(key), []),
  aside: given(listOf(key), []),
  candidates: given(listOf(key), []),
  seats: maybe(count),
  digest: maybe(digest),
};
/** In JSON `in_favour` is written "for". */
export const voteClosedAlias = { in_favour: "for" };
export const voteClosed = {
  vote: required(key),
  matter: required(slug),
  rule: given(text, ""),
  part: given(text, ""),
  base: required(listOf(key)),
  in_favour: required(count),
  against: required(count),
  none: given(count, 0),
  invalid: given(count, 0),
  not_voted: given(count, 0),
  ballots_issued: maybe(count),
  ballots_returned: maybe(count),
  carried: maybe(flag),
  named: given(mapOf(oneOf(...CHOICES)), new Map()),
  candidates: given(mapOf(count), new Map()),
  digest: maybe(digest),
};
export const voteCancelled = { vote: required(key), reason: required(words) };
export const reservedOpinion = { person: required(key), gist: required(words), vote: maybe(key) };
