// How the evening went on: opened, led, parts, items, breaks, closed.
import { given, key, maybe, required, text } from "./form.js";

export const opened = { place: given(text, "") };
export const closed = {};
export const chairNamed = { person: required(key) };
export const clerkNamed = { person: required(key) };
export const programmeAdopted = { vote: maybe(key), changes: given(text, "") };
export const partStarted = { part: required(key) };
export const partEnded = { part: required(key) };
export const paused = { reason: given(text, "") };
export const resumed = {};
export const itemStarted = { item: required(key), title: given(text, "") };
export const itemEnded = { item: required(key) };
