// What is recorded while the store is read stays known, once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openKeeping } from "../../chibo/web/static/web/js/device/keeping.js";
import { emptyMemory } from "../../chibo/web/static/web/js/device/memory.js";
import { numbered } from "../../chibo/web/static/web/js/device/queue.js";
import { PLAIN } from "../../chibo/web/static/web/js/device/sealing.js";
import { openStore } from "../../chibo/web/static/web/js/device/store.js";
import { IDBFactory } from "./vendor/fake_indexeddb.mjs";

const moments = async (number) => {
  for (; number > 0; number -= 1) await new Promise((done) => (number % 2 ? setImmediate(done) : queueMicrotask(done)));
};
const SLOW = { ...PLAIN, open: async ({ plain }) => (await moments(12), plain) }; // as a cipher is

for (const isReadFirst of [true, false]) {
  test(`an entry recorded beside a reading of the store stays, ${isReadFirst ? "reading" : "recording"} first`, async () => {
    for (let delay = 0; delay < 40; delay += 1) {
      globalThis.indexedDB = new IDBFactory();
      const [memory, store] = [emptyMemory(), await openStore()];
      const keeping = await openKeeping({ store, meeting: "12", account: "7", sealer: SLOW, memory });
      const add = (id) => {
        const deed = { id, meeting: "12", kind: "note", device: "d", actor: "7", role: "clerk", payload: {}, wall: 1000 };
        const { entry, numbers } = numbered(memory.numbers, deed);
        return keeping.add([{ entry, aside: false }], numbers);
      };
      await add("a");
      const [first, second] = isReadFirst ? [keeping.refresh, () => add("b")] : [() => add("b"), keeping.refresh];
      await Promise.all([first(), moments(delay).then(second)]);
      assert.deepEqual(memory.waiting.map(({ entry }) => entry.id), ["a", "b"], `after ${delay} moments`);
      store.close();
    }
  });
}
