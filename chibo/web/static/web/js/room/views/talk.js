// Who spoke on what, who may speak, and who has asked to speak next.
import { percentOf, personButtons } from "./people.js";
import { keyOf } from "../evening.js";

/** Return what was said, the latest first. */
export function speechLines({ state, choices, nameOf }) {
  const labels = new Map(choices.speech_kinds);
  return state.results.speeches
    .map((speech) => ({
      id: speech.entry,
      at: speech.at,
      name: nameOf(speech.person ?? speech.guest),
      gist: speech.gist,
      kind: speech.kind,
      label: labels.get(speech.kind) ?? speech.kind,
      seconds: speech.seconds,
    }))
    .reverse();
}

/** `people` spoke of `over`; `percent` is null where nobody is below the line. */
export function speakingNumbers({ rates }) {
  const { counted, over } = rates.whole.speaking;
  return { people: counted.length, over: over.length, percent: percentOf(counted.length, over.length, 0) };
}

/** Return members who are here and guests; who waits in the queue tells their place in it. */
export function speakersOf(evening, queue = []) {
  const placeOf = (key) => queue.indexOf(key) + 1;
  const spoken = new Set(evening.state.results.speeches.map((speech) => speech.person));
  const members = personButtons(evening)
    .filter((one) => one.isHere)
    .map(({ person, name, key }) => ({ person, name, key, place: placeOf(person), hasSpoken: spoken.has(person) }));
  const guests = evening.state.session.guests.map(({ guest, name }) => ({ guest, name, key: keyOf(name), place: placeOf(guest) }));
  return [...members, ...guests];
}

/** Return the queue with `key` put at its end, or taken out where it stands in it. */
export function toggled(queue, key) {
  return queue.includes(key) ? queue.filter((one) => one !== key) : [...queue, key];
}
