import assert from "node:assert/strict";
import { test } from "node:test";
import { codeOf, stepAt } from "../../chibo/web/static/web/js/coming/codes.js";
import { markOf, personIn, tokenOf } from "../../chibo/web/static/web/js/coming/cards.js";

const SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
const TOKEN = "314159265358979323846264338327";

// Written by chibo/meetings/check_in_codes.py; tests/web/coming/test_two_codes.py makes them anew each time.
test("the browser shows the code that the server takes", async () => {
  assert.equal(await codeOf(SECRET, 60000000), "E36R8R");
});

test("a half minute ends when the next begins", () => {
  const evening = Date.parse("2026-12-03T12:30:00Z");
  assert.deepEqual([-1, 0, 29999, 30000].map((ms) => stepAt(evening + ms) - stepAt(evening)), [-1, 0, 0, 1]);
});

test("a hand scanner types digits, whatever it adds at the end", () => {
  assert.equal(tokenOf(`${TOKEN}\n`), TOKEN);
  assert.equal(tokenOf(`  ${TOKEN.slice(0, 10)} ${TOKEN.slice(10)}\t`), TOKEN);
});

test("another QR is no card", () => {
  for (const text of ["", "https://example.vn/c/ABC234/", TOKEN.slice(1), `${TOKEN}1`, `x${TOKEN}`]) assert.equal(tokenOf(text), null);
});

test("a card is found in the pack without a network, and a void one is not", async () => {
  const personOf = personIn({ [await markOf(TOKEN)]: "31" });
  assert.equal(await personOf(TOKEN), "31");
  assert.equal(await personOf(TOKEN.replace("3", "4")), null);
});
