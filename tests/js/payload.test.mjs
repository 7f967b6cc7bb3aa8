// A form tells what its fields hold, each in its own form; an empty field tells nothing.
import assert from "node:assert/strict";
import { test } from "node:test";

import { payloadOf } from "../../chibo/web/static/web/js/payload.js";
import { folded } from "../../chibo/web/static/web/js/search.js";

const field = (name, value, as, more = {}) => ({ name, value, dataset: as ? { as } : {}, type: "text", ...more });
const about = { fresh: () => "drawn", item: "5" };

test("fields become text, whole numbers, flags, lists, ids and the item running now", () => {
  const form = {
    dataset: { payload: '{"matter": "score"}' },
    elements: [
      field("question", "  Thông qua?  "), field("for", "30", "count"), field("none", "0", "count"),
      field("base", '["1","2"]', "keys"), field("vote", "", "new-id"), field("item", "", "current-item"),
      field("fine", "true", "flag"), field("remark", " "), field("", "nameless"),
      field("from_committee", "on", "flag", { type: "checkbox", checked: false }),
    ],
  };

  const told = payloadOf(form, { dataset: { set: '{"carried": true}' } }, about);

  assert.deepEqual(told, {
    matter: "score", question: "Thông qua?", for: 30, none: 0, base: ["1", "2"], vote: "drawn",
    item: "5", fine: true, carried: true,
  });
});

test("a day typed as on paper is told as the journal writes days", () => {
  const form = { dataset: {}, elements: [field("due_on", "5/12/2026", "day"), field("until", " ", "day")] };

  assert.deepEqual(payloadOf(form, null, about), { due_on: "2026-12-05" });
});

test("outside of any item nothing is said about the item", () => {
  const form = { dataset: {}, elements: [field("item", "", "current-item")] };

  assert.deepEqual(payloadOf(form, null, { ...about, item: "" }), {});
});

test("names are folded in the browser as on the server", () => {
  assert.equal(folded("  Đặng  Đình ĐỨC "), "dang dinh duc");
});
