// Two devices and a server in random order, by the code that the page runs: one end, exactly once.
// CHIBO_TEST_INTERLEAVINGS=10000 tries as many interleavings as the acceptance asks.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fold } from "../../chibo/web/static/web/js/fold/fold.js";
import { URLS } from "./device_world.mjs";
import { aBrowser, aChance, aPlace, FRAME, tick } from "./device_two_browsers.mjs";

const INTERLEAVINGS = Number(process.env.CHIBO_TEST_INTERLEAVINGS ?? 60);
const FIRST = Number(process.env.CHIBO_TEST_SEED ?? 1);
const STEPS = 25;

const people = FRAME.roster.map(({ person }) => person);
const base = people.slice(0, 5);
const DEEDS = [
  ["opened", {}], ["rest_present", {}], ["closed", {}], ["paused", {}], ["resumed", {}],
  ...people.slice(0, 4).flatMap((person) => ["present", "absent", "excused"].map((state) => ["marked", { person, state }])),
  ...people.slice(0, 4).flatMap((person) => ["checked_in", "left", "rejoined", "spoke"].map((kind) => [kind, { person }])),
  ["vote_opened", { vote: "v1", matter: "resolution" }],
  ["vote_closed", { vote: "v1", matter: "resolution", base, for: 4, against: 1, carried: true }],
  ["note", { text: "một" }], ["note", { text: "hai" }],
];

/** What may happen next; `browser` is the one to which it happens. */
const HAPPENINGS = {
  async recorded({ chance, place }, browser) {
    place.clock.pass(chance.one([0, 900, 40_000, 600_000]));
    const [kind, payload] = chance.one(DEEDS);
    const also = chance.is(0.2) ? [["note", { text: "kèm theo" }]] : [];
    if (await browser.tab.record(kind, payload, { also })) note(browser, 1 + also.length);
  },
  async undone(_evening, browser) {
    if (await browser.tab.undo()) note(browser, 1);
  },
  async corrected({ chance }, browser) {
    const all = browser.tab.entries();
    if (!all.length) return;
    const { id: target } = chance.one(all);
    const told = chance.is(0.5)
      ? { target, action: "void", reason: "nhầm" }
      : { target, action: "replace", payload: chance.one([{}, { text: "ba" }, { state: "absent" }]), reason: "nhầm" };
    if (await browser.tab.record("corrected", told)) note(browser, 1);
  },
  sent: async (_evening, browser) => void browser.tab.send({ hello: true }),
  rung: async (_evening, browser) => browser.ring(),
  // The page is killed: what it had asked may arrive all the same, the answer finds nobody.
  async killed({ chance }, browser) {
    browser.network = chance.one(["open", "none"]);
    await browser.open();
    browser.network = "held";
  },
  clockSet: async ({ chance }, browser) => void (browser.slow += chance.one([-3_600_000, -700, 700, 3_600_000])),
  async exported(_evening, browser) {
    const file = await browser.tab.exportFile();
    if (file) browser.files.push(JSON.parse(file.json).entries);
  },
  async broughtIn({ chance, place }, browser) {
    if (browser.files.length) await handIn(place, chance.one(browser.files));
  },
  arrived: ({ chance, place }) => landed(chance, place, "heard"),
  repeated: ({ chance, place }) => landed(chance, place, "repeated"),
  answerLost: ({ chance, place }) => landed(chance, place, "answer lost"),
  lost: ({ chance, place }) => landed(chance, place, "lost"),
  broke: ({ chance, place }) => landed(chance, place, "broke"),
};
const OFTEN = ["recorded", "recorded", "recorded", "sent", "arrived", "arrived"];
const NAMES = [...OFTEN, ...Object.keys(HAPPENINGS)];

const handIn = (place, entries) => place.server.fetch(URLS.entries, { method: "POST", body: JSON.stringify({ entries }) });

/** Remember the ids that the latest deed made: whatever was made once must be there in the end. */
function note(browser, number) {
  const own = [...browser.tab.entries()].filter(({ device }) => device === browser.tab.id);
  const latest = own.sort((one, other) => other.seq - one.seq).slice(0, number);
  browser.made.push(...latest.map(({ id }) => id));
}

async function landed(chance, { server, flights }, fate) {
  if (!flights.length) return;
  const [{ address, init, hear, fail }] = flights.splice(chance.upTo(flights.length), 1);
  if (fate === "lost") return fail(new TypeError("Failed to fetch"));
  if (fate === "broke") return hear(new Response("", { status: 502 }));
  const answer = await server.fetch(address, init);
  if (fate === "repeated") await server.fetch(address, init);
  if (fate === "answer lost") return fail(new TypeError("Failed to fetch"));
  hear(answer);
}

async function anEvening(seed) {
  const chance = aChance(seed);
  const place = aPlace();
  // Every third evening over plain http: without a cipher, so that only the queue is kept.
  const crypto = seed % 3 ? globalThis.crypto : { getRandomValues: (bytes) => globalThis.crypto.getRandomValues(bytes) };
  const browsers = [0, chance.one([0, 90_000, -90_000])].map((slow) => aBrowser(place, { slow, crypto }));
  for (const browser of browsers) {
    await browser.open();
    browser.network = "held";
  }
  for (let step = 0; step < STEPS; step += 1) {
    await HAPPENINGS[chance.one(NAMES)]({ chance, place }, chance.one(browsers));
    for (let ticks = chance.upTo(4); ticks > 0; ticks -= 1) await tick();
  }
  await atLast(browsers, chance, place);
  return { place, browsers };
}

/** In the end everybody has a network. What is still on its way arrives late, or never. */
async function atLast(browsers, chance, place) {
  for (const browser of browsers) browser.network = "open";
  while (place.flights.length) await landed(chance, place, chance.one(["heard", "answer lost", "lost"]));
  for (const browser of [...browsers, ...browsers]) {
    if (!browser.tab || browser.made.length % 2) await browser.open();
    await browser.tab.send({ hello: true });
  }
}

function isOneEvening({ place: { server }, browsers }) {
  const made = browsers.flatMap((browser) => browser.made).sort();
  assert.equal(new Set(made).size, made.length, "an id was made twice");
  assert.deepEqual(server.stored.map(({ id }) => id).sort(), made, "stored: each once, and all");
  for (const { tab } of browsers) {
    const numbers = server.stored.filter(({ device }) => device === tab.id).map(({ seq }) => seq);
    assert.deepEqual(numbers.sort((one, other) => one - other), numbers.map((_seq, index) => index + 1), "numbers without a hole");
    assert.deepEqual(tab.summary().waiting, [], "nothing waits");
    assert.deepEqual(tab.entries().map(({ id }) => id).sort(), made, "known: each once, and all");
    assert.deepEqual(fold(FRAME, tab.entries()), fold(FRAME, server.stored), "one evening");
  }
  assert.deepEqual(fold(FRAME, [...server.stored].reverse()), fold(FRAME, server.stored), "in whatever order");
  return made.length;
}

test(`two devices and a server end with one evening, exactly once, in ${INTERLEAVINGS} interleavings`, async () => {
  let all = 0;
  for (let seed = FIRST; seed < FIRST + INTERLEAVINGS; seed += 1) {
    try {
      const evening = await anEvening(seed);
      all += isOneEvening(evening);
      for (const browser of evening.browsers) browser.kill();
    } catch (wrong) {
      wrong.message = `seed ${seed}: ${wrong.message}`;
      throw wrong;
    }
  }
  assert.ok(all > 4 * INTERLEAVINGS, `only ${all} entries were made`);
});
