// Opened, led and closed: when the meeting was in session, by whom, with which guests.
import { hourText } from "./instants.js";
import { question } from "./questions.js";

// What only a meeting in session can do. After a close, it makes the close void.
const PROCEEDINGS = new Set([
  "programme_adopted", "part_started", "paused", "resumed", "item_started", "spoke", "request_answered",
  "vote_opened", "vote_closed", "concluded", "task_agreed", "score_proposed", "minutes_adopted",
]);
const isProceeding = (deed) => PROCEEDINGS.has(deed.kind);

/** Return the session: opened by the earliest opening, closed by the latest close that holds. */
export function sessionOf(journal) {
  const opening = journal.of("opened")[0] ?? null;
  const closing = closingOf(journal);
  const programme = journal.last("programme_adopted");
  const chairs = journal.of("chair_named").map(named);
  return {
    phase: closing ? "closed" : opening ? "in_session" : "not_opened",
    opened_at: opening?.at ?? null,
    closed_at: closing?.at ?? null,
    place: opening?.told.place ?? "",
    chair: chairs.length ? chairs[chairs.length - 1].person : null,
    chairs,
    clerks: journal.of("clerk_named").map(named),
    guests: guestsOf(journal),
    programme_adopted_at: programme?.at ?? null,
    programme_changes: programme?.told.changes ?? "",
  };
}

/** Ask about two openings, two closes, what came before the one and after the other. */
export function askedOfSession(journal) {
  const [openings, closes] = [journal.of("opened"), journal.of("closed")];
  const goingOn = journal.deeds.filter(isProceeding);
  return [...askedOfOpenings(openings, closes, goingOn), ...askedOfCloses(journal, closes, goingOn)];
}

function askedOfCloses(journal, closes, goingOn) {
  const closing = closingOf(journal);
  if (closing) {
    const since = goingOn.filter((deed) => deed.place < closing.place);
    const after = since.length ? since[since.length - 1].place : -1;
    const same = closes.filter((close) => close.place > after);
    return same.length > 1 ? [question("closed_twice", { entries: ids(same), values: { hours: hours(same) } })] : [];
  }
  if (!closes.length) return [];
  const last = closes[closes.length - 1];
  const since = goingOn.filter((deed) => deed.place > last.place);
  return [question("went_on_after_close", { entries: [last.id, ...ids(since)], values: { hours: hours([last]) } })];
}

function askedOfOpenings(openings, closes, goingOn) {
  const asked = [];
  if (openings.length > 1) {
    asked.push(question("opened_twice", { entries: ids(openings), values: { hours: hours(openings) } }));
  }
  if (closes.length && !openings.length) asked.push(question("closed_without_opening", { entries: ids(closes) }));
  const early = openings.length ? goingOn.filter((deed) => deed.place < openings[0].place) : [];
  if (early.length) asked.push(question("recorded_before_opening", { entries: ids(early) }));
  return asked;
}

function closingOf(journal) {
  const closing = journal.last("closed");
  const wentOn = closing && journal.deeds.some((deed) => deed.place > closing.place && isProceeding(deed));
  return wentOn ? null : closing;
}

function guestsOf(journal) {
  const byGuest = new Map(journal.of("guest_present").map((deed) => [deed.told.guest, deed]));
  return [...byGuest.values()].map(({ told, at }) => ({ ...told, at }));
}

const named = ({ told, at }) => ({ person: told.person, since: at });
const ids = (deeds) => deeds.map(({ id }) => id);
const hours = (deeds) => deeds.map(({ at }) => hourText(at));
