// A browser, a clock and a server for the tests of the journal, all of them in memory.
import { EMPTY } from "../../chibo/web/static/web/js/outbox.js";
import { openJournal } from "../../chibo/web/static/web/js/journal.js";

export const EVENING = Date.parse("2026-12-03T12:30:00Z");

/** What a browser keeps when its tabs are closed; each step is whole, as in the browser's database. */
export function aBrowser() {
  const boxes = new Map();
  let turn = Promise.resolve();
  const inTurn = (step) => {
    turn = turn.then(() => new Promise((done) => setImmediate(done))).then(step);
    return turn;
  };
  return {
    boxes,
    change: (meeting, change) =>
      inTurn(() => {
        const outcome = change(structuredClone(boxes.get(meeting) ?? EMPTY));
        boxes.set(meeting, structuredClone(outcome.box));
        return outcome;
      }),
    read: (meeting) => inTurn(() => structuredClone(boxes.get(meeting) ?? EMPTY)),
    device: async () => "device-1",
  };
}

/** The server's door: keeps entries by id and answers as `append_entries` does. */
export function aServer(clock) {
  const server = {
    stored: [],
    visits: [],
    refuses: () => "",
    trouble: null,
    losesAnswers: 0,
    async post(entries) {
      server.visits.push(entries.map((entry) => entry.id));
      if (server.trouble) throw Object.assign(new Error(server.trouble), { why: server.trouble });
      const answers = entries.map((entry) => {
        const reason = server.refuses(entry);
        if (reason) return { id: entry.id, status: "refused", reason };
        if (server.stored.some((one) => one.id === entry.id)) return { id: entry.id, status: "known", reason: "" };
        server.stored.push(entry);
        return { id: entry.id, status: "stored", reason: "" };
      });
      if (server.losesAnswers > 0) {
        server.losesAnswers -= 1;
        throw Object.assign(new Error("lost"), { why: "network" });
      }
      return { answers, server_time: new Date(clock.server).toISOString() };
    },
  };
  return server;
}

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

export async function aTab({ browser, server, clock, actor = "7" }) {
  const news = [];
  const journal = await openJournal({
    meeting: "12",
    actor,
    store: browser,
    post: server.post,
    now: () => clock.device,
    later: clock.later,
    changed: (one) => news.push(one),
  });
  return { ...journal, news, settled: () => journal.send() };
}

export function aWorld() {
  const clock = aClock();
  return { clock, browser: aBrowser(), server: aServer(clock) };
}
