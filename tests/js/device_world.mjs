// A browser, a clock and a server for the tests of the device, all of them in memory.
import { IDBFactory } from "./vendor/fake_indexeddb.mjs";
import { openDevice } from "../../chibo/web/static/web/js/device/device.js";
import { takeOverOldBoxes } from "../../chibo/web/static/web/js/device/old_boxes.js";
import { openStore } from "../../chibo/web/static/web/js/device/store.js";

export const EVENING = Date.parse("2026-12-03T12:30:00Z");
const ROOM = "/meetings/12/room";
export const URLS = { entries: `${ROOM}/entries/`, pack: `${ROOM}/pack/`, prepared: `${ROOM}/prepared/` };

export const aPack = () => ({
  format: 1,
  meeting: { id: "12", branch: "Chi bộ 3", state: "convened", is_invited: true },
  actor: { account: "7", person: "31", name: "Nguyễn Thị Lan", leads: true, countersigns: true },
  frame: { roster: [{ person: "31", name: "Nguyễn Thị Lan" }], agenda: [], rules: {} },
  texts: { resolution: null, score: null, minutes: null },
  differences: [],
  plan_mark: "plan 1",
  keeps_until: "2026-12-18T00:00:00+07:00",
  warns_from: "2026-12-15T00:00:00+07:00",
});

/** The server: keeps entries by id and answers as the room's addresses do; `trouble` makes it fail. */
export function aServer(clock) {
  const server = {
    stored: [], visits: [], about: [], asked: [], escrow: new Map(), account: "7", pack: aPack(), state: "convened",
    refuses: () => "", trouble: null, losesAnswers: 0, revoked: false, most: 1000,
    /** Another device tells something. */
    tellFrom(device, kind, payload = {}) {
      const seq = server.stored.filter((one) => one.device === device).length + 1;
      const at = new Date(clock.server).toISOString();
      server.stored.push({ id: `${device}-${seq}`, meeting: "12", kind, device, seq, at, payload, received_at: at });
    },
  };
  const json = (told, status = 200) => new Response(JSON.stringify(told), { status, headers: { "Content-Type": "application/json" } });

  server.fetch = async (address, init = {}) => {
    await new Promise((done) => setImmediate(done));
    server.asked.push(`${init.method ?? "GET"} ${address}`);
    if (server.trouble) return server.trouble(address, init);
    if (address.includes("/pack/")) return server.revoked ? json({ revoked: true }, 410) : packed();
    if (address.includes("/prepared/")) return escrowed(address, init);
    return entriesTaken(JSON.parse(init.body));
  };

  function packed() {
    const actor = { ...server.pack.actor, account: server.account };
    return json({ ...server.pack, made_at: new Date(clock.server).toISOString(), actor, entries: server.stored, cursor: `${server.stored.length}` });
  }

  function escrowed(address, init) {
    if (server.revoked) return json({}, 410);
    const whose = (device) => `${server.account}:${device}`;
    if (init.method === "POST") {
      const { device, key } = JSON.parse(init.body);
      server.escrow.set(whose(device), key);
      return json({ keeps_until: server.pack.keeps_until }, 201);
    }
    const key = server.escrow.get(whose(decodeURIComponent(address.split("/").at(-2))));
    return key ? json({ key }) : json({}, 404);
  }

  function entriesTaken({ entries, cursor, device, waiting }) {
    server.about.push({ device, waiting });
    server.visits.push(entries.map((entry) => entry.id));
    if (entries.length > server.most) return json({}, 413);
    const answers = entries.map(taken);
    if (server.losesAnswers > 0) {
      server.losesAnswers -= 1;
      throw new TypeError("network");
    }
    const told = { answers, server_time: new Date(clock.server).toISOString() };
    if (cursor === undefined) return json(told);
    const news = server.stored.slice(Number(cursor || 0));
    return json({ ...told, entries: news, whole: cursor === "", cursor: `${server.stored.length}`, state: server.state, plan_mark: server.pack.plan_mark, revoked: server.revoked });
  }

  function taken(entry) {
    const reason = server.refuses(entry);
    if (reason) return { id: entry.id, status: "refused", reason };
    if (server.stored.some((one) => one.id === entry.id)) return { id: entry.id, status: "known", reason: "" };
    server.stored.push({ ...entry, received_at: new Date(clock.server).toISOString() });
    return { id: entry.id, status: "stored", reason: "" };
  }

  return server;
}

export const fails = {
  network: () => { throw new TypeError("Failed to fetch"); },
  slow: () => { throw new DOMException("too late", "TimeoutError"); },
  status: (status) => () => new Response("", { status }),
  signInPage: () => new Response("<html>", { status: 200, headers: { "Content-Type": "text/html" } }),
};

/** Two clocks, and the alarms that a page has set: `ring` runs them. */
export function aClock() {
  const clock = { device: EVENING, server: EVENING, alarms: [] };
  clock.pass = (ms) => {
    clock.device += ms;
    clock.server += ms;
  };
  clock.later = (work, ms) => {
    const alarm = { work, ms };
    clock.alarms.push(alarm);
    return () => {
      clock.alarms = clock.alarms.filter((one) => one !== alarm);
    };
  };
  clock.ring = () => Promise.all(clock.alarms.splice(0).map((alarm) => alarm.work()));
  return clock;
}

/** A fresh browser, which this process then is, with a clock and a server. */
export function aWorld() {
  globalThis.indexedDB = new IDBFactory();
  const clock = aClock();
  const tabs = [];
  const news = {
    join() {
      const mouth = { postMessage: (data) => tabs.filter((one) => one !== mouth).forEach((one) => one.onmessage?.({ data })), close() {} };
      tabs.push(mouth);
      return mouth;
    },
  };
  return { clock, news, server: aServer(clock) };
}

/** Open the room in one more tab. `urls` without a pack is a page that only records. */
export async function aTab({ clock, server, news }, { actor = null, urls = URLS, crypto, store, limit } = {}) {
  const kept = store ?? (await openStore());
  await takeOverOldBoxes(kept);
  const device = await openDevice({
    meeting: "12", actor, urls, crypto, store: kept, limit: limit ?? (() => undefined),
    now: () => clock.device, later: clock.later, fetch: server.fetch, token: () => "token", isOnline: () => true,
    channel: news.join(),
  });
  const heard = [];
  device.listen((one) => heard.push(one));
  return Object.assign(device, { heard, settled: () => device.send() });
}

/** A queue alone, as on a member's page. */
export const aQueue = (world, how = {}) => aTab(world, { actor: "7", urls: { entries: URLS.entries }, ...how });

/** Everything that lies in the browser, as one text. */
export async function everythingKept() {
  const names = (await indexedDB.databases()).map(({ name }) => name);
  return (await Promise.all(names.map(textOf))).join("\n");
}

function textOf(name) {
  return new Promise((resolve) => {
    indexedDB.open(name).onsuccess = ({ target: { result: database } }) => {
      const step = database.transaction([...database.objectStoreNames]);
      const found = [];
      for (const store of database.objectStoreNames) step.objectStore(store).getAll().onsuccess = ({ target }) => found.push(...target.result);
      step.oncomplete = () => {
        database.close();
        resolve(found.map(readable).join("\n"));
      };
    };
  });
}

const readable = (row) =>
  JSON.stringify(row, (_name, value) => (value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? Buffer.from(value.buffer ?? value).toString("latin1") : value));
