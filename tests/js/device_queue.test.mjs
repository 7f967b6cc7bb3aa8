// What a device records reaches the server exactly once, whatever happens in between.
import assert from "node:assert/strict";
import { test } from "node:test";

import { aQueue as aTab, aWorld, EVENING, fails } from "./device_world.mjs";

const kinds = (entries) => entries.map((entry) => entry.kind);
const numbers = (entries) => entries.map((entry) => entry.seq);

test("an entry is whole: numbered, dated, by its person and its device", async () => {
  const world = aWorld();
  const tab = await aTab(world);

  const made = await tab.record("marked", { person: "3", state: "absent" });
  await tab.settled();

  const { id, received_at: _received, ...entry } = world.server.stored[0];
  assert.equal(id, made.id);
  assert.match(id, /^01a23be2-0d40-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.deepEqual(entry, {
    meeting: "12", kind: "marked", device: tab.id, seq: 1, at: "2026-12-03T12:30:00.000Z",
    wall: "2026-12-03T12:30:00.000Z", offset: 0, actor: "7", role: "clerk",
    payload: { person: "3", state: "absent" }, schema: 1,
  });
});

test("a double tap is one deed; the same deed a moment later is another", async () => {
  const world = aWorld();
  const tab = await aTab(world);

  await Promise.all([tab.record("closed", {}), tab.record("closed", {})]);
  world.clock.pass(1000);
  await tab.record("closed", {});
  await tab.settled();

  assert.deepEqual(numbers(world.server.stored), [1, 2]);
});

test("what is told with a deed goes with it: a double tap tells it once, undo takes the deed back", async () => {
  const world = aWorld();
  const tab = await aTab(world);
  const also = [["chair_named", { person: "3" }]];

  await Promise.all([tab.record("opened", {}, { also }), tab.record("opened", {}, { also })]);
  await tab.undo();
  await tab.settled();

  const [opened, , corrected] = world.server.stored;
  assert.deepEqual(kinds(world.server.stored), ["opened", "chair_named", "corrected"]);
  assert.deepEqual(numbers(world.server.stored), [1, 2, 3]);
  assert.equal(corrected.payload.target, opened.id);
});

test("what was recorded before a reload is sent after it, and numbers go on without a hole", async () => {
  const world = aWorld();
  world.server.trouble = fails.network;
  const before = await aTab(world);
  await before.record("opened", {});
  await before.record("rest_present", {});
  await before.settled();

  world.server.trouble = null;
  const after = await aTab(world);
  await after.record("closed", {});
  await after.settled();

  assert.deepEqual(kinds(world.server.stored), ["opened", "rest_present", "closed"]);
  assert.deepEqual(numbers(world.server.stored), [1, 2, 3]);
  assert.deepEqual((await after.summary()).waiting, []);
});

test("after a server error the entry waits, the next try comes later and later, and then it arrives", async () => {
  const world = aWorld();
  const tab = await aTab(world);
  world.server.trouble = fails.status(500);
  await tab.record("opened", {});
  await tab.settled();
  const delays = [];
  for (let tries = 0; tries < 6; tries += 1) {
    delays.push(world.clock.alarms.map((alarm) => alarm.ms));
    await world.clock.ring();
  }
  const waiting = await tab.summary();

  world.server.trouble = null;
  await world.clock.ring();

  assert.deepEqual(delays, [[2000], [4000], [8000], [16000], [32000], [60000]]);
  assert.deepEqual([kinds(waiting.waiting), waiting.trouble], [["opened"], "server"]);
  assert.deepEqual(kinds(world.server.stored), ["opened"]);
  assert.deepEqual([(await tab.summary()).waiting, (await tab.summary()).trouble], [[], ""]);
});

test("when the answer is lost after storing, the same id is sent again and is known", async () => {
  const world = aWorld();
  const tab = await aTab(world);
  world.server.losesAnswers = 1;
  await tab.record("opened", {});
  await tab.settled();

  await tab.send();

  const [{ id }] = world.server.stored;
  assert.equal(world.server.stored.length, 1);
  assert.deepEqual(world.server.visits, [[id], [id]]);
  assert.deepEqual((await tab.summary()).waiting, []);
});

test("a clock two hours slow is measured by the answer and corrected from then on", async () => {
  const world = aWorld();
  world.clock.device = EVENING - 2 * 3600 * 1000;
  const tab = await aTab(world);

  await tab.send({ hello: true });
  await tab.record("opened", {});
  await tab.settled();

  const [{ at, wall, offset }] = world.server.stored;
  assert.deepEqual({ at, wall, offset }, {
    at: "2026-12-03T12:30:00.000Z", wall: "2026-12-03T10:30:00.000Z", offset: 7200000,
  });
});

test("an entry is never dated before the one before it, even when the clock goes back", async () => {
  const world = aWorld();
  const tab = await aTab(world);
  await tab.record("opened", {});
  await tab.settled();

  world.clock.device -= 3600 * 1000;
  world.server.trouble = fails.network;
  await tab.record("rest_present", {});
  world.clock.device += 5000;
  world.server.trouble = null;
  await tab.record("closed", {});
  await tab.settled();

  const hours = world.server.stored.map((entry) => Date.parse(entry.at));
  assert.deepEqual(hours, [...hours].sort((one, other) => one - other));
});

test("a refused entry stays with its reason and keeps no other back", async () => {
  const world = aWorld();
  world.server.refuses = (entry) => (entry.kind === "marked" ? "Người này không có trong danh sách." : "");
  const tab = await aTab(world);

  await tab.record("marked", { person: "999", state: "present" });
  await tab.record("closed", {});
  await tab.settled();

  const { waiting, refused } = await tab.summary();
  assert.deepEqual(waiting, []);
  assert.deepEqual(
    refused.map(({ entry, reason }) => [entry.kind, reason]),
    [["marked", "Người này không có trong danh sách."]],
  );
  assert.deepEqual(kinds(world.server.stored), ["closed"]);
  await tab.clearRefused();
  assert.deepEqual((await tab.summary()).refused, []);
});

test("two tabs of one browser never take the same number", async () => {
  const world = aWorld();
  const [one, other] = [await aTab(world), await aTab(world)];

  await Promise.all(
    Array.from({ length: 20 }, (_nothing, number) =>
      (number % 2 ? one : other).record("note", { text: `Ghi chú ${number}` }),
    ),
  );
  await one.settled();
  await other.settled();

  assert.deepEqual(numbers(world.server.stored).sort((a, b) => a - b), Array.from({ length: 20 }, (_, i) => i + 1));
});

test("entries of another person on this browser wait for that person", async () => {
  const world = aWorld();
  world.server.trouble = fails.network;
  const deputy = await aTab(world, { actor: "8" });
  await deputy.record("opened", {});
  await deputy.settled();

  world.server.trouble = null;
  const clerk = await aTab(world);
  await clerk.record("rest_present", {});
  await clerk.settled();

  assert.deepEqual(kinds(world.server.stored), ["rest_present"]);
  assert.deepEqual([clerk.summary().waiting, clerk.summary().waitingOfOthers], [[], 1]);
  await (await aTab(world, { actor: "8" })).settled();
  assert.deepEqual(numbers(world.server.stored).sort(), [1, 2]);
});

test("taking back the latest deed is one entry, and is not itself taken back", async () => {
  const world = aWorld();
  const tab = await aTab(world);
  const mark = await tab.record("marked", { person: "3", state: "absent" });

  await tab.undo();
  await tab.undo();
  await tab.settled();

  assert.deepEqual(kinds(world.server.stored), ["marked", "corrected"]);
  assert.deepEqual(world.server.stored[1].payload, { target: mark.id, action: "void" });
});

test("many entries go in order, forty at a time", async () => {
  const world = aWorld();
  world.server.trouble = fails.network;
  const tab = await aTab(world);
  for (let number = 0; number < 50; number += 1) await tab.record("note", { text: `${number}` });
  await tab.settled();
  world.server.visits.length = 0;

  world.server.trouble = null;
  await tab.send();

  assert.deepEqual(world.server.visits.map((ids) => ids.length), [40, 10]);
  assert.deepEqual(numbers(world.server.stored), Array.from({ length: 50 }, (_, i) => i + 1));
});
