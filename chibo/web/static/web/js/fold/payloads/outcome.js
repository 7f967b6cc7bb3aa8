// What the meeting brought forth: conclusions, tasks, its score, its minutes.
import { anyObject, day, digest, given, key, listOf, maybe, required, text, words } from "./form.js";

export const concluded = { text: required(words), item: maybe(key) };
export const taskAgreed = {
  task: required(key),
  text: required(words),
  lead: maybe(key),
  lead_name: given(text, ""),
  helpers: given(listOf(key), []),
  due_on: maybe(day),
  item: maybe(key),
};
export const scoreProposed = {
  table: required(key),
  version: required(key),
  judged: required(anyObject),
  machine: maybe(anyObject),
  digest: required(digest),
};
export const minutesAdopted = { digest: required(digest), vote: maybe(key), changes: given(text, "") };
