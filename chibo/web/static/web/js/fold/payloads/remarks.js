// What was noted beside the talk: papers, dues, notebooks, the room, praise and reminders.
import { count, flag, given, key, listOf, maybe, required, slug, text, words } from "./form.js";

export const paperUsed = { paper: required(key), title: given(text, ""), item: maybe(key) };
export const duesReported = {
  paid: required(count),
  of: required(count),
  amount: maybe(count),
  unpaid: given(listOf(key), []),
  remark: given(text, ""),
};
export const notebooksCounted = { count: required(count), of: maybe(count) };
export const conditionNoted = { about: required(slug), fine: required(flag), remark: given(text, "") };
export const praised = { reason: required(words), person: maybe(key), whom: given(text, "") };
export const reminded = { reason: required(words), person: maybe(key), whom: given(text, "") };
