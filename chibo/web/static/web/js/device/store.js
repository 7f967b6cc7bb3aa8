// The browser's own database. One transaction per change, so that two tabs never take one number and
// a closed tab or an empty battery loses nothing. What tells of people comes here sealed.
import { openDB } from "../../vendor/idb.js";
import { NO_NUMBERS } from "./queue.js";

const NAME = "chibo-device";
const VERSION = 1;
const STRICT = { durability: "strict" };
const OF_A_PLACE = ["places", "keys", "packs"]; // one row for each place
const ROWS_OF_A_PLACE = ["waiting", "refused", "pages"]; // many rows for each place

/** A place is what one account keeps of one meeting on this device. */
export const placeOf = (meeting, account) => `${meeting}:${account}`;

/** Open the store. Throws where the browser keeps nothing (then nothing may be recorded). */
export async function openStore() {
  const database = await openDB(NAME, VERSION, {
    upgrade(made) {
      made.createObjectStore("device"); // its id and its own key
      made.createObjectStore("numbers"); // by meeting: seq, lastAt, offset
      made.createObjectStore("terms"); // by meeting: until when anything of it is kept
      made.createObjectStore("places"); // meeting, account, cursor, exportedTo
      made.createObjectStore("keys"); // the data key of a place, wrapped
      made.createObjectStore("packs");
      for (const name of ROWS_OF_A_PLACE) {
        const rows = name === "pages" ? { autoIncrement: true } : undefined;
        made.createObjectStore(name, rows).createIndex("place", "place");
      }
    },
    blocking: (_now, _asked, { target }) => target.close(),
  });
  return { ...deviceOf(database), ...queueOf(database), ...contentOf(database), ...erasingOf(database), close: () => database.close() };
}

function deviceOf(database) {
  return {
    /** A value of the device itself, made by `draw` when it is asked for the first time. */
    async own(name, draw) {
      const kept = await database.get("device", name);
      if (kept !== undefined) return kept;
      const drawn = await draw();
      return inOneStep(database, ["device"], async (step) => {
        const first = await step.objectStore("device").get(name); // another tab may have been quicker
        if (first === undefined) put(step, "device", drawn, name);
        return first ?? drawn;
      });
    },
    key: (place) => database.get("keys", place),
    setKey: (place, row) => inOneStep(database, ["keys"], (step) => put(step, "keys", row, place)),
    /** Keep the first key of a place; returns the one that is kept, perhaps of a tab that was quicker. */
    firstKey: (place, row) =>
      inOneStep(database, ["keys"], async (step) => {
        const first = await step.objectStore("keys").get(place);
        if (!first) put(step, "keys", row, place);
        return first ?? row;
      }),
    /** The places of a meeting, the one that was opened last first. */
    async places(meeting) {
      const places = (await database.getAll("places")).filter((one) => one.meeting === meeting);
      return places.sort((one, other) => other.openedAt - one.openedAt);
    },
    notePlace: (place, told) =>
      inOneStep(database, ["places"], async (step) => {
        const known = await step.objectStore("places").get(place);
        put(step, "places", { cursor: null, exportedTo: 0, ...known, ...told }, place);
      }),
  };
}

function queueOf(database) {
  return {
    /**
     * Keep new entries as one step, if their numbers are still free; returns whether they were.
     *
     * `rows` are {seq, id, …sealed}; `before` is the number after which they were numbered.
     */
    keepWaiting: (meeting, place, before, numbers, rows) =>
      inOneStep(database, ["numbers", "waiting"], async (step) => {
        const kept = (await step.objectStore("numbers").get(meeting)) ?? NO_NUMBERS;
        if (kept.seq !== before) return false;
        const { seq, lastAt } = numbers;
        for (const row of rows) put(step, "waiting", { place, ...row }, [place, row.seq]);
        put(step, "numbers", { ...kept, seq, lastAt }, meeting);
        return true;
      }),
    /**
     * Take the server's answer as one step: what it confirmed and refused waits no more, what is new
     * is kept, and how far the clock is off and how far this device has read are noted.
     */
    settle: (meeting, place, { gone, refused, page, instead, offset, cursor }) =>
      inOneStep(database, ["numbers", "places", ...ROWS_OF_A_PLACE], async (step) => {
        for (const seq of gone) drop(step, "waiting", [place, seq]);
        for (const number of instead) drop(step, "pages", number);
        for (const row of refused) put(step, "refused", { place, ...row }, [place, row.id]);
        if (page) put(step, "pages", { place, ...page });
        const numbers = (await step.objectStore("numbers").get(meeting)) ?? NO_NUMBERS;
        put(step, "numbers", { ...numbers, offset }, meeting);
        const known = await step.objectStore("places").get(place);
        if (known && cursor !== undefined) put(step, "places", { ...known, cursor }, place);
      }),
    forgetRefused: (place) =>
      inOneStep(database, ["refused"], (step) => dropRows(step, "refused", place)),
  };
}

function contentOf(database) {
  return {
    /** Everything of one place, as it is kept. */
    async read(meeting, place) {
      const step = database.transaction(["numbers", "terms", ...OF_A_PLACE, ...ROWS_OF_A_PLACE]);
      const rows = (name) => step.objectStore(name).index("place").getAll(place);
      const [numbers, terms, noted, pack, waiting, refused, pages, pageKeys, everybody] = await Promise.all([
        step.objectStore("numbers").get(meeting),
        step.objectStore("terms").get(meeting),
        step.objectStore("places").get(place),
        step.objectStore("packs").get(place),
        ...ROWS_OF_A_PLACE.map(rows),
        step.objectStore("pages").index("place").getAllKeys(place),
        step.objectStore("waiting").getAll(),
      ]);
      const others = everybody.filter((row) => row.place !== place && row.place.startsWith(`${meeting}:`));
      return { numbers: numbers ?? NO_NUMBERS, terms, noted, pack, waiting, refused, pages, pageKeys, others: others.length };
    },
    /** Keep a fresh pack and its entries instead of the pages read before; `terms` say how long. */
    keepPack: (meeting, place, { pack, page, cursor, terms, offset, instead }) =>
      inOneStep(database, ["packs", "pages", "places", "terms", "numbers"], async (step) => {
        for (const number of instead) drop(step, "pages", number);
        const known = await step.objectStore("places").get(place);
        put(step, "packs", pack, place);
        put(step, "pages", { place, ...page });
        put(step, "places", { ...known, cursor }, place);
        await putTerms(step, meeting, terms, offset);
      }),
    keepTerms: (meeting, terms, offset) =>
      inOneStep(database, ["terms", "numbers"], (step) => putTerms(step, meeting, terms, offset)),
    /** Put sealed rows where plain ones lie. */
    reseal: (place, { waiting, refused }) =>
      inOneStep(database, ["waiting", "refused"], async (step) => {
        for (const row of waiting) {
          const key = [place, row.seq];
          if (await step.objectStore("waiting").get(key)) put(step, "waiting", { place, ...row }, key);
        }
        for (const row of refused) put(step, "refused", { place, ...row }, [place, row.id]);
      }),
    /** Take over what an older version of the page kept: rows by place, numbers by meeting. */
    takeOver: ({ numbers, waiting, refused }) =>
      inOneStep(database, ["numbers", "waiting", "refused"], async (step) => {
        for (const [meeting, old] of numbers) {
          const kept = (await step.objectStore("numbers").get(meeting)) ?? NO_NUMBERS;
          const later = old.seq > kept.seq ? old : kept;
          put(step, "numbers", { ...later, lastAt: Math.max(old.lastAt, kept.lastAt) }, meeting);
        }
        for (const row of waiting) put(step, "waiting", row, [row.place, row.seq]);
        for (const row of refused) put(step, "refused", row, [row.place, row.id]);
      }),
  };
}

function erasingOf(database) {
  const erasePlace = (step, place) => {
    for (const name of OF_A_PLACE) drop(step, name, place);
    return Promise.all(ROWS_OF_A_PLACE.map((name) => dropRows(step, name, place)));
  };
  const all = [...OF_A_PLACE, ...ROWS_OF_A_PLACE, "terms"];
  return {
    /** Make room: the pack goes first, then the entries that the server has, to be fetched again. */
    freePack: (place) => inOneStep(database, ["packs"], (step) => drop(step, "packs", place)),
    freePages: (place) =>
      inOneStep(database, ["pages", "places"], async (step) => {
        await dropRows(step, "pages", place);
        const known = await step.objectStore("places").get(place);
        if (known) put(step, "places", { ...known, cursor: null }, place);
      }),
    /** Whether anything lies here that neither the server nor a file has. */
    async holdsUnsaved(place) {
      const step = database.transaction(["places", "waiting", "refused"]);
      const rows = (name) => step.objectStore(name).index("place").getAll(place);
      const [noted, waiting, refused] = await Promise.all([step.objectStore("places").get(place), rows("waiting"), rows("refused")]);
      return [...waiting, ...refused].some(({ seq }) => seq > (noted?.exportedTo ?? 0));
    },
    erase: (place) => inOneStep(database, all, (step) => erasePlace(step, place)),
    /** Erase every meeting whose time is over; `isOver(terms, numbers)` decides. Returns which. */
    sweep: (isOver) =>
      inOneStep(database, [...all, "numbers"], async (step) => {
        const over = [];
        for (const meeting of await step.objectStore("terms").getAllKeys()) {
          const terms = await step.objectStore("terms").get(meeting);
          const numbers = (await step.objectStore("numbers").get(meeting)) ?? NO_NUMBERS;
          if (isOver(terms, numbers)) over.push(meeting);
        }
        for (const meeting of over) {
          const places = (await step.objectStore("places").getAllKeys()).filter((one) => one.startsWith(`${meeting}:`));
          for (const place of places) await erasePlace(step, place);
          drop(step, "terms", meeting);
        }
        return over;
      }),
  };
}

/** Run `work` as one transaction, on disk when this resolves; nothing of it happened when it throws. */
async function inOneStep(database, stores, work) {
  const step = database.transaction(stores, "readwrite", STRICT);
  step.done.catch(() => {}); // told below, once
  try {
    const outcome = await work(step);
    await step.done;
    return outcome;
  } catch (wrong) {
    const cause = step.error ?? wrong;
    try {
      step.abort();
    } catch {
      // it has ended by itself
    }
    throw cause;
  }
}

// The terms are judged by a clock that was compared with the server's at least once.
async function putTerms(step, meeting, terms, offset) {
  const numbers = (await step.objectStore("numbers").get(meeting)) ?? NO_NUMBERS;
  put(step, "terms", terms, meeting);
  put(step, "numbers", { ...numbers, offset: numbers.offset ?? offset }, meeting);
}

async function dropRows(step, name, place) {
  for (const key of await step.objectStore(name).index("place").getAllKeys(place)) drop(step, name, key);
}

// When one write fails the whole step does, and tells of it.
const put = (step, name, row, key) => quietly(step.objectStore(name).put(row, key));
const drop = (step, name, key) => quietly(step.objectStore(name).delete(key));

function quietly(asked) {
  asked.catch(() => {});
}
