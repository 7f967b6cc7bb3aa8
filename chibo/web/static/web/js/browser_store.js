// The browser's own database: one box per meeting, changed in one transaction, so that two tabs
// never take the same number and a closed tab or an empty battery loses nothing.
import { EMPTY } from "./outbox.js";

const NAME = "chibo-journal";
const BOXES = "boxes";
const DEVICE = "device";

/** Open the store. Throws where the browser keeps nothing (then nothing may be recorded). */
export async function openBrowserStore(draw) {
  const database = await opened();
  return {
    /** Run `change` on the box of a meeting as one step; `change` returns {box, …} and is not async. */
    change: (meeting, change) => changed(database, `meeting:${meeting}`, EMPTY, change),
    read: (meeting) => read(database, `meeting:${meeting}`, EMPTY),
    /** The id of this browser: drawn once, kept beside the numbers it counts. */
    async device() {
      const { box } = await changed(database, DEVICE, null, (kept) => ({ box: kept ?? draw() }));
      return box;
    },
  };
}

function opened() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(BOXES);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

function changed(database, key, empty, change) {
  return new Promise((resolve, reject) => {
    const step = database.transaction(BOXES, "readwrite", { durability: "strict" });
    const boxes = step.objectStore(BOXES);
    let outcome;
    boxes.get(key).onsuccess = (event) => {
      outcome = change(event.target.result ?? empty);
      boxes.put(outcome.box, key);
    };
    step.oncomplete = () => resolve(outcome);
    step.onerror = () => reject(step.error);
    step.onabort = () => reject(step.error);
  });
}

function read(database, key, empty) {
  return new Promise((resolve, reject) => {
    const asked = database.transaction(BOXES).objectStore(BOXES).get(key);
    asked.onsuccess = () => resolve(asked.result ?? empty);
    asked.onerror = () => reject(asked.error);
  });
}
