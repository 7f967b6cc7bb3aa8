// What is asked about votes: the order of their entries, figures that do not add up, recounts.
import { isRemoteAt } from "./attendance.js";
import { CHOICES } from "./payloads/ballots.js";
import { question } from "./questions.js";
import { sortedOnce } from "./text.js";
import { countedOf } from "./votes.js";

const SECRET = new Set(["secret_paper", "secret_electronic", "mixed"]);
const ids = (deeds) => deeds.map(({ id }) => id);
const without = (people, others) => people.filter((who) => !others.includes(who));

/** Ask about every vote; of a cancelled one only about its order. */
export function askedOfVotes(votes, told, attendance, session, rules) {
  return [...votes].flatMap(([subject, vote]) => {
    const deeds = told.get(subject);
    const ordered = askedOfOrder(vote, deeds, session);
    if (vote.tally === null || vote.status === "cancelled") return ordered;
    const counted = countedOf(deeds);
    const asked = [
      ...askedOfDeclaration(vote, counted),
      ...askedOfFigures(vote.tally, vote.base.length),
      ...askedOfNamed(vote, vote.tally),
      ...askedOfParts(vote, rules),
      ...askedOfRecount(vote),
      ...askedOfRule(vote, rules.matters.get(vote.matter), attendance),
    ];
    return [...ordered, ...asked.map(([code, values]) => question(code, { subject, entries: ids(counted), values }))];
  });
}

/** Ask about opinions reserved on a vote that was never put. */
export function askedOfReserved(journal, told) {
  return journal
    .of("reserved_opinion")
    .filter(({ told: { vote } }) => vote !== null && !told.has(vote))
    .map((deed) => question("reserved_on_unknown_vote", { subject: deed.told.vote, entries: [deed.id] }));
}

function askedOfOrder(vote, { opened, closed, cancelled }, session) {
  const asked = [];
  const ask = (code, entries) => asked.push(question(code, { subject: vote.vote, entries }));
  if (opened.length > 1) ask("vote_opened_twice", ids(opened));
  if (closed.length && !opened.length) ask("vote_not_opened", ids(closed));
  if (vote.status === "open" && session.closed_at) ask("vote_still_open", ids(opened));
  const [end, count] = [cancelled[cancelled.length - 1], closed[closed.length - 1]];
  if (end && count && count.place > end.place) ask("vote_closed_after_cancel", [end.id, count.id]);
  return asked;
}

function askedOfDeclaration(vote, counted) {
  const asked = [];
  const declared = sortedOnce(counted.map(({ told }) => told.matter).filter((matter) => matter !== vote.matter));
  if (declared.length) asked.push(["vote_matter_differs", { put: vote.matter, declared }]);
  const differs = ({ told }) => told.digest && told.digest !== vote.digest;
  if (vote.digest && counted.some(differs)) asked.push(["vote_digest_differs", {}]);
  if (vote.status === "counted") asked.push(["vote_not_declared", {}]);
  return asked;
}

function askedOfFigures(tally, base) {
  const asked = [];
  const hands = tally.in_favour + tally.against + tally.none;
  const counted = hands + tally.invalid + tally.not_voted;
  if (hands > base) asked.push(["more_hands_than_voters", { hands, base }]);
  else if (counted !== base) asked.push(["vote_sum_differs", { counted, base }]);
  const { ballots_issued: issued, ballots_returned: returned } = tally;
  if (issued !== null && returned !== null && returned > issued) asked.push(["ballots_exceed_issued", { issued, returned }]);
  return asked;
}

/** In a named vote the names win over the figures; here they are only compared. */
function askedOfNamed(vote, tally) {
  if (!vote.named.size) return [];
  const asked = [];
  const named = CHOICES.map((choice) => [...vote.named.values()].filter((one) => one === choice).length);
  named[named.length - 1] += vote.base.filter((who) => !vote.named.has(who)).length;
  const counted = [tally.in_favour, tally.against, tally.none, tally.invalid, tally.not_voted];
  if (named.some((number, place) => number !== counted[place])) {
    asked.push(["named_votes_differ", { named: named.map(String) }]);
  }
  const cast = [...vote.named].filter(([, choice]) => choice !== "not_voted").map(([who]) => who);
  const people = sortedOnce(without(cast, vote.base));
  if (people.length) asked.push(["voter_not_entitled", { people }]);
  return asked;
}

function askedOfParts(vote, rules) {
  const asked = [];
  const counted = vote.parts.flatMap((part) => part.base);
  const people = sortedOnce(counted.filter((who, place) => counted.indexOf(who) !== place));
  if (people.length) asked.push(["counted_in_two_parts", { people }]);
  if (SECRET.has(vote.method) && vote.parts.length > 1) {
    const small = vote.parts.filter((part) => part.base.length < rules.fewest_in_channel);
    if (small.length) asked.push(["few_in_channel", { parts: small.map(({ part }) => part) }]);
  }
  return asked;
}

function askedOfRecount(vote) {
  if (vote.recount === null) return [["no_rule_for_matter", { matter: vote.matter }]];
  const asked = [];
  const [declared, counted] = [vote.base, vote.recount.base];
  const [extra, missing] = [without(declared, counted), without(counted, declared)];
  if (extra.length || missing.length) {
    asked.push(["vote_base_differs", { declared: declared.length, counted: counted.length, extra, missing }]);
  }
  const again = vote.recount.carried;
  if (vote.carried !== null && again !== null && vote.carried !== again) {
    asked.push(["vote_outcome_differs", { declared: outcome(vote.carried), counted: outcome(again) }]);
  }
  return asked;
}

function askedOfRule(vote, rule, attendance) {
  if (!rule) return [];
  const asked = [];
  if (vote.rule && vote.rule !== rule.version) {
    asked.push(["vote_rule_differs", { declared: vote.rule, in_force: rule.version }]);
  }
  if (rule.paper_only && ["secret_electronic", "mixed"].includes(vote.method)) {
    asked.push(["must_be_on_paper", { method: vote.method }]);
  }
  const at = vote.opened_at ?? vote.closed_at;
  if (SECRET.has(vote.method) && !rule.secret_remote && at !== null) {
    const people = vote.base.filter((who) => attendance.has(who) && isRemoteAt(attendance.get(who), at));
    if (people.length) asked.push(["remote_in_secret_vote", { people }]);
  }
  return asked;
}

const outcome = (isCarried) => (isCarried ? "carried" : "not_carried");
