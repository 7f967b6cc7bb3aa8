// Who is here, who is not, who has come since: as the room shows it.
import assert from "node:assert/strict";
import { test } from "node:test";

import { arrivals, differencesOf, numbersOf, percentOf, personButtons } from "../../chibo/web/static/web/js/room/views/people.js";
import { proposedLead } from "../../chibo/web/static/web/js/room/views/tasks.js";
import { speakersOf, speakingNumbers, speechLines, toggled } from "../../chibo/web/static/web/js/room/views/talk.js";
import { eveningAt } from "./room_world.mjs";

test("members stand in the Vietnamese order of names, whatever their numbers are", () => {
  const names = personButtons(eveningAt("evening")).map(({ name }) => name);

  assert.deepEqual(names, [
    "Bùi Thị An", "Nguyễn Văn Bình", "Đặng Đình Đức", "Võ Thị Hạnh", "Phan Văn Lâm", "Hồ Xuân Nam", "Lê Thị Ngọc", "Trần Quang Sơn", "Đỗ Văn Út",
  ]);
});

test("before anything is recorded everybody is expected, and who is exempt is not counted", () => {
  const numbers = numbersOf(eveningAt("before"));

  assert.deepEqual([numbers.here, numbers.over, numbers.expected, numbers.apart], [0, 8, 8, 1]);
});

test("each button tells how the person is here or why not", () => {
  const told = Object.fromEntries(personButtons(eveningAt("evening")).map(({ person, look, isHere, waits }) => [person, [look, isHere, waits]]));

  assert.deepEqual(told["7"], ["excused", false, false]);
  assert.deepEqual(told["9"], ["absent", false, true]);
  assert.deepEqual(told["12"], ["here", true, false]);
  assert.deepEqual(told["18"], ["here", true, false], "an exempt member whom the clerk's count of the rest includes");
});

test("who checks in after being marked absent is shown with one tap that makes it late", () => {
  const [one, ...others] = arrivals(eveningAt("evening"));

  assert.deepEqual(others, []);
  assert.deepEqual([one.name, one.sentence], ["Lê Thị Ngọc", "arrived_absent"]);
  assert.deepEqual(one.payload, { person: "9", state: "present", arrived_at: "2026-12-03T19:50:00+07:00" });
});

test("a share over nobody is not applicable", () => {
  assert.deepEqual([percentOf(0, 0, 1), percentOf(36, 40, 1), percentOf(1, 3, 0)], [null, "90,0", "33"]);
});

test("a difference of the roster goes when it was put right here, before the server says so", () => {
  const evening = eveningAt("evening");
  const before = differencesOf(evening).length;
  evening.standing.push({ kind: "roster_changed", payload: { change: "added", person: "50", name: "Người Mới" } });

  assert.deepEqual([before, differencesOf(evening).length], [1, 0]);
});

test("speeches stand latest first, as they were corrected", () => {
  const lines = speechLines(eveningAt("evening"));

  assert.deepEqual(lines.map(({ name, gist, seconds }) => [name, gist, seconds]), [
    ["Nguyễn Văn Bình", "đề nghị lùi sang 20/12", null],
    ["Bùi Thị An", "còn nể nang", 130],
  ]);
  assert.equal(speakingNumbers(eveningAt("evening")).people, 2);
});

test("only who is here may be chosen to speak, guests last; the queue tells the place", () => {
  const speakers = speakersOf(eveningAt("evening"), ["12", "g1"]);
  const places = Object.fromEntries(speakers.map((one) => [one.person ?? one.guest, one.place]));

  assert.equal("7" in places, false);
  assert.equal(speakers.at(-1).name, "Lê Văn Khách");
  assert.deepEqual([places["12"], places.g1, places["31"]], [1, 2, 0]);
});

test("asking to speak twice takes the name out of the queue", () => {
  assert.deepEqual([toggled(["1"], "2"), toggled(["1", "2"], "1")], [["1", "2"], ["2"]]);
});

test("the last speaker on the item leads the next task, a guest never", () => {
  const evening = eveningAt("evening");
  const last = proposedLead(evening);
  evening.state.results.speeches.push({ person: null, guest: "g1", item: "9" });

  assert.deepEqual([last, proposedLead(evening), proposedLead(eveningAt("before"))], ["4", "4", null]);
});
