// The roster as the meeting knows it: the settled lines and what was changed since.
import { question } from "./questions.js";

// Listed apart: nobody waits for them, and "all others are here" passes them by.
export const APART = new Set(["exempt", "temporarily_elsewhere", "suspended"]);
const CHANGEABLE = ["name", "standing", "duty", "kind", "post"];
const STRANGER = { name: "", standing: "official", duty: "active", kind: "home", post: "", excuse: null };

/** Return the roster, a Map by person, after every `roster_changed`. */
export function rosterAsChanged(lines, journal) {
  const roster = new Map(lines.map((line) => [line.person, line]));
  for (const { told } of journal.of("roster_changed")) change(roster, told);
  return roster;
}

/** Ask about entries that tell of a person who is not on the roster. */
export function askedOfStrangers(journal, roster) {
  const strangers = new Map();
  for (const { id, kind, told } of journal.deeds) {
    const person = told.person ?? null;
    const makesTheRoster = kind === "roster_changed" && told.change !== "changed";
    if (person === null || roster.has(person) || makesTheRoster) continue;
    strangers.set(person, [...(strangers.get(person) ?? []), id]);
  }
  return [...strangers].map(([subject, entries]) => question("person_not_on_roster", { subject, entries }));
}

function change(roster, told) {
  if (told.change === "dropped") {
    roster.delete(told.person);
    return;
  }
  if (!roster.has(told.person) && told.change !== "added") return;
  const line = roster.get(told.person) ?? { person: told.person, ...STRANGER };
  const given = CHANGEABLE.filter((name) => told[name] !== null).map((name) => [name, told[name]]);
  roster.set(told.person, { ...line, ...Object.fromEntries(given) });
}
