// From the kind and version of an entry to its payload.
import { MalformedEntry } from "../errors.js";
import * as ballots from "./ballots.js";
import * as course from "./course.js";
import { isObject, readFields } from "./form.js";
import * as outcome from "./outcome.js";
import * as people from "./people.js";
import * as record from "./record.js";
import * as remarks from "./remarks.js";
import * as talk from "./talk.js";

const first = (fields, check, alias) => new Map([[1, { fields, check, alias }]]);

export const KINDS = new Map([
  ["opened", first(course.opened)],
  ["clerk_named", first(course.clerkNamed)],
  ["programme_adopted", first(course.programmeAdopted)],
  ["roster_changed", first(people.rosterChanged, people.isWhole)],
  ["guest_present", first(people.guestPresent)],
  ["checked_in", first(people.checkedIn)],
  ["marked", first(people.marked)],
  ["rest_present", first(people.restPresent)],
  ["left", first(people.left)],
  ["rejoined", first(people.rejoined)],
  ["remote_joined", first(people.remoteJoined)],
  ["remote_left", first(people.remoteLeft)],
  ["part_started", first(course.partStarted)],
  ["part_ended", first(course.partEnded)],
  ["paused", first(course.paused)],
  ["resumed", first(course.resumed)],
  ["item_started", first(course.itemStarted)],
  ["item_ended", first(course.itemEnded)],
  ["spoke", first(talk.spoke, talk.hasOneSpeaker)],
  ["request_answered", first(talk.requestAnswered)],
  ["paper_used", first(remarks.paperUsed)],
  ["dues_reported", first(remarks.duesReported)],
  ["notebooks_counted", first(remarks.notebooksCounted)],
  ["condition_noted", first(remarks.conditionNoted)],
  ["praised", first(remarks.praised)],
  ["reminded", first(remarks.reminded)],
  ["vote_opened", first(ballots.voteOpened)],
  ["vote_closed", first(ballots.voteClosed, undefined, ballots.voteClosedAlias)],
  ["vote_cancelled", first(ballots.voteCancelled)],
  ["reserved_opinion", first(ballots.reservedOpinion)],
  ["concluded", first(outcome.concluded)],
  ["task_agreed", first(outcome.taskAgreed)],
  ["score_proposed", first(outcome.scoreProposed)],
  ["minutes_adopted", first(outcome.minutesAdopted)],
  ["chair_named", first(course.chairNamed)],
  ["settled", first(record.settled)],
  ["countersigned", first(record.countersigned)],
  ["note", first(talk.note)],
  ["corrected", first(record.corrected, record.tellsAnew)],
  ["closed", first(course.closed)],
]);

/** Made by a newer page than this one: stored, shown, folded as nothing. */
export class NotUnderstood {
  constructor(why) {
    this.why = why;
  }
}

/** Return what an entry tells, or that it is not understood. Throws MalformedEntry where it breaks its form. */
export function readPayload(kind, schema, payload) {
  const versions = KINDS.get(kind);
  if (!versions) return new NotUnderstood("kind");
  const form = versions.get(schema);
  if (!form) return new NotUnderstood("schema");
  if (!isObject(payload)) throw new MalformedEntry(kind, "payload");
  const { told, field } = readFields(form.fields, payload, { alias: form.alias });
  if (!told) throw new MalformedEntry(kind, `payload.${field}`);
  if (form.check && !form.check(told)) throw new MalformedEntry(kind, "payload");
  return told;
}
