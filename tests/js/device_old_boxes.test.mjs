// What the first version of the room kept in this browser is not lost by the second.
import assert from "node:assert/strict";
import { test } from "node:test";

import { aQueue, aTab, aWorld, everythingKept, fails } from "./device_world.mjs";

const entry = (seq, kind, actor = "7") => ({
  id: `old-${seq}`, meeting: "12", kind, device: "old-device", seq, at: "2026-12-03T12:30:00.000Z", wall: "2026-12-03T12:30:00.000Z",
  offset: 0, actor, role: "clerk", payload: { name: "Người Cũ" }, schema: 1,
});

function anOldBox({ waiting, refused = [], seq }) {
  const box = { seq, lastAt: Date.parse("2026-12-03T12:40:00Z"), offset: 5, waiting, refused, last: { id: waiting[0].id, print: "Người Cũ" } };
  return new Promise((resolve) => {
    const asked = indexedDB.open("chibo-journal", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("boxes");
    asked.onsuccess = ({ target: { result: old } }) => {
      const step = old.transaction("boxes", "readwrite");
      step.objectStore("boxes").put(box, "meeting:12");
      step.objectStore("boxes").put("old-device", "device");
      step.oncomplete = () => resolve(old); // left open, as by a tab of the old version
    };
  });
}

test("entries that waited are sent once, numbers and the device go on, nothing stays open", async () => {
  const world = aWorld();
  await anOldBox({ waiting: [entry(1, "opened"), entry(3, "guest_present")], seq: 3 });
  const tab = await aTab(world);
  const kept = await everythingKept();
  const made = await tab.record("closed", {});
  await tab.settled();
  const again = await aTab(world);
  await again.settled();

  assert.ok(!kept.includes("Người Cũ"));
  assert.deepEqual([tab.id, made.seq, made.device], ["old-device", 4, "old-device"]);
  assert.ok(made.at >= "2026-12-03T12:40:00.000Z");
  assert.deepEqual(world.server.stored.map(({ id, seq }) => [id, seq]).slice(0, 2), [["old-1", 1], ["old-3", 3]]);
  assert.equal(world.server.stored.length, 3);
});

test("what was refused stays with its reason; what another person recorded waits for that person", async () => {
  const world = aWorld();
  await anOldBox({ waiting: [entry(1, "opened", "8")], refused: [{ entry: entry(2, "note"), reason: "Không nhận" }], seq: 2 });
  const queue = await aQueue(world);
  await queue.settled();
  const refused = queue.summary().refused.map(({ entry, reason }) => [entry.id, reason]);
  const others = queue.summary().waitingOfOthers;
  await (await aQueue(world, { actor: "8" })).settled();

  assert.deepEqual([refused, others], [[["old-2", "Không nhận"]], 1]);
  assert.deepEqual(world.server.stored.map(({ id }) => id), ["old-1"]);
});

test("what a tab of the old version records later is taken over as well, when the room is opened again", async () => {
  const world = aWorld();
  await anOldBox({ waiting: [entry(1, "opened")], seq: 1 });
  world.server.trouble = fails.network;
  await (await aQueue(world)).settled();
  await anOldBox({ waiting: [entry(2, "closed")], seq: 2 });
  world.server.trouble = null;
  await (await aQueue(world)).settled();

  assert.deepEqual(world.server.stored.map(({ id }) => id), ["old-1", "old-2"]);
});

test("a browser that never had the first version gets no empty database of it", async () => {
  const world = aWorld();
  await aQueue(world);

  assert.deepEqual((await indexedDB.databases()).map(({ name }) => name), ["chibo-device"]);
});
