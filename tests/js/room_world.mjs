// An evening as the tests of the room see it, at several moments.
import { readFileSync } from "node:fs";

import { fold } from "../../chibo/web/static/web/js/fold/fold.js";
import { eveningOf } from "../../chibo/web/static/web/js/room/evening.js";

const { pack, entries, moments } = JSON.parse(readFileSync(new URL("room_evening.json", import.meta.url)));

globalThis.document = { getElementById: () => ({ textContent: "{}" }) };
const NOTHING_WAITS = { waiting: [], refused: [], last: null, trouble: "", offset: 0 };

/** Return the evening at the `moment` so called, at an hour of that day. */
export function eveningAt(moment, hour = "20:30", more = {}) {
  const known = structuredClone(entries.filter((entry) => moments[moment].includes(entry.id)));
  return eveningOf({
    state: fold(pack.frame, known),
    entries: known,
    pack: { ...structuredClone(pack), ...more },
    summary: NOTHING_WAITS,
    now: Date.parse(`2026-12-03T${hour}:00+07:00`),
  });
}

export { pack };
