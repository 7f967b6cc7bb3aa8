// What was said, noted, concluded, agreed and adopted, as the journal tells it.
import { isPresentAt } from "./attendance.js";
import { question } from "./questions.js";

const pick = (told, ...names) => Object.fromEntries(names.map((name) => [name, told[name]]));
const told = (deed) => deed.told;
const dated = ({ id, at, told: tale }, ...names) => ({ entry: id, at, ...pick(tale, ...names) });
const remark = (deed) => pick(deed.told, "person", "whom", "reason");

/** Return the results; of dues, notebooks, score and minutes the latest told stands. */
export function resultsOf(journal) {
  const [score, minutes] = [journal.last("score_proposed"), journal.last("minutes_adopted")];
  return {
    speeches: journal.of("spoke").map((d) => dated(d, "person", "guest", "item", "kind", "gist", "seconds")),
    answers: journal.of("request_answered").map(told),
    notes: journal.of("note").map((deed) => dated(deed, "text", "item")),
    conclusions: journal.of("concluded").map((deed) => dated(deed, "text", "item")),
    tasks: new Map(journal.of("task_agreed").map((deed) => [deed.told.task, { ...deed.told, entry: deed.id }])),
    papers: journal.of("paper_used").map(told),
    dues: journal.last("dues_reported")?.told ?? null,
    notebooks: journal.last("notebooks_counted")?.told ?? null,
    conditions: journal.of("condition_noted").map(told),
    praised: journal.of("praised").map(remark),
    reminded: journal.of("reminded").map(remark),
    score_proposed: score && { ...score.told, at: score.at },
    minutes_adopted: minutes && { ...minutes.told, at: minutes.at },
  };
}

/** Ask about speakers who are not marked as here, and guests whom nobody named. */
export function askedOfSpeakers(results, attendance, session) {
  const named = new Set(session.guests.map(({ guest }) => guest));
  return results.speeches.flatMap((speech) => [
    ...askedOfGuest(speech, named),
    ...askedOfMember(speech, attendance.get(speech.person ?? ""), session),
  ]);
}

function askedOfGuest({ guest, entry }, named) {
  if (guest === null || named.has(guest)) return [];
  return [question("guest_not_named", { subject: guest, entries: [entry] })];
}

function askedOfMember({ at, entry }, presence, session) {
  if (!presence || isPresentAt(presence, at)) return [];
  const { person: subject, state } = presence;
  if (session.closed_at === null && state === "expected") return []; // the clerk has not come to this name yet
  const code = state === "present" ? "speaker_not_in_the_room" : "speaker_not_present";
  return [question(code, { subject, entries: [entry], values: { state, speech: entry } })];
}
