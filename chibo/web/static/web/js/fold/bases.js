// Who counts in a vote: the base of a matter at the moment when the vote is put.
import { isPresentAt } from "./attendance.js";
import { sorted } from "./text.js";

const pairs = (byName) => (byName instanceof Map ? [...byName] : Object.entries(byName));

/**
 * Return who is on the roster and who is here at an instant: `{lines, here, committeePosts}`.
 * `roster` and `attendance` by person, as the state holds them.
 */
export function roomAt(at, roster, attendance, committeePosts) {
  const here = pairs(attendance).filter(([, presence]) => isPresentAt(presence, at));
  return {
    lines: pairs(roster).map(([, line]) => line),
    here: new Set(here.map(([who]) => who)),
    committeePosts: new Set(committeePosts),
  };
}

/** Return who counts in a vote on a matter, sorted by key; see counting in docs/mechanisms/journal.md. */
export function votingBase(rule, room, { concerns = [], aside = [] } = {}) {
  const leftOut = new Set(rule.without_concerned ? concerns : []);
  const lines = room.lines.filter((line) => !leftOut.has(line.person));
  if (rule.base === "committee_members") {
    return keys(lines.filter((line) => room.committeePosts.has(line.post) && isOfficial(line) && line.kind === "home"));
  }
  const convened = lines.filter((line) => isConvened(line, room, rule, aside));
  return keys(rule.base === "official_present" ? convened.filter((line) => room.here.has(line.person)) : convened);
}

/** Return the official members of the branch itself who can take part at all. */
export function officialMembers(roster) {
  const lines = pairs(roster).map(([, line]) => line);
  return keys(lines.filter((one) => isOfficial(one) && one.kind === "home" && one.duty !== "temporarily_elsewhere"));
}

function isConvened(line, room, rule, aside) {
  if (!isOfficial(line) || line.duty === "temporarily_elsewhere") return false;
  if (line.kind === "temporary_here" && !rule.with_temporary_here) return false;
  if (line.duty !== "exempt") return true;
  return (rule.exempt_present_counts ?? true) && room.here.has(line.person) && !aside.includes(line.person);
}

const isOfficial = (line) => line.standing === "official" && line.duty !== "suspended";
const keys = (lines) => sorted(lines.map((line) => line.person));
