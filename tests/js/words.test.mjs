import assert from "node:assert/strict";
import { test } from "node:test";

import { filled, say } from "../../chibo/web/static/web/js/words.js";

test("a sentence is filled with its values, a percent sign stays one", () => {
  assert.equal(filled("%(count)s mục, %(percent)d%% của %(name)s", { count: 3, percent: 50, name: "An" }), "3 mục, 50% của An");
});

test("a value that was not given is seen, not swallowed", () => {
  assert.equal(filled("%(count)s mục", {}), "%(count)s mục");
});

test("words come from the page; one that is missing shows its name", () => {
  globalThis.document = { getElementById: (id) => id === "words" && { textContent: '{"sent": "Đã gửi %(count)s"}' } };

  assert.deepEqual([say("sent", { count: 2 }), say("unknown")], ["Đã gửi 2", "unknown"]);
});
