// One evening at one moment: what every region is drawn from. Read once per change.
import { ratesOf } from "../fold/rates.js";
import { folded } from "../search.js";

const vietnamese = new Intl.Collator("vi");
const EMPTY_CHOICES = { speech_kinds: [], excuse_reasons: [], conditions: [], duties: {} };

/**
 * Return the evening.
 *
 * - `state`: as the fold tells it. `entries`: all that are known. `pack`: the device's. `summary`: what
 *   waits. `now`: milliseconds of the server's clock. `url`: the address of the meeting.
 */
export function eveningOf({ state, pack, entries, summary, now, url = "" }) {
  const rules = pack.frame.rules;
  const guests = new Map(state.session.guests.map((guest) => [guest.guest, guest.name]));
  const people = Object.values(state.roster).sort(inOrderOfNames);
  return {
    state, pack, entries, summary, now, url, rules, people,
    choices: { ...EMPTY_CHOICES, ...pack.choices },
    standing: standingOf(state, entries),
    rates: ratesOf(state, rules),
    nameOf: (key) => state.roster[key]?.name ?? guests.get(key) ?? key ?? "",
    labelOf: (matter) => pack.matters.find((one) => one.matter === matter)?.label ?? matter,
  };
}

/** The Vietnamese way: by the given name, which is the last word, then by the rest. */
export function inOrderOfNames(one, other) {
  return vietnamese.compare(givenOf(one), givenOf(other)) || vietnamese.compare(one.name, other.name);
}

const givenOf = ({ name }) => name.trim().split(/\s+/).at(-1);

/** What a search without diacritics looks at. */
export const keyOf = (name) => folded(name);

/** Return the entries that stand, in order: those taken back are left out. */
function standingOf({ corrections }, entries) {
  const gone = new Set(corrections.filter((one) => one.governs && one.action === "void").map((one) => one.target));
  const stand = entries.filter((entry) => !gone.has(entry.id));
  return stand.sort((one, other) => Date.parse(one.at) - Date.parse(other.at) || one.seq - other.seq);
}
