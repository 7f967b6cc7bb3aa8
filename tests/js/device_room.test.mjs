// The room on a device: what it knows, keeps closed, opens again, and erases.
import assert from "node:assert/strict";
import { test } from "node:test";

import { aQueue, aTab, aWorld, everythingKept, fails, URLS } from "./device_world.mjs";

const kinds = (entries) => entries.map((entry) => entry.kind);
const ids = (entries) => entries.map((entry) => entry.id);
const NAME = { name: "Hoàng Thị Kín" };

test("entries of other devices arrive with the exchange, each known once", async () => {
  const world = aWorld();
  world.server.tellFrom("tablet-2", "opened");
  const tab = await aTab(world);
  await tab.record("rest_present", {});
  await tab.settled();
  world.server.tellFrom("tablet-2", "guest_present", NAME);
  await tab.send({ hello: true });
  await tab.send({ hello: true });

  assert.deepEqual(kinds(tab.entries()), ["opened", "rest_present", "guest_present"]);
  assert.deepEqual(ids(tab.entries()), ids(world.server.stored));
  assert.equal(tab.heard.at(-1).confirmed, false);
  assert.equal(tab.pack.actor.name, "Nguyễn Thị Lan");
});

test("what waits is known as well, refused ones are not", async () => {
  const world = aWorld();
  world.server.refuses = (entry) => (entry.kind === "marked" ? "Không có trong danh sách." : "");
  const tab = await aTab(world);
  await tab.record("marked", { person: "999" });
  await tab.settled();
  world.server.trouble = fails.network;
  await tab.record("opened", {});
  await tab.settled();

  assert.deepEqual(kinds(tab.entries()), ["opened"]);
  assert.equal(tab.entries()[0].received_at, tab.entries()[0].at);
  assert.deepEqual(tab.kept().map(({ entry, reason }) => [entry.kind, reason]), [
    ["marked", "Không có trong danh sách."],
    ["opened", ""],
  ]);
});

test("nothing in the browser's database tells of a person", async () => {
  const world = aWorld();
  world.server.tellFrom("tablet-2", "guest_present", NAME);
  world.server.refuses = (entry) => (entry.kind === "note" ? "Bí mật Văn Lý" : "");
  const tab = await aTab(world);
  await tab.record("note", { text: "Chuyện riêng" });
  await tab.settled();
  world.server.trouble = fails.network;
  await tab.record("guest_present", { name: "Trần Văn Giấu" });
  await tab.settled();

  const kept = await everythingKept();
  for (const told of ["Kín", "Giấu", "Chuyện", "Bí mật", "Lan", "guest_present"]) assert.ok(!kept.includes(told), told);
  assert.match(kept, /"seq":2/);
});

test("with a network a reload opens by the server, without one by the phrase, and everything is there", async () => {
  const world = aWorld();
  world.server.tellFrom("tablet-2", "opened");
  const before = await aTab(world);
  const { phrase } = await before.prepare();
  world.server.trouble = fails.network;
  await before.record("guest_present", NAME);
  await before.settled();

  const cut = await aTab(world);
  const locked = [cut.summary().isLocked, cut.entries(), cut.pack, await cut.record("closed", {})];
  const wrong = await cut.unlock("con mèo con mèo con mèo con mèo");
  const right = await cut.unlock(` ${phrase.join("  ").toUpperCase()} `);
  world.server.trouble = null;
  const online = await aTab(world);
  await online.settled();

  assert.equal(phrase.length, 4);
  assert.deepEqual(locked, [true, [], null, null]);
  assert.deepEqual([wrong, right], [false, true]);
  assert.deepEqual(kinds(cut.entries()), ["opened", "guest_present"]);
  assert.equal(cut.pack.meeting.branch, "Chi bộ 3");
  assert.equal(cut.summary().isPrepared, true);
  assert.deepEqual(kinds(online.entries()), ["opened", "guest_present"]);
  assert.deepEqual(online.summary().waiting, []);
});

test("a phrase opens also when its diacritics were not typed", async () => {
  const world = aWorld();
  const { phrase } = await (await aTab(world)).prepare();
  world.server.trouble = fails.network;
  const cut = await aTab(world);

  const typed = phrase.join(" ").normalize("NFD").replace(/\p{Mn}/gu, "").replaceAll("đ", "d");

  assert.equal(await cut.unlock(typed), true);
});

test("as long as the server does not hold the key, a reload opens without a phrase and loses nothing", async () => {
  const world = aWorld();
  const { fetch } = world.server;
  const keyRefused = (address, init) => (address === URLS.prepared ? new Response("", { status: 500 }) : fetch(address, init));
  const before = await aTab({ ...world, server: { ...world.server, fetch: keyRefused } });
  world.server.trouble = fails.network;
  await before.record("opened", {});
  await before.settled();

  const after = await aTab(world);
  const waiting = kinds(after.summary().waiting);
  world.server.trouble = null;
  await after.settled();
  world.server.trouble = fails.network;
  const later = await aTab(world);

  assert.deepEqual(waiting, ["opened"]);
  assert.equal(world.server.escrow.size, 1);
  assert.equal(later.summary().isLocked, true);
});

test("a forgotten phrase opens by signing in, and entries recorded without a network are sent", async () => {
  const world = aWorld();
  const before = await aTab(world);
  await before.prepare();
  world.server.trouble = fails.network;
  await before.record("opened", {});
  await before.settled();

  const cut = await aTab(world);
  world.server.trouble = null;
  await cut.send();

  assert.equal(cut.summary().isLocked, false);
  assert.deepEqual(kinds(world.server.stored), ["opened"]);
});

test("another person on this device sees nothing of the first one's, who finds it again", async () => {
  const world = aWorld();
  const first = await aTab(world);
  world.server.trouble = fails.network;
  await first.record("guest_present", NAME);
  await first.settled();

  world.server.trouble = null;
  world.server.account = "8";
  const second = await aTab(world);
  await second.record("opened", {});
  await second.settled();
  world.server.account = "7";
  await (await aTab(world)).settled();

  assert.deepEqual(kinds(second.entries()), ["opened"]);
  assert.equal(second.summary().waitingOfOthers, 1);
  assert.deepEqual(world.server.stored.map(({ kind, seq, actor }) => [kind, seq, actor]), [
    ["opened", 2, "8"],
    ["guest_present", 1, "7"],
  ]);
});

test("each phrase opens what its own person prepared, whoever was here last", async () => {
  const world = aWorld();
  world.server.tellFrom("tablet-2", "opened");
  const first = await (await aTab(world)).prepare();
  world.server.account = "8";
  await (await aTab(world)).prepare();
  world.server.trouble = fails.network;
  const cut = await aTab(world);
  await cut.unlock(first.phrase.join(" "));
  const made = await cut.record("closed", {});

  assert.deepEqual([cut.pack.actor.account, made.actor, made.seq], ["7", "7", 1]);
});

test("what the server tells twice is no news and is kept once", async () => {
  const world = aWorld();
  world.server.tellFrom("tablet-2", "opened");
  const { fetch } = world.server;
  world.server.fetch = (address, init) => fetch(address, init?.body ? { ...init, body: init.body.replace(/"cursor":"\d+"/, '"cursor":"0"') } : init);
  const tab = await aTab(world);
  for (let turn = 0; turn < 3; turn += 1) await tab.send({ hello: true });
  const before = (await everythingKept()).length;
  for (let turn = 0; turn < 3; turn += 1) await tab.send({ hello: true });

  assert.equal((await everythingKept()).length, before);
  assert.deepEqual([kinds(tab.entries()), tab.heard.at(-1).changed], [["opened"], false]);
});

test("two tabs know of each other's entries", async () => {
  const world = aWorld();
  const [one, other] = [await aTab(world), await aTab(world)];
  await Promise.all(Array.from({ length: 12 }, (_none, number) => (number % 2 ? one : other).record("note", { text: `${number}` })));
  await Promise.all([one.settled(), other.settled()]);
  await new Promise((done) => setTimeout(done, 30));

  assert.deepEqual(ids(one.entries()).sort(), ids(world.server.stored).sort());
  assert.deepEqual(ids(other.entries()).sort(), ids(one.entries()).sort());
  assert.deepEqual(world.server.stored.map(({ seq }) => seq).sort((a, b) => a - b), Array.from({ length: 12 }, (_, i) => i + 1));
});

test("over plain http only what waits is kept, as it is, and the summary says so", async () => {
  const world = aWorld();
  const plain = { crypto: { getRandomValues: (bytes) => crypto.getRandomValues(bytes) } };
  world.server.tellFrom("tablet-2", "guest_present", NAME);
  const tab = await aTab(world, plain);
  world.server.trouble = fails.network;
  await tab.record("opened", {});
  await tab.settled();

  const kept = await everythingKept();
  const after = await aTab(world, plain);

  assert.equal(tab.summary().keepsOnlyQueue, true);
  assert.deepEqual(kinds(tab.entries()), ["guest_present", "opened"]);
  assert.ok(kept.includes('"kind":"opened"') && !kept.includes("Kín") && !kept.includes("Chi bộ 3"));
  assert.deepEqual([after.pack, kinds(after.summary().waiting)], [null, ["opened"]]);
  world.server.trouble = null;
  await after.send();
  assert.deepEqual([after.pack.format, kinds(after.entries())], [1, ["guest_present", "opened"]]);
});

test("what a member's page left open is closed when the room is opened here", async () => {
  const world = aWorld();
  const queue = await aQueue(world);
  world.server.trouble = fails.network;
  await queue.record("checked_in", { person: "31" }, { role: "self" });
  await queue.settled();
  const open = await everythingKept();
  world.server.trouble = (address, init) => (address === URLS.entries ? fails.network() : calm(address, init));
  const calm = (address, init) => {
    const { trouble } = world.server;
    world.server.trouble = null;
    const answer = world.server.fetch(address, init);
    return answer.finally(() => (world.server.trouble = trouble));
  };
  const room = await aTab(world);

  assert.ok(open.includes("checked_in"));
  assert.ok(!(await everythingKept()).includes("checked_in"));
  assert.deepEqual(kinds(room.summary().waiting), ["checked_in"]);
});

test("what counts no longer on the server counts no longer here, and stays away after a reload", async () => {
  const world = aWorld();
  const tab = await aTab(world);
  await tab.record("opened", {});
  await tab.record("rest_present", {});
  await tab.settled();
  world.server.stored.splice(1, 1); // a backup was restored
  world.clock.pass(60000);
  const { fetch } = world.server;
  world.server.fetch = (address, init) => fetch(address, init && { ...init, body: init.body?.replace(/"cursor":"\d+"/, '"cursor":""') });
  const reading = await aTab(world);
  await tab.send({ hello: true });
  await reading.record("closed", {});
  await reading.settled();
  await (await aTab(world)).prepare();
  world.server.trouble = fails.network;

  assert.deepEqual(kinds(reading.entries()), ["opened", "closed"]);
});

test("the server is told which device asks and how much waits after the batch", async () => {
  const world = aWorld();
  const tab = await aTab(world);
  world.server.trouble = fails.network;
  for (let number = 0; number < 45; number += 1) await tab.record("note", { text: `${number}` });
  await tab.settled();
  world.server.trouble = null;
  await tab.send();

  assert.deepEqual(world.server.about, [{ device: tab.id, waiting: 5 }, { device: tab.id, waiting: 0 }]);
});

test("a server that knows our format no more still gives the key, and the page goes on", async () => {
  const world = aWorld();
  const before = await aTab(world);
  await before.record("opened", {});
  await before.settled();
  const { fetch } = world.server;
  world.server.fetch = async (address, init) => (address.includes("/pack/") ? new Response("{}", { status: 409 }) : fetch(address, init));
  const after = await aTab(world);
  await after.record("closed", {});
  await after.settled();

  assert.deepEqual([after.summary().isNewer, after.pack.format, kinds(after.entries())], [true, 1, ["opened", "closed"]]);
  assert.deepEqual(kinds(world.server.stored), ["opened", "closed"]);
});

test("texts put by another device come with the exchange; a newer pack is not guessed at", async () => {
  const world = aWorld();
  const tab = await aTab(world);
  const { fetch } = world.server;
  world.server.fetch = async (...asked) => {
    const answer = await fetch(...asked);
    const told = await answer.json();
    return new Response(JSON.stringify({ ...told, texts: { resolution: { digest: "d" } } }), { headers: { "Content-Type": "application/json" } });
  };
  const listening = await aTab(world);
  await listening.send({ hello: true });
  world.server.fetch = fetch;
  world.server.pack.format = 2;
  const old = await aTab(world);

  assert.equal(tab.pack.texts.resolution, null);
  assert.deepEqual(listening.pack.texts, { resolution: { digest: "d" } });
  assert.equal(old.summary().isNewer, true);
});
