// From JSON values to what the fold is given beside the entries.
import { instant } from "./instants.js";

/** Return a roster line with its defaults; its excuse with an instant. */
export function readLine(raw) {
  const { person, name, standing = "official", duty = "active", kind = "home", post = "", excuse = null } = raw;
  return { person: String(person), name, standing, duty, kind, post, excuse: excuse && readExcuse(excuse) };
}

/** Return an agenda item with its defaults. */
export function readItem({ item, title, minutes = 0, part = "", group = "" }) {
  return { item: String(item), title, minutes, part, group };
}

/** Return the rules with their matters and lists as maps and sets. */
export function readRules(raw) {
  return {
    excused_not_in_attendance: false,
    ...raw,
    matters: new Map(Object.entries(raw.matters)),
    committee_posts: new Set(raw.committee_posts),
    speech_kinds_counted: new Set(raw.speech_kinds_counted),
    duties_not_in_attendance: new Set(raw.duties_not_in_attendance),
  };
}

const readExcuse = ({ state, at, reason = "" }) => ({ state, at: instant(at), reason });
