// Four words that a clerk writes down and types again.
import assert from "node:assert/strict";
import { test } from "node:test";

import { drawDeviceKey, fromBase64, keysWith, toBase64 } from "../../chibo/web/static/web/js/device/keys.js";
import { bare, drawPhrase } from "../../chibo/web/static/web/js/device/phrase.js";
import { WORDS } from "../../chibo/web/static/web/js/device/phrase_words.js";

test("there are at least 1,024 words, no two alike without diacritics", () => {
  assert.ok(WORDS.length >= 1024, `${WORDS.length}`);
  assert.equal(new Set(WORDS.map(bare)).size, WORDS.length);
  for (const word of WORDS) assert.match(bare(word), /^[a-z]{1,7} [a-z]{1,7}$/, word);
});

test("diacritics, capitals, commas and lines do not matter, other words do", () => {
  assert.equal(bare("Hoa SEN, đàn\n  bầu - con trâu."), "hoa sen dan bau con trau");
  assert.equal(bare("hoa sen".normalize("NFD")), bare("hoa sen"));
  assert.notEqual(bare("hoa sen"), bare("hoa súng"));
});

test("every word is drawn about as often as any other", () => {
  const count = new Map();
  for (let turn = 0; turn < 5000; turn += 1) for (const word of drawPhrase(crypto)) count.set(word, (count.get(word) ?? 0) + 1);

  const often = WORDS.map((word) => count.get(word) ?? 0);
  assert.ok(Math.min(...often) > 0 && Math.max(...often) < 50, `${Math.min(...often)}…${Math.max(...often)}`);
});

test("draws at the edge of the number are thrown away", () => {
  const draws = [2 ** 32 - 1, 0, 1, 2, 3];
  const fixed = { getRandomValues: (into) => into.fill(draws.shift()) };

  assert.deepEqual(drawPhrase(fixed), WORDS.slice(0, 4));
});

test("what is wrapped opens with its phrase on its device only, and the key that works has no bytes", async () => {
  const [here, there] = [keysWith(await drawDeviceKey(crypto), crypto), keysWith(await drawDeviceKey(crypto), crypto)];
  const bytes = here.draw();
  const { phrase, wrapped } = await here.underPhrase(bytes);

  assert.equal(wrapped.iterations, 600000);
  assert.deepEqual(await here.fromPhrase(phrase.join(" "), wrapped), bytes);
  assert.equal(await here.fromPhrase("con trâu con trâu con trâu con trâu", wrapped), null);
  assert.equal(await there.fromPhrase(phrase.join(" "), wrapped), null);
  await assert.rejects(crypto.subtle.exportKey("raw", await here.working(bytes)));
  assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
});
