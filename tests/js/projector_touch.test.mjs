import assert from "node:assert/strict";
import { test } from "node:test";
import { ASK_EVERY_MS, keepInTouch } from "../../chibo/web/static/web/js/projector/touch.js";

function aWorld() {
  const world = { clock: 0, alarms: [], told: [], lost: [], asked: 0, trouble: null };
  world.touch = keepInTouch({
    ask: async () => {
      world.asked += 1;
      if (world.trouble) throw Object.assign(new Error(), { why: world.trouble });
      return { state: "server" };
    },
    nudge: () => {
      world.nudged = (world.nudged ?? 0) + 1;
    },
    told: (news) => world.told.push(news.state),
    lost: (told) => world.lost.push(told),
    later: (work, ms) => world.alarms.push({ work, at: world.clock + ms }),
    now: () => world.clock,
  });
  world.pass = async (ms) => {
    const until = world.clock + ms;
    for (;;) {
      const next = world.alarms.sort((one, other) => one.at - other.at)[0];
      if (!next || next.at > until) break;
      world.alarms.shift();
      world.clock = next.at;
      await next.work();
    }
    world.clock = until;
  };
  return world;
}

test("the server is asked every few seconds", async () => {
  const world = aWorld();
  await world.pass(ASK_EVERY_MS * 5);
  assert.equal(world.told.length, 6);
});

test("a lost connection is said, with the hour since when, and asked ever more seldom", async () => {
  const world = aWorld();
  await world.pass(ASK_EVERY_MS);
  world.trouble = "network";
  await world.pass(10 * 60000);
  assert.deepEqual([...new Set(world.lost.map((one) => one.since))], [ASK_EVERY_MS]);
  assert.ok(world.asked < 20, `${world.asked} times in ten minutes`);
  world.trouble = null;
  await world.pass(60000);
  assert.equal(world.told.at(-1), "server");
});

test("an ended sign-in is told apart", async () => {
  const world = aWorld();
  world.trouble = "sign_in";
  await world.pass(ASK_EVERY_MS);
  assert.equal(world.lost[0].why, "sign_in");
});

test("beside the prepared device nothing is asked while the device speaks", async () => {
  const world = aWorld();
  for (let times = 0; times < 10; times += 1) {
    world.touch.heard({ state: "device" });
    await world.pass(ASK_EVERY_MS);
  }
  assert.deepEqual([world.asked, new Set(world.told)], [0, new Set(["device"])]);
});

test("a device that falls silent gives way to the server", async () => {
  const world = aWorld();
  world.touch.heard({ state: "device" });
  await world.pass(60000);
  assert.equal(world.told.at(-1), "server");
});
