// Votes as they were put and declared: copied, never calculated.
import { sortedOnce } from "./text.js";

const SUMS = ["in_favour", "against", "none", "invalid", "not_voted"];
const KNOWN_SUMS = ["ballots_issued", "ballots_returned"];
const lastOf = (list) => list[list.length - 1] ?? null;

/** Return the deeds of every vote that was put, closed or cancelled, a Map by its id. */
export function toldOfVotes(journal) {
  const told = new Map();
  const add = (list, deed) => {
    const { vote } = deed.told;
    if (!told.has(vote)) told.set(vote, { opened: [], closed: [], cancelled: [], reserved: [] });
    told.get(vote)[list].push(deed);
  };
  journal.of("vote_opened").forEach((deed) => add("opened", deed));
  journal.of("vote_closed").forEach((deed) => add("closed", deed));
  journal.of("vote_cancelled").forEach((deed) => add("cancelled", deed));
  journal.of("reserved_opinion").filter((deed) => told.has(deed.told.vote)).forEach((deed) => add("reserved", deed));
  return told;
}

/** Return the last count of each part: a second count of the same part replaces the first. */
export function countedOf(told) {
  const byPart = new Map(told.closed.map((deed) => [deed.told.part, deed]));
  return [...byPart.values()].sort((one, other) => one.place - other.place);
}

/** Return the vote with its parts added up; nothing in it is recounted. */
export function voteAsDeclared(vote, told) {
  const counted = countedOf(told);
  const opened = told.opened[0] ?? null;
  const put = opened?.told ?? null;
  const last = lastOf(counted)?.told ?? null;
  const carried = counted.map((deed) => deed.told.carried).filter((one) => one !== null);
  return {
    vote,
    matter: put?.matter ?? last?.matter ?? "",
    question: put?.question ?? "",
    method: put?.method ?? "hand",
    item: put?.item ?? null,
    concerns: put?.concerns ?? [],
    aside: put?.aside ?? [],
    seats: put?.seats ?? null,
    digest: put?.digest ?? last?.digest ?? null,
    rule: last?.rule ?? "",
    status: statusOf(told, carried.length > 0),
    opened_at: opened?.at ?? null,
    closed_at: lastOf(counted)?.at ?? null,
    cancelled_reason: lastOf(told.cancelled)?.told.reason ?? "",
    base: sortedOnce(counted.flatMap((deed) => deed.told.base)),
    tally: counted.length ? sumOf(counted.map((deed) => deed.told)) : null,
    carried: lastOf(carried),
    candidates: candidatesOf(counted),
    parts: counted.map(partOf),
    named: new Map(counted.flatMap((deed) => [...deed.told.named])),
    reserved: told.reserved.map(({ told: { person, gist }, at }) => ({ person, gist, at })),
    recount: null,
    election: null,
  };
}

function statusOf(told, declared) {
  if (told.cancelled.length) return "cancelled";
  if (!told.closed.length) return "open";
  return declared || lastOf(told.closed).told.candidates.size ? "declared" : "counted";
}

const partOf = ({ id, at, told }) => ({
  part: told.part, at, base: sortedOnce(told.base), tally: sumOf([told]), entry: id,
});

function sumOf(counts) {
  const add = (name) => counts.reduce((sum, one) => sum + (one[name] ?? 0), 0);
  const isKnown = (name) => counts.some((one) => one[name] !== null);
  return Object.fromEntries([
    ...SUMS.map((name) => [name, add(name)]),
    ...KNOWN_SUMS.map((name) => [name, isKnown(name) ? add(name) : null]),
  ]);
}

function candidatesOf(counted) {
  const votes = new Map();
  for (const { told } of counted) {
    for (const [name, number] of told.candidates) votes.set(name, (votes.get(name) ?? 0) + number);
  }
  return votes;
}
