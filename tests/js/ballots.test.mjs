// Envelopes: one length for every choice, opened by either teller, by nobody else, in no other vote.
import assert from "node:assert/strict";
import { test } from "node:test";

import { closeEnvelope, KEY_BITS, KEY_FORM, openEnvelope, toBytes, toText, totalsOf } from "../../chibo/web/static/web/js/ballots/envelope.js";
import { wrongWith } from "../../chibo/web/static/web/js/ballots/strikes.js";

const made = async () => {
  const form = { ...KEY_FORM, modulusLength: KEY_BITS, publicExponent: Uint8Array.of(1, 0, 1) };
  const pair = await crypto.subtle.generateKey(form, true, ["encrypt", "decrypt"]);
  return { ...pair, text: toText(await crypto.subtle.exportKey("spki", pair.publicKey)) };
};
const [first, second, stranger] = await Promise.all([made(), made(), made()]);
const about = { ballot: "b1", keys: [first.text, second.text], candidates: [] };
const open = (text, by, place, more = {}) => openEnvelope(text, { ...about, privateKey: by.privateKey, place, ...more });

test("either teller opens an envelope, and every choice has the same length", async () => {
  const lengths = new Set();
  for (const choice of ["for", "against", "none"]) {
    const text = await closeEnvelope({ ...about, choice });
    lengths.add(toBytes(text).length);
    assert.equal(await open(text, first, 1), choice);
    assert.equal(await open(text, second, 2), choice);
  }
  const election = { ...about, candidates: ["4", "7", "9"] };
  const text = await closeEnvelope({ ...election, choice: ["4", "9"] });
  lengths.add(toBytes(text).length);
  assert.deepEqual(await open(text, second, 2, { candidates: election.candidates }), ["4", "9"]);
  assert.equal(lengths.size, 1);
});

test("nobody else opens it, and it fits no other vote", async () => {
  const text = await closeEnvelope({ ...about, choice: "for" });
  assert.equal(await open(text, stranger, 1), null);
  assert.equal(await open(text, first, 2), null);
  assert.equal(await open(text, first, 1, { ballot: "b2" }), null);
  assert.equal(await open(toText(new Uint8Array(9)), first, 1), null);
});

test("the same choice closed twice gives two texts that share nothing", async () => {
  const [one, other] = await Promise.all([1, 2].map(() => closeEnvelope({ ...about, choice: "for" })));
  const same = toBytes(one).filter((byte, place) => byte === toBytes(other)[place]).length;
  assert.ok(same < 40, `${same} bytes are the same`); // 1053 bytes agree by chance in four
});

test("a choice that is none is not closed", async () => {
  await assert.rejects(closeEnvelope({ ...about, choice: "perhaps" }));
});

test("totals: what cannot be opened, too many names and no name at all are invalid; paper is added", () => {
  const totals = totalsOf(["for", "for", null, "none"], { candidates: [], paper: { for: 3, against: 1 } });
  assert.deepEqual(totals, { for: 5, against: 1, none: 1, invalid: 1 });
  const elected = totalsOf([["4"], ["4", "7"], ["4", "7", "9"], []], { candidates: ["4", "7", "9"], seats: 2 });
  assert.deepEqual(elected, { 4: 2, 7: 1, 9: 0, invalid: 2 });
});

test("a list leaves the telephone with one name or more, and no more than the places", () => {
  assert.deepEqual([0, 1, 2, 3].map((left) => wrongWith(left, 2)), ["none-left", "", "", "too-many"]);
});
