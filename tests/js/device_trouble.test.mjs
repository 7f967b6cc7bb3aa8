// What goes wrong between a device and the server, and on the device itself.
import assert from "node:assert/strict";
import { test } from "node:test";

import { openStore } from "../../chibo/web/static/web/js/device/store.js";
import { aTab, aWorld, everythingKept, fails, URLS } from "./device_world.mjs";

const kinds = (entries) => entries.map((entry) => entry.kind);
const DAY = 24 * 3600 * 1000;

for (const [what, trouble, named] of [
  ["no network", fails.network, "network"],
  ["a server that does not answer in time", fails.slow, "slow"],
  ["a server in trouble", fails.status(500), "server"],
  ["a session that has ended", fails.status(403), "sign_in"],
  ["a way to the sign-in", fails.status(302), "sign_in"],
  ["the sign-in page of a café's network", fails.signInPage, "sign_in"],
  ["a meeting that is not this person's any more", fails.status(404), "gone"],
]) {
  test(`${what} is told by its name, the entry waits, and it goes when the trouble is over`, async () => {
    const world = aWorld();
    const tab = await aTab(world);
    world.server.trouble = trouble;
    await tab.record("opened", {});
    await tab.settled();
    const during = [tab.summary().trouble, kinds(tab.summary().waiting), world.clock.alarms.length];
    world.server.trouble = null;
    await world.clock.ring();

    assert.deepEqual(during, [named, ["opened"], 1]);
    assert.deepEqual([tab.summary().trouble, tab.summary().waiting], ["", []]);
    assert.deepEqual(kinds(world.server.stored), ["opened"]);
  });
}

test("first 500, then slow, then right: nothing is lost and nothing is double", async () => {
  const world = aWorld();
  const tab = await aTab(world);
  for (const trouble of [fails.status(500), fails.slow]) {
    world.server.trouble = trouble;
    await tab.record("note", { text: tab.summary().trouble });
    await tab.settled();
  }
  world.server.trouble = null;
  world.server.losesAnswers = 1;
  await world.clock.ring();
  await world.clock.ring();

  assert.deepEqual(world.server.stored.map(({ seq }) => seq), [1, 2]);
  assert.deepEqual(tab.entries().map(({ seq }) => seq), [1, 2]);
});

test("a batch that is too big goes in smaller ones", async () => {
  const world = aWorld();
  world.server.most = 3;
  const tab = await aTab(world);
  world.server.trouble = fails.network;
  for (let number = 0; number < 10; number += 1) await tab.record("note", { text: `${number}` });
  await tab.settled();
  world.server.trouble = null;
  await tab.send();

  assert.deepEqual(world.server.stored.map(({ seq }) => seq), Array.from({ length: 10 }, (_none, number) => number + 1));
  assert.equal(tab.summary().trouble, "");
});

test("one entry that alone is too big waits, and is tried again later and not at once", async () => {
  const world = aWorld();
  world.server.most = 0;
  const tab = await aTab(world);
  await tab.record("note", { text: "dài" });
  await tab.settled();

  assert.deepEqual([tab.summary().trouble, tab.summary().waiting.length, world.clock.alarms.length], ["too_big", 1, 1]);
});

test("an entry set apart after the seal waits no more and counts in nothing", async () => {
  const world = aWorld();
  const tab = await aTab(world);
  const { fetch } = world.server;
  world.server.fetch = async (address, init) => {
    if (address !== URLS.entries) return fetch(address, init);
    const { entries } = JSON.parse(init.body);
    const answers = entries.map(({ id }) => ({ id, status: "apart", reason: "" }));
    return new Response(JSON.stringify({ answers, server_time: "2026-12-03T12:30:00Z" }), { headers: { "Content-Type": "application/json" } });
  };
  const late = await aTab(world);
  await late.record("note", { text: "muộn" });
  await late.settled();

  assert.deepEqual([late.summary().waiting, late.entries()], [[], []]);
  assert.equal(tab.id, late.id);
});

// A disk on which only so many rows more can be written.
function withDisk(store, disk) {
  const writes = (name, rows) => async (...given) => {
    const wanted = rows(...given);
    if (disk.left < wanted) throw new DOMException("full", "QuotaExceededError");
    disk.left -= wanted;
    return store[name](...given);
  };
  const frees = (name, rows) => async (...given) => {
    disk.freed.push(name);
    disk.left += rows;
    return store[name](...given);
  };
  return {
    ...store,
    keepWaiting: writes("keepWaiting", (_meeting, _place, _before, _numbers, rows) => rows.length),
    settle: writes("settle", (_meeting, _place, { page, refused }) => (page ? 1 : 0) + refused.length),
    keepPack: writes("keepPack", () => 1),
    freePack: frees("freePack", disk.packIsWorth),
    freePages: frees("freePages", disk.pagesAreWorth),
  };
}

test("on a full disk the pack goes first, and the entry is kept", async () => {
  const world = aWorld();
  const disk = { left: 1, freed: [], packIsWorth: 2, pagesAreWorth: 0 };
  const tab = await aTab(world, { store: withDisk(await openStore(), disk) });
  const made = await tab.record("opened", {});
  await tab.settled();

  assert.deepEqual(disk.freed, ["freePack"]);
  assert.equal(made.seq, 1);
  assert.deepEqual([tab.summary().isFull, tab.pack.format, kinds(tab.entries())], [false, 1, ["opened"]]);
});

test("when nothing makes room, the deed is not recorded, and the page is told", async () => {
  const world = aWorld();
  const disk = { left: 1, freed: [], packIsWorth: 0, pagesAreWorth: 0 };
  const tab = await aTab(world, { store: withDisk(await openStore(), disk) });
  const made = await tab.record("opened", {});
  const told = tab.heard.at(-1);
  disk.left = 10;
  const next = await tab.record("opened", {});
  await tab.settled();

  assert.deepEqual([made, told.changed, told.isFull, told.trouble], [null, false, true, "storage"]);
  assert.deepEqual(disk.freed, ["freePack", "freePages"]);
  assert.deepEqual([next.seq, tab.summary().trouble, tab.entries().length], [1, "", 1]);
});

test("what was confirmed needs no room; what is new from others is asked for again", async () => {
  const world = aWorld();
  const disk = { left: 2, freed: [], packIsWorth: 0, pagesAreWorth: 0 };
  const tab = await aTab(world, { store: withDisk(await openStore(), disk) });
  world.server.tellFrom("tablet-2", "guest_present");
  await tab.record("opened", {});
  await tab.settled();
  const shown = kinds(tab.entries());
  disk.left = 10;
  await tab.send({ hello: true });
  const again = await aTab(world);

  assert.deepEqual([shown, tab.summary().waiting], [["opened", "guest_present"].sort().reverse(), []]);
  assert.deepEqual(kinds(again.entries()).sort(), ["guest_present", "opened"]);
});

test("after the seal everything is erased, as soon as nothing waits", async () => {
  const world = aWorld();
  const tab = await aTab(world);
  world.server.refuses = () => "Không nhận";
  await tab.record("note", { text: "một" });
  await tab.settled();
  world.server.state = "sealed";
  await tab.send({ hello: true });
  const before = await everythingKept();
  const file = await tab.exportFile();
  await tab.send({ hello: true });

  const told = JSON.parse(file.json);
  assert.ok(before.includes('"sealed"') && !(await everythingKept()).includes('"sealed"'));
  assert.deepEqual([told.format, told.meeting, told.device, kinds(told.entries)], [1, "12", tab.id, ["note"]]);
  assert.match(file.name, /^phong-hop-12-2026-12-03\.json$/);
  assert.deepEqual([tab.summary().isErased, await tab.record("note", { text: "hai" })], [true, null]);
});

test("a revoked device sends what it owes, records no more, and erases itself when nothing is left to lose", async () => {
  const world = aWorld();
  const tab = await aTab(world);
  world.server.refuses = ({ payload }) => (payload.text === "một" ? "Không nhận" : "");
  await tab.record("note", { text: "một" });
  await tab.settled();
  world.server.trouble = fails.network;
  await tab.record("note", { text: "hai" });
  await tab.settled();
  world.server.trouble = null;
  world.server.revoked = true;
  await tab.send({ hello: true });
  const during = [tab.summary().trouble, tab.summary().isErased, await tab.record("note", { text: "ba" })];
  const asked = world.server.asked.length;
  await tab.send({ hello: true });
  await tab.exportFile();
  await tab.clearRefused();

  assert.deepEqual(during, ["revoked", false, null]);
  assert.deepEqual(world.server.stored.map(({ payload }) => payload.text), ["hai"]);
  assert.equal(world.server.asked.length, asked);
  assert.deepEqual([tab.summary().isErased, tab.entries(), tab.pack], [true, [], null]);
  assert.ok(!(await everythingKept()).includes('"sealed"'));
});

test("a device that was revoked while it was away learns it when it opens", async () => {
  const world = aWorld();
  await aTab(world);
  world.server.revoked = true;
  const tab = await aTab(world);

  assert.equal(tab.summary().isRevoked, true);
  assert.equal(tab.summary().isErased, true);
  assert.ok(!(await everythingKept()).includes('"sealed"'));
});

test("when its days are over a meeting is erased, sent or not; before that the page is warned", async () => {
  const world = aWorld();
  const tab = await aTab(world);
  world.server.trouble = fails.network;
  await tab.record("opened", {});
  await tab.settled();
  const early = tab.summary().warnsUntil;
  world.clock.pass(12 * DAY);
  const warned = tab.summary().warnsUntil;
  world.clock.pass(3 * DAY);
  const later = await aTab(world);

  assert.deepEqual([early, warned], [null, world.server.pack.keeps_until]);
  assert.deepEqual([later.summary().isErased, later.summary().waiting], [true, []]);
  assert.ok(!(await everythingKept()).includes('"sealed"'));
});

test("a clock that is weeks fast erases nothing once it was measured", async () => {
  const world = aWorld();
  world.clock.device += 30 * DAY;
  const tab = await aTab(world);
  await tab.send({ hello: true });
  world.server.trouble = fails.network;
  await tab.record("opened", {});
  await tab.settled();
  world.server.trouble = null;
  const after = await aTab(world);
  await after.settled();

  assert.deepEqual([after.summary().isErased, kinds(world.server.stored)], [false, ["opened"]]);
});

test("a server that asks to be left alone is left alone for that time, whatever is tapped meanwhile", async () => {
  const world = aWorld();
  const tab = await aTab(world);
  const before = world.server.asked.length;
  world.server.trouble = () => new Response("", { status: 429, headers: { "Retry-After": "90" } });
  await tab.record("opened", {});
  await tab.settled();
  await tab.record("rest_present", {});
  await tab.send({ hello: true });
  await tab.settled();
  const during = [world.server.asked.length - before, world.clock.alarms.map(({ ms }) => ms)];
  world.server.trouble = null;
  await world.clock.ring();
  await tab.settled();

  assert.deepEqual(during, [1, [90000]]);
  assert.deepEqual(kinds(world.server.stored), ["opened", "rest_present"]);
});

test("a meeting convened anew is fetched anew, once, and nothing recorded is lost", async () => {
  const world = aWorld();
  const tab = await aTab(world);
  world.server.pack = { ...world.server.pack, plan_mark: "plan 2", check_in: { secret: "B", period: 30 } };
  const before = world.server.asked.length;
  await tab.record("opened", {});
  await tab.settled();
  await world.clock.ring();
  await tab.settled();
  await tab.send({ hello: true });
  await tab.settled();
  await world.clock.ring();

  const packs = world.server.asked.slice(before).filter((one) => one.includes("/pack/"));
  assert.equal(packs.length, 1);
  assert.equal(tab.pack.check_in.secret, "B");
  assert.deepEqual(kinds(tab.entries()), ["opened"]);
});
