// The written cases of the journal: the same files as the server's own fold.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { isBallotValid } from "../../chibo/web/static/web/js/fold/elections.js";
import { fold } from "../../chibo/web/static/web/js/fold/fold.js";
import { searchKey } from "../../chibo/web/static/web/js/fold/names.js";
import { ratesOf } from "../../chibo/web/static/web/js/fold/rates.js";
import { sorted } from "../../chibo/web/static/web/js/fold/text.js";

const CASES = new URL("../journal_cases/", import.meta.url);
const names = readdirSync(CASES).filter((name) => name.endsWith(".json"));
const readCase = (name) => JSON.parse(readFileSync(new URL(name, CASES), "utf-8"));

const SHORT = 5; // entries; of so many every order of arrival is tried

function foldedCase({ entry_defaults: defaults, entries, ...frame }) {
  const whole = entries.map((raw) => ({ wall: raw.at, received_at: raw.at, ...defaults, ...raw }));
  const state = fold(frame, whole);
  return { ...state, rates: ratesOf(state, frame.rules), asked: state.questions.map(({ key }) => key) };
}

const ordersOf = (all) =>
  all.length < 2 ? [all] : all.flatMap((one, place) => ordersOf(all.toSpliced(place, 1)).map((rest) => [one, ...rest]));

const atPath = (value, path) => path.split(".").reduce((found, step) => found[step], value);

for (const name of names) {
  test(`${name}: the meeting folds as written, whatever the order of arrival`, () => {
    const written = readCase(name);
    const folded = foldedCase(written);
    for (const [path, expected] of Object.entries(written.expected)) {
      assert.deepEqual(atPath(folded, path), expected, `${written.title}: ${path}`);
    }
    const backwards = { ...written, entries: [...written.entries].reverse().concat(written.entries) };
    assert.deepEqual(foldedCase(backwards), folded);
    if (written.entries.length > SHORT) return;
    for (const entries of ordersOf(written.entries)) assert.deepEqual(foldedCase({ ...written, entries }), folded);
  });
}

test("there are cases to run, most of them in every order of arrival", () => {
  assert.ok(names.length >= 280);
  assert.ok(names.map(readCase).filter(({ entries }) => entries.length <= SHORT).length >= 200);
});

test("text stands by code point, not by UTF-16 unit", () => {
  assert.deepEqual(sorted(["\u{1f600}", "\uff5e", "a"]), ["a", "\uff5e", "\u{1f600}"]);
});

test("search ignores case, diacritics and the place of the tone", () => {
  const pairs = [["ủy", "uỷ"], ["Hòa", "hoà"], ["ĐẶNG", "dang"], ["Thuận".normalize("NFD"), "thuan"]];
  for (const [one, other] of pairs) assert.equal(searchKey(one), searchKey(other));
  assert.equal(searchKey("Đặng Đình Đức"), "dang dinh duc");
});

test("a strike-out ballot names someone, and no more than there are places", () => {
  assert.deepEqual([0, 1, 3, 4].map((left) => isBallotValid(left, 3)), [false, true, true, false]);
});
