// What the first version of the room kept, not sealed, in a database of its own. It is emptied, not
// deleted: a tab of the old version that is still open would keep every new one waiting.
import { placeOf } from "./store.js";

const NAME = "chibo-journal";
const BOXES = "boxes";

/**
 * Take the old boxes into `store`, then empty them. Broken off in the middle it is done again: an entry
 * taken twice lies in the same place. Must come before the device's id is asked for: it is taken over too.
 */
export async function takeOverOldBoxes(store, factory = globalThis.indexedDB) {
  const old = await openedOld(factory);
  if (!old) return;
  try {
    const boxes = await readAll(old);
    const { device } = boxes;
    if (device) await store.own("id", () => device);
    await store.takeOver(partsOf(boxes));
    await forget(old, boxes);
  } finally {
    old.close();
  }
}

/** Return the numbers by meeting, and rows by the place of whoever recorded. */
function partsOf(boxes) {
  const parts = { numbers: [], waiting: [], refused: [] };
  for (const [key, box] of Object.entries(boxes)) {
    if (!key.startsWith("meeting:")) continue;
    const meeting = key.slice("meeting:".length);
    const { seq, lastAt, offset } = box;
    const row = (note) => ({ place: placeOf(meeting, note.entry.actor), seq: note.entry.seq, id: note.entry.id, plain: note });
    parts.numbers.push([meeting, { seq, lastAt, offset }]);
    parts.waiting.push(...box.waiting.map((entry) => row({ entry, aside: false })));
    parts.refused.push(...box.refused.map(({ entry, reason }) => row({ entry, aside: false, reason })));
  }
  return parts;
}

function openedOld(factory) {
  return new Promise((resolve, reject) => {
    const asked = factory.open(NAME);
    asked.onupgradeneeded = () => asked.transaction.abort(); // there was none: leave it so
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => (asked.error?.name === "AbortError" ? resolve(null) : reject(asked.error));
  });
}

function readAll(old) {
  return new Promise((resolve, reject) => {
    const boxes = {};
    const step = old.transaction(BOXES);
    step.objectStore(BOXES).openCursor().onsuccess = ({ target }) => {
      if (!target.result) return;
      boxes[target.result.key] = target.result.value;
      target.result.continue();
    };
    step.oncomplete = () => resolve(boxes);
    step.onerror = () => reject(step.error);
  });
}

// Only what was taken goes: a tab of the old version may have recorded meanwhile.
function forget(old, taken) {
  return new Promise((resolve, reject) => {
    const step = old.transaction(BOXES, "readwrite", { durability: "strict" });
    const boxes = step.objectStore(BOXES);
    for (const [key, box] of Object.entries(taken)) {
      if (!key.startsWith("meeting:")) continue;
      const ids = new Set([...box.waiting, ...box.refused.map(({ entry }) => entry)].map((entry) => entry.id));
      boxes.get(key).onsuccess = ({ target }) => {
        const kept = target.result;
        boxes.put({
          ...kept,
          last: null,
          waiting: kept.waiting.filter((entry) => !ids.has(entry.id)),
          refused: kept.refused.filter(({ entry }) => !ids.has(entry.id)),
        }, key);
      };
    }
    step.oncomplete = resolve;
    step.onerror = () => reject(step.error);
  });
}
