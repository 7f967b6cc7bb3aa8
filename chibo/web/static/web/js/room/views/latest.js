// What was recorded last, so that a slip can be mended or taken back.

const SHOWN = 40;
const WORDS = ["gist", "text", "reason", "name", "request", "question", "answer"];
const MENDABLE = { gist: "text", text: "text", reason: "text", name: "text", post: "text", unit: "text", request: "text", answer: "text", question: "text", changes: "text", remark: "text", title: "text", heads: "count", count: "count", paid: "count", of: "count", amount: "count", against: "count", none: "count", invalid: "count", for: "count", not_voted: "count", ballots_issued: "count", ballots_returned: "count", seconds: "count", due_on: "day" };

/** Return the latest entries that stand, newest first; each with what it is about. */
export function latestEntries(evening) {
  const told = mendedPayloads(evening);
  return evening.standing
    .filter((entry) => entry.kind !== "corrected")
    .slice(-SHOWN)
    .reverse()
    .map((entry) => {
      const payload = told.get(entry.id) ?? entry.payload;
      return { id: entry.id, at: entry.at, kind: entry.kind, payload, about: aboutOf(payload, evening).join(" · "), canMend: mendable(payload).length > 0 };
    });
}

/** Return name and form of each field of a payload that can be told anew. */
export function mendable(payload) {
  return Object.keys(payload)
    .filter((name) => name in MENDABLE && ["string", "number"].includes(typeof payload[name]))
    .map((name) => ({ name, form: MENDABLE[name], value: payload[name] }));
}

/** What an entry is about, in words: who, which item, what was said. */
export function aboutOf(payload, { state, nameOf }) {
  const about = [];
  const person = payload.person ?? payload.guest ?? payload.lead;
  if (typeof person === "string" && nameOf(person) !== person) about.push(nameOf(person));
  const item = state.clock.items[String(payload.item ?? "")];
  if (item) about.push(item.title);
  const words = WORDS.map((name) => payload[name]).find((one) => typeof one === "string" && one);
  if (words) about.push(words);
  return about;
}

/** The payloads by which corrected entries stand. */
function mendedPayloads({ state, entries }) {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const governing = state.corrections.filter((one) => one.governs && one.action === "replace");
  return new Map(governing.map((one) => [one.target, byId.get(one.id)?.payload.payload]).filter(([, payload]) => payload));
}
