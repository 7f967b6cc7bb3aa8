// The fold counts every vote again, beside what was declared and only to ask.
import { roomAt, votingBase } from "./bases.js";
import { electionOf } from "./elections.js";
import { isCarried, votesNeeded } from "./majorities.js";
import { voteAsDeclared } from "./votes.js";

/** Return every vote as declared, with the recount beside it, a Map by its id. */
export function votesOf(told, roster, attendance, rules) {
  const counted = ([name, deeds]) => [name, recounted(voteAsDeclared(name, deeds), roster, attendance, rules)];
  return new Map([...told].map(counted));
}

function recounted(vote, roster, attendance, rules) {
  const rule = rules.matters.get(vote.matter);
  const at = vote.opened_at ?? vote.closed_at;
  if (!rule || at === null || vote.status === "cancelled") return vote;
  const room = roomAt(at, roster, attendance, rules.committee_posts);
  const base = votingBase(rule, room, vote);
  const majority = { base: base.length, share: rule.share, strict: rule.strict };
  const decides = vote.tally !== null && !vote.candidates.size;
  const carried = decides ? isCarried(vote.tally.in_favour, majority) : null;
  const elects = vote.candidates.size > 0 && vote.seats !== null;
  return {
    ...vote,
    recount: { base, needed: votesNeeded(majority), carried },
    election: elects ? electionOf(vote.candidates, { seats: vote.seats, ...majority }) : null,
  };
}
