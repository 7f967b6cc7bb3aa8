// The clock of the evening, what is missing at its end, what was recorded last, what this device says.
import assert from "node:assert/strict";
import { test } from "node:test";

import { dayAt } from "../../chibo/web/static/web/js/room/hours.js";
import { localMemory } from "../../chibo/web/static/web/js/room/local.js";
import { asClock, asTimer } from "../../chibo/web/static/web/js/room/ticking.js";
import { courseOf } from "../../chibo/web/static/web/js/room/views/course.js";
import { closingEntry, questionsOf, stepsOf, untouchedItems } from "../../chibo/web/static/web/js/room/views/ending.js";
import { latestEntries, mendable } from "../../chibo/web/static/web/js/room/views/latest.js";
import { noticesOf, statusOf, undoLeft } from "../../chibo/web/static/web/js/room/views/status.js";
import { dueFrom, endOf } from "../../chibo/web/static/web/js/room/views/tasks.js";
import { eveningAt } from "./room_world.mjs";

test("items stand in the order of the agenda, not of their numbers", () => {
  const { lines, current, following } = courseOf(eveningAt("evening"));

  assert.deepEqual(lines.map(({ item, look }) => [item, look]), [["10", "done"], ["9", "now"], ["11", ""]]);
  assert.deepEqual([current.item, following.item], ["9", "11"]);
});

test("breaks count neither for the evening nor for the item, and the minimum for criticism is what is missing", () => {
  const course = courseOf(eveningAt("evening", "20:10"));

  assert.equal(course.held, 35 * 60);
  assert.deepEqual([course.current.used, course.current.missing], [10, 5]);
  assert.equal(course.missing, 55);
  assert.equal(courseOf(eveningAt("evening", "20:30")).current.missing, 0);
});

test("each part of a combined meeting has its own clock", () => {
  const evening = eveningAt("evening", "20:30");
  evening.pack.meeting.parts = [{ part: "regular", label: "Thường kỳ" }, { part: "thematic", label: "Chuyên đề" }];
  evening.state.clock.parts.regular = {
    part: "regular", started_at: "2026-12-03T19:55:00+07:00", ended_at: null, seconds_used: 60,
    spans: [{ began_at: "2026-12-03T19:55:00+07:00", ended_at: null }],
  };

  const [regular, thematic] = courseOf(evening).parts;

  assert.deepEqual([regular.isRunning, regular.held], [true, 60 + 30 * 60]);
  assert.deepEqual([thematic.wasHeld, thematic.held], [false, 0]);
});

test("before the opening nothing runs and the first item is next", () => {
  const course = courseOf(eveningAt("before"));

  assert.deepEqual([course.phase, course.held, course.current, course.following.item], ["not_opened", 0, null, "10"]);
});

test("the list at the end tells what was recorded", () => {
  const done = stepsOf(eveningAt("declared")).filter(({ isDone }) => isDone).map(({ label }) => label);

  assert.deepEqual(done, ["step_marked", "step_tasks", "step_resolution"]);
});

test("what must be settled stands first, and a person's question leads to the mark", () => {
  const questions = questionsOf(eveningAt("closed"));

  assert.deepEqual(questions.map(({ isMust }) => isMust), [true, true]);
  assert.deepEqual(questions.map(({ person }) => person), ["9", null]);
});

test("the meeting goes on by taking its close back; before it there is none", () => {
  assert.equal(closingEntry(eveningAt("closed")).kind, "closed");
  assert.equal(closingEntry(eveningAt("evening")), null);
});

test("what was taken back is not offered again, what was mended stands as it is now", () => {
  const latest = latestEntries(eveningAt("evening"));
  const speech = latest.find(({ kind, payload }) => kind === "spoke" && payload.person === "4");

  assert.equal(latest.some(({ kind }) => kind === "concluded" || kind === "corrected"), false);
  assert.equal(speech.payload.gist, "đề nghị lùi sang 20/12");
  assert.ok(speech.about.includes("Nguyễn Văn Bình"));
});

test("words and figures can be mended, never who it was or what it was about", () => {
  const fields = mendable({ person: "4", item: "9", kind: "opinion", gist: "…", seconds: 3, base: ["1"] });

  assert.deepEqual(fields.map(({ name }) => name), ["gist", "seconds"]);
});

const calm = { waiting: [], refused: [], last: null, trouble: "", keepsUntil: null, warnsUntil: null, unreadable: 0 };

test("the bar says that all is sent only when nothing waits and nothing is wrong", () => {
  assert.equal(statusOf(calm).isAllSent, true);
  assert.deepEqual([statusOf({ ...calm, waiting: [1] }).isAllSent, statusOf({ ...calm, trouble: "network" }).isAllSent], [false, false]);
});

test("the last deed can be taken back within the rule's seconds, a taking back and a refused one never", () => {
  const last = { id: "a", kind: "marked", wall: 1000 };

  assert.equal(undoLeft({ ...calm, last }, 60, 31000), 30000);
  assert.equal(undoLeft({ ...calm, last }, 60, 61000), 0);
  assert.equal(undoLeft({ ...calm, last: { ...last, kind: "corrected" } }, 60, 2000), 0);
  assert.equal(undoLeft({ ...calm, last, refused: [{ entry: { id: "a" } }] }, 60, 2000), 0);
});

test("the device says what is wrong with it, and is silent when nothing is", () => {
  const said = noticesOf({ ...calm, isFull: true, keepsOnlyQueue: true }, { now: 0 }).map(({ key }) => key);

  assert.deepEqual(said, ["device_full", "device_plain_http"]);
  assert.deepEqual(noticesOf(calm, { now: 0 }), []);
});

test("a day is found in what was agreed", () => {
  const about = { month: "2026-12-01", today: "2026-12-03" };
  const found = [
    "xong trước ngày 20/12", "nộp 5/1", "chậm nhất 20/12/2026", "xong ngày 25", "đến ngày 2", "cuối tháng", "cuối tháng 1", "vận động 2 hộ", "ngày 31/2", "tỷ lệ 3/4 hộ ngày 10/12",
  ].map((text) => dueFrom(text, about));

  assert.deepEqual(found, [
    "2026-12-20", "2027-01-05", "2026-12-20", "2026-12-25", "2027-01-02", "2026-12-31", "2027-01-31", "2026-12-31", "2026-12-31", "2026-12-10",
  ]);
  assert.equal(endOf("2028-02-01"), "2028-02-29");
});

test("the queue survives a reload and a store that refuses", () => {
  const kept = new Map();
  const store = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key) };
  localMemory("12", store).setQueue(["4", "9"]);
  const full = { getItem: () => "{", setItem: () => { throw new Error("full"); } };
  const page = localMemory("12", full);
  page.setQueue(["4"]);

  assert.deepEqual([localMemory("12", store).queue, localMemory("13", store).queue, page.queue], [["4", "9"], [], ["4"]]);
});

test("clocks show hours, timers minutes", () => {
  assert.deepEqual([asClock(2832), asTimer(187)], ["00:47:12", "3:07"]);
});

test("items that nobody began are listed until a note tells what became of them", () => {
  const evening = eveningAt("before");
  const all = untouchedItems(evening).map(({ item }) => item);
  evening.state.results.notes = [{ item: "9", text: "Để kỳ sau", at: "2026-12-03T20:00:00+07:00" }];

  assert.deepEqual(all, ["10", "9", "11"]);
  assert.deepEqual(untouchedItems(evening).map(({ item }) => item), ["10", "11"]);
});

test("the day of an evening is the organisation's, wherever the device thinks it is", () => {
  assert.equal(dayAt(Date.parse("2026-12-03T00:30:00+07:00")), "2026-12-03");
  assert.equal(dayAt(Date.parse("2026-12-03T23:30:00+07:00")), "2026-12-03");
});
