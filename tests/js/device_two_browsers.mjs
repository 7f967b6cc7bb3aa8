// Two browsers with the real queue, store and exchange, a server, and a network that holds requests back.
import { readFileSync } from "node:fs";
import { aClock, aPack, aServer, aTab, URLS } from "./device_world.mjs";
import { IDBFactory } from "./vendor/fake_indexeddb.mjs";

const WRITTEN = JSON.parse(readFileSync(new URL("../journal_cases/vote_flips_when_an_exempt_member_was_here.json", import.meta.url), "utf-8"));
export const FRAME = { roster: WRITTEN.roster, agenda: [], rules: WRITTEN.rules };

/** The same numbers for the same seed (mulberry32). */
export function aChance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const upTo = (most) => Math.floor(next() * most);
  return { upTo, is: (share) => next() < share, one: (all) => all[upTo(all.length)] };
}

export const tick = () => new Promise((done) => setImmediate(done));

/** The server with a real frame, and the requests that are on their way to it. */
export function aPlace() {
  const clock = aClock();
  const server = aServer(clock);
  server.pack = { ...aPack(), frame: FRAME };
  return { clock, server, flights: [] };
}

/**
 * A browser with a store and a clock of its own. `network`: "held" (a request goes when the test lets it
 * go), "open" or "none". A killed tab hears nothing more and its alarms never ring.
 */
export function aBrowser(place, { slow = 0, crypto } = {}) {
  const factory = new IDBFactory();
  const browser = { slow, network: "open", tab: null, made: [], files: [] };
  const life = { is: true };
  let current = life;

  const fetchOf = (mine) => (address, init) => {
    if (browser.network === "none") return Promise.reject(new TypeError("Failed to fetch"));
    if (browser.network === "open") return place.server.fetch(address, init);
    return new Promise((hear, fail) => place.flights.push({ address, init, fail, hear: (answer) => mine.is && hear(answer) }));
  };

  browser.open = async () => {
    browser.kill();
    globalThis.indexedDB = factory;
    const mine = { is: true };
    current = mine;
    const alarms = [];
    const clock = {
      get device() { return place.clock.server - browser.slow; },
      later(work, ms) {
        const alarm = { work, ms };
        alarms.push(alarm);
        return () => alarms.includes(alarm) && alarms.splice(alarms.indexOf(alarm), 1);
      },
    };
    const news = { join: () => ({ postMessage() {}, close() {} }) };
    browser.tab = await aTab({ clock, server: { fetch: fetchOf(mine) }, news }, { actor: "7", urls: URLS, crypto });
    browser.ring = () => alarms.splice(0).forEach(({ work }) => work());
  };

  browser.kill = () => {
    current.is = false;
    browser.tab?.close();
    browser.tab = null;
  };

  return browser;
}
