// A day is read as it is typed on paper, on any keyboard, and nothing else is taken for one.
import assert from "node:assert/strict";
import { test } from "node:test";

import { checkDay, readDay } from "../../chibo/web/static/web/js/days.js";

test("a day is read with anything between its parts, or with nothing", () => {
  const typed = ["05/12/2026", " 5-12-2026 ", "5. 12. 2026", "05122026"];

  assert.deepEqual(typed.map(readDay), Array(4).fill("2026-12-05"));
});

test("what is no day of the calendar is not read", () => {
  const typed = ["31/02/2026", "12/31/2026", "29/02/2027", "5/12", "mai", "", "5122026", "00/12/2026"];

  assert.deepEqual(typed.map(readDay), Array(8).fill(null));
});

test("the leap day is a day", () => {
  assert.equal(readDay("29/02/2028"), "2028-02-29");
});

test("a field is refused in its own words until it holds a day or nothing", () => {
  const said = [];
  const field = { value: "", dataset: { wrong: "Ghi ngày như 05/12/2026." }, setCustomValidity: (word) => said.push(word) };

  for (field.value of ["31/02/2026", "28/02/2026", " "]) checkDay(field);

  assert.deepEqual(said, ["Ghi ngày như 05/12/2026.", "", ""]);
});
