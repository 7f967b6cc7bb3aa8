// What is missing: before the close as a list to go through, afterwards as what stops the seal.
import { say } from "../../words.js";
import { hourOf } from "../hours.js";
import { courseOf } from "./course.js";

/** Return what an evening usually holds, whether it was recorded, and in which section that is done. */
export function stepsOf({ state }) {
  const { results, session, votes, attendance } = state;
  const carried = new Set(Object.values(votes).filter((vote) => vote.carried).map((vote) => vote.matter));
  const isMarked = Object.values(attendance).every((presence) => presence.state !== "expected");
  const step = (label, isDone, place) => ({ label: say(label), isDone, place });
  return [
    step("step_marked", isMarked, "attendance"),
    step("step_clerk", session.clerks.length > 0, "course"),
    step("step_programme", session.programme_adopted_at !== null, "course"),
    step("step_conclusions", results.conclusions.length > 0, "course"),
    step("step_tasks", Object.keys(results.tasks).length > 0, "tasks"),
    step("step_resolution", carried.has("resolution"), "votes"),
    step("step_score", carried.has("score"), "votes"),
    step("step_minutes", results.minutes_adopted !== null, "end"),
  ];
}

/** Return the items of the agenda that were neither begun nor told of in a note. */
export function untouchedItems(evening) {
  const told = new Set(evening.state.results.notes.map((one) => String(one.item)));
  return courseOf(evening).lines.filter((line) => !line.wasHeld && !told.has(String(line.item)));
}

/** Return the open questions in words, first what must be settled. */
export function questionsOf(evening) {
  const asked = evening.state.questions.map((question) => ({
    key: question.key,
    sentence: questionSentence(question, evening),
    remedy: say(`remedy_${question.remedy}`),
    isMust: question.weight === "must",
    person: question.remedy === "mark_person" && evening.state.roster[question.subject] ? question.subject : null,
    countersigning: question.remedy === "countersign" ? { entries: question.entries } : null,
  }));
  return [...asked.filter((one) => one.isMust), ...asked.filter((one) => !one.isMust)];
}

/** Return the question as a sentence; people, votes and hours in it by their names. */
export function questionSentence(question, { state, nameOf, labelOf }) {
  const { people } = question.values;
  const told = Object.fromEntries(Object.entries(question.values).map(([name, value]) => [name, inWords(name, value)]));
  const vote = state.votes[question.subject];
  return say(`asked_${question.code}`, {
    number: people?.length ?? 0,
    ...told,
    name: nameOf(question.subject),
    vote: vote ? labelOf(vote.matter) : "",
  });
}

function inWords(name, value) {
  if (Array.isArray(value)) return value.map((one) => inWords(name, one)).join(", ");
  return ["at", "hours"].includes(name) && /T\d\d:/.test(value) ? hourOf(value) : value;
}

/** Return the entry by which the meeting is closed, to go on after it; null while it is not. */
export function closingEntry({ state, standing }) {
  return state.session.phase === "closed" ? (standing.findLast((entry) => entry.kind === "closed") ?? null) : null;
}
