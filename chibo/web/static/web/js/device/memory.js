// What an open page knows of one meeting, in plain values: what the store keeps, opened.
import { NO_NUMBERS } from "./queue.js";

/**
 * Notes are {seq, entry, aside}: an entry with what the device alone knows of it. What is *aside*
 * was told together with the one before it: it is never the last deed, which is taken back.
 */
export function emptyMemory() {
  return {
    numbers: NO_NUMBERS,
    waiting: [], // notes, in the order of their numbers
    refused: [], // notes with the reason
    stored: new Map(), // entries of the server by id
    asides: new Set(), // ids
    pack: null,
    cursor: null,
    exportedTo: 0, // the number up to which everything was saved as a file
  };
}

/** Return every known entry once, as the server tells it where it does; refused ones are left out. */
export function knownEntries({ stored, waiting }) {
  const own = waiting.filter(({ entry }) => !stored.has(entry.id));
  return [...stored.values(), ...own.map(({ entry }) => arrivedAtOnce(entry))];
}

// An entry on its way counts as it will count when it has come: as one that came in time.
const arrivedAtOnce = (entry) => ({ acting_for: null, ...entry, received_at: entry.at });

/** Return the latest deed of `actor` on this device, refused or not; null when there is none. */
export function lastDeed({ stored, waiting, refused, asides }, device, actor) {
  const own = [...stored.values(), ...[...waiting, ...refused].map(({ entry }) => entry)].filter(
    (entry) => entry.device === device && entry.actor === actor && !asides.has(entry.id),
  );
  return own.reduce((latest, entry) => (latest && latest.seq >= entry.seq ? latest : entry), null);
}

/**
 * Take all entries that counted at an hour: of those known before, the others count no longer (an evening
 * was postponed, a backup restored). What came after that hour stays.
 */
export function takeWhole({ stored }, entries, at) {
  const counts = new Set(entries.map(({ id }) => id));
  for (const [id, { received_at: arrived }] of stored) {
    if (!counts.has(id) && Date.parse(arrived) < Date.parse(at)) stored.delete(id);
  }
  for (const entry of entries) stored.set(entry.id, entry);
}

/** Whether the server has, or a file has, everything that was recorded here. */
export function isSaved({ waiting, refused, exportedTo }) {
  return [...waiting, ...refused].every(({ entry }) => entry.seq <= exportedTo);
}
