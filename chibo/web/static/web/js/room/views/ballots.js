// Votes: how a matter may be put, who would count, what is missing to carry, what was declared.
import { roomAt, votingBase } from "../../fold/bases.js";
import { votesNeeded } from "../../fold/majorities.js";
import { say } from "../../words.js";
import { stayAt } from "./people.js";

const SECRET = ["secret_paper", "secret_electronic", "mixed"];

export const isSecret = (method) => SECRET.includes(method);

/** Return the ways in which a matter may be voted on, the usual one first. */
export function methodsFor(matter, { pack, rules }) {
  if (isElection(matter) || rules.matters[matter]?.paper_only) return ["secret_paper"];
  const known = pack.matters.find((one) => one.matter === matter);
  const electronic = known?.secret === "electronic_allowed" ? ["secret_electronic", "mixed"] : [];
  return ["hand", "named", "secret_paper", ...electronic];
}

export const isElection = (matter) => matter === "election";

/** Return who would count in a vote on `matter` put now; null where there is no rule. */
export function baseNow(evening, { matter, concerns = [], aside = [] }) {
  const rule = evening.rules.matters[matter];
  if (!rule) return null;
  const at = new Date(evening.now).toISOString();
  const room = roomAt(at, evening.state.roster, evening.state.attendance, evening.rules.committee_posts);
  return votingBase(rule, room, { concerns, aside });
}

/**
 * Return what the form shows before a vote is put: `sentence` says who counts and how many carry;
 * `warnings` what speaks against the method chosen.
 */
export function putView(evening, put) {
  const { state, rules, pack } = evening;
  const rule = rules.matters[put.matter];
  const base = baseNow(evening, put) ?? [];
  const methods = methodsFor(put.matter, evening);
  const method = methods.includes(put.method) ? put.method : methods[0];
  const digest = digestOf(put.matter, evening);
  return {
    ...put,
    method,
    methods,
    digest,
    base,
    needed: rule ? votesNeeded({ base: base.length, share: rule.share, strict: rule.strict }) : null,
    sentence: ruleSentence(rule, base.length),
    source: pack.matters.find((one) => one.matter === put.matter)?.source ?? "",
    warnings: warningsOf(evening, { matter: put.matter, method, base, digest, rule }),
    mayStandAside: evening.people.filter(({ person, duty }) => duty === "exempt" && stayAt(state.attendance[person], evening.now)),
    asksWhom: Boolean(rule?.without_concerned),
    isElection: isElection(put.matter),
  };
}

function warningsOf(evening, { matter, method, base, digest, rule }) {
  const { rules, state, now } = evening;
  const said = [];
  if (matter === "resolution" && !digest) said.push(say("draft_not_put"));
  if (rule?.paper_only) said.push(say("by_secret_ballot"));
  if (!isSecret(method)) return said;
  const remote = base.filter((person) => stayAt(state.attendance[person], now)?.remote);
  if (remote.length && !rule?.secret_remote) said.push(say("remote_in_secret", { number: remote.length }));
  const alone = method === "secret_paper" ? [base.length] : channelsOf(base, remote, method);
  if (alone.some((number) => number < rules.fewest_in_channel)) said.push(say("too_few_in_channel", { number: rules.fewest_in_channel }));
  return said;
}

const channelsOf = (base, remote, method) => (method === "mixed" ? [base.length - remote.length, remote.length] : [base.length]);

/** Who counts, how many that is, and how many votes carry. */
export function ruleSentence(rule, base) {
  const needed = rule && votesNeeded({ base, share: rule.share, strict: rule.strict });
  if (!needed) return say("nobody_may_vote");
  const share = { part: rule.share.numerator, of: rule.share.denominator, needed };
  return `${say(`base_${rule.base}`, { base })} ${say(rule.strict ? "carries_more_than" : "carries_at_least", share)}`;
}

/** The digest that a vote on `matter` carries; empty where it is about no text. */
export function digestOf(matter, { pack, state }) {
  const texts = {
    resolution: pack.texts.resolution?.digest,
    score: state.results.score_proposed?.digest,
    minutes: pack.texts.minutes?.digest,
  };
  return texts[matter] ?? "";
}

/** Return the vote that is being counted, the last one put; null when there is none. */
export function openVote({ state }) {
  return Object.values(state.votes).findLast(isUnfinished) ?? null;
}

const isUnfinished = (vote) => {
  if (vote.status === "open" || vote.status === "counted") return true;
  const isPartly = Object.keys(vote.candidates).length > 0 && vote.recount && vote.base.length < vote.recount.base.length;
  return vote.status === "declared" && vote.carried === null && Boolean(isPartly);
};

/** Return what the form of the count needs of the vote that is open. */
export function countView(evening, vote) {
  const { rules, labelOf, standing, nameOf } = evening;
  const rule = rules.matters[vote.matter];
  const base = vote.recount?.base ?? vote.base;
  const left = base.filter((person) => !vote.base.includes(person));
  const put = standing.find((entry) => entry.kind === "vote_opened" && entry.payload.vote === vote.vote);
  return {
    vote,
    rule,
    label: labelOf(vote.matter),
    sentence: ruleSentence(rule, base.length),
    base,
    left,
    needed: vote.recount?.needed ?? null,
    told: vote.tally,
    parts: vote.parts,
    isNamed: vote.method === "named",
    isOnPaper: vote.method === "secret_paper" || vote.method === "mixed",
    isElectronic: vote.method === "secret_electronic" || vote.method === "mixed",
    candidates: (put?.payload.candidates ?? []).map((person) => ({ person, name: nameOf(person), told: vote.candidates[person] ?? 0 })),
    seats: vote.seats,
  };
}

const figure = (value) => Math.trunc(Number(value)) || 0;

/**
 * Return what the figures typed come to: `payload` of the entry, `notVoted` people left, `over` more
 * votes than voters, `missing` votes to carry (nought or less is enough).
 *
 * `part` is {name, people} where several tellers count; `people` are counted in this part.
 */
export function sumsOf(view, figures, { part = null, choices = null } = {}) {
  const base = part ? part.people : view.left;
  const counted = view.candidates.length ? electionFigures(figures) : choices ? namedFigures(base, choices) : handFigures(figures);
  const sum = counted.for + counted.against + counted.none + counted.invalid;
  const rest = base.length - sum;
  return {
    counted,
    notVoted: Math.max(0, rest),
    over: Math.max(0, -rest),
    inFavour: counted.for + (view.told?.in_favour ?? 0),
    missing: view.needed === null ? null : view.needed - counted.for - (view.told?.in_favour ?? 0),
    payload: {
      vote: view.vote.vote,
      matter: view.vote.matter,
      ...(view.rule && { rule: view.rule.version }),
      ...(part && { part: part.name }),
      base,
      not_voted: Math.max(0, rest),
      ...(view.vote.digest && { digest: view.vote.digest }),
      ...(view.candidates.length && { for: counted.for, against: 0, none: 0, invalid: counted.invalid }),
      ...(choices && { ...counted, named: namedOf(base, choices) }),
    },
  };
}

/** What the figures come to: "carried", "not_carried" when everybody voted, "" while votes are missing or too many. */
export function verdictOf({ missing, over, notVoted }) {
  if (missing === null || over) return "";
  if (missing <= 0) return "carried";
  return notVoted ? "" : "not_carried";
}

const handFigures = (figures) => ({
  for: figure(figures.for),
  against: figure(figures.against),
  none: figure(figures.none),
  invalid: figure(figures.invalid),
});

/** Of an election valid ballots stand as votes in favour: the names have their own figures. */
function electionFigures(figures) {
  const invalid = figure(figures.invalid);
  return { for: Math.max(0, figure(figures.ballots_returned) - invalid), against: 0, none: 0, invalid };
}

function namedFigures(base, choices) {
  const count = (wanted) => base.filter((person) => (choices[person] ?? "not_voted") === wanted).length;
  return { for: count("for"), against: count("against"), none: count("none"), invalid: 0 };
}

const namedOf = (base, choices) =>
  Object.fromEntries(base.filter((person) => choices[person] && choices[person] !== "not_voted").map((person) => [person, choices[person]]));

/** The choice after this one, as a finger taps through them. */
export function nextChoice(choice = "not_voted") {
  const choices = ["not_voted", "for", "against", "none"];
  return choices[(choices.indexOf(choice) + 1) % choices.length];
}

/** Return every vote in order, as declared. */
export function voteLines({ state, labelOf, nameOf }) {
  return Object.values(state.votes).map((vote) => ({
    vote: vote.vote,
    at: vote.opened_at ?? vote.closed_at,
    label: labelOf(vote.matter),
    question: vote.question,
    method: vote.method,
    status: vote.status === "declared" && vote.carried !== null ? (vote.carried ? "carried" : "not_carried") : vote.status,
    isOpen: isUnfinished(vote),
    tally: vote.tally,
    base: (vote.recount?.base ?? vote.base).length,
    outcome: vote.election ? outcomeSentence(vote.election, nameOf) : "",
    names: Object.entries(vote.candidates).map(([person, votes]) => ({ name: nameOf(person), votes })),
    reserved: vote.reserved.map(({ person, gist }) => ({ name: nameOf(person), gist })),
  }));
}

/** What an election came to, in words; ties and too few are for the meeting to decide. */
export function outcomeSentence({ outcome, elected, tied }, nameOf) {
  const names = (people) => people.map(nameOf).join(", ") || "–";
  return say(`election_${outcome}`, { elected: names(elected), tied: names(tied) });
}

/** What is recorded together with a vote that carries: a programme or minutes adopted by it. */
export function alsoWhenCarried({ state, pack }, { vote, matter }) {
  if (matter === "programme" && !state.session.programme_adopted_at) return [["programme_adopted", { vote }]];
  const { minutes } = pack.texts;
  if (matter === "minutes" && minutes && !state.results.minutes_adopted) return [["minutes_adopted", { digest: minutes.digest, vote }]];
  return [];
}
