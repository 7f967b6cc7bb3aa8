// What this page remembers that is no part of the journal: the queue of speakers, the timer, choices not told yet.

/**
 * Return the memory of one meeting; the queue holds keys of the roster, never names, and survives a reload.
 *
 * `store` is like the browser's localStorage; one that refuses is done without.
 */
export function localMemory(meeting, store) {
  const place = `chibo-queue-${meeting}`;
  let queue = read(store, place);
  return {
    speaking: null, // {key, person or guest, name, began}: whose time is taken
    choices: {}, // of a named vote, by person
    get queue() { return queue; },
    setQueue(keys) {
      queue = keys;
      try {
        if (keys.length) store.setItem(place, JSON.stringify(keys));
        else store.removeItem(place);
      } catch {} // a full or closed store: the queue lives as long as the page
    },
  };
}

function read(store, place) {
  try {
    const kept = JSON.parse(store.getItem(place) ?? "[]");
    return Array.isArray(kept) ? kept.filter((key) => typeof key === "string") : [];
  } catch {
    return [];
  }
}
