// The fold: from roster, agenda, rules and entries to the meeting and what is asked about it.
import { askedOfAttendance, attendanceOf } from "./attendance.js";
import { officialMembers } from "./bases.js";
import { claimsByPerson } from "./claims.js";
import { clockOf } from "./clock.js";
import { readJournal } from "./deeds.js";
import { askedOfDevices, holesIn, lateEntries } from "./devices.js";
import { readEntry } from "./entries.js";
import { openToSigns } from "./first_signs.js";
import { asPlain } from "./plain.js";
import { question, settle } from "./questions.js";
import { readItem, readLine, readRules } from "./reading.js";
import { votesOf } from "./recount.js";
import { askedOfSpeakers, resultsOf } from "./results.js";
import { askedOfStrangers, rosterAsChanged } from "./roster.js";
import { askedOfSession, sessionOf } from "./session.js";
import { askedOfReserved, askedOfVotes } from "./vote_questions.js";
import { toldOfVotes } from "./votes.js";

/**
 * Return the meeting as its entries tell it, and the questions about it, as JSON values: the same
 * as the server's `as_plain(fold(…))`. The same entries in any order, any twice, give the same.
 * Numeric keys of an object stand in JavaScript's own order: take the order of people from the roster.
 * Throws MalformedEntry for an entry (not a payload) that no fold can read.
 */
export function fold(frame, rawEntries) {
  const rules = readRules(frame.rules);
  const journal = readJournal(rawEntries.map(readEntry), rules.undo_seconds);
  const roster = rosterAsChanged(frame.roster.map(readLine), journal);
  const session = sessionOf(journal);
  const claims = claimsByPerson(journal, roster);
  const attendance = attendanceOf(claims, roster, session, rules);
  const [clock, askedOfClock] = clockOf(journal, frame.agenda.map(readItem), session);
  const results = resultsOf(journal);
  const told = toldOfVotes(journal);
  const votes = votesOf(told, roster, attendance, rules);
  const [holes, late] = [holesIn(journal.order), lateEntries(journal, rules)];
  const asked = [
    ...journal.questions,
    ...askedOfDevices(journal, holes, late, rules),
    ...askedOfSession(journal),
    ...askedOfStrangers(journal, roster),
    ...askedOfAttendance(journal, claims, attendance, session),
    ...askedOfClock,
    ...askedOfSpeakers(results, attendance, session),
    ...askedOfVotes(votes, told, attendance, session, rules),
    ...askedOfReserved(journal, told),
    ...askedOfNumbersPresent(roster, attendance, session, rules),
  ];
  const [questions, settled] = settle(asked, reasonsOf(journal));
  return asPlain({
    session,
    roster,
    attendance,
    clock,
    results,
    votes,
    holes,
    late_entries: late,
    unknown: journal.notUnderstood,
    corrections: journal.corrections,
    questions,
    settled,
    open_to_signs: openToSigns(journal, session, rules),
  });
}

const reasonsOf = (journal) =>
  new Map(journal.of("settled").map(({ id, told }) => [told.question, { reason: told.reason, by: id }]));

/** Warn about a branch with too few official members, and about too few of them here. */
function askedOfNumbersPresent(roster, attendance, session, rules) {
  if (session.opened_at === null) return [];
  const asked = [];
  const official = officialMembers(roster).filter((who) => roster.get(who).duty !== "exempt");
  if (official.length < rules.fewest_official_members) {
    asked.push(question("few_official_members", { values: { official: official.length } }));
  }
  const share = rules.warn_below_present;
  if (share === null || session.closed_at === null) return asked;
  const here = official.filter((who) => attendance.get(who).state === "present").length;
  if (here * share.denominator < official.length * share.numerator) {
    asked.push(question("few_present", { values: { here, of: official.length } }));
  }
  return asked;
}
