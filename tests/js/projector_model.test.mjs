import assert from "node:assert/strict";
import { test } from "node:test";
import { modelOf, RESULT_MS } from "../../chibo/web/static/web/js/projector/model.js";
import { pathOf } from "../../chibo/web/static/web/js/projector/qr.js";
import { sayer } from "../../chibo/web/static/web/js/projector/words.js";

const EVENING = Date.parse("2026-12-03T12:30:00Z");
const at = (minutes) => new Date(EVENING + minutes * 60000).toISOString();
const HERE = { state: "present", intervals: [{ came_at: at(0), left_at: null, remote: false }] };

const PACK = {
  meeting: { branch: "TDP Thuận Hòa", kind_label: "thường kỳ", month_label: "12/2026", planned_at: at(0) },
  frame: {
    agenda: [{ item: "9", title: "Khai mạc" }, { item: "2", title: "Kiểm điểm" }, { item: "5", title: "Nhiệm vụ" }],
    rules: { duties_not_in_attendance: [], excused_not_in_attendance: false },
  },
  matters: [{ matter: "resolution", label: "nghị quyết" }, { matter: "election", label: "bầu cử" }],
  check_in: { secret: "x", period: 30 },
};

function aState(more = {}) {
  return {
    session: { phase: "in_session", opened_at: at(0), closed_at: null },
    roster: {}, attendance: {}, votes: {},
    clock: { items: {}, current_item: null, is_paused: false, pauses: [] },
    ...more,
  };
}

function people(...told) {
  return {
    roster: Object.fromEntries(told.map(([duty], n) => [`${n}`, { duty, name: `Đồng chí ${n}` }])),
    attendance: Object.fromEntries(told.map(([, presence], n) => [`${n}`, presence])),
  };
}

const aVote = (more) => ({
  matter: "resolution", question: "", method: "hand", status: "open", opened_at: at(50), closed_at: null,
  base: [], tally: null, carried: null, candidates: {}, parts: [], ...more,
});
const shown = (state, minutes, pack = PACK) => modelOf({ state, pack, now: EVENING + minutes * 60000 });

test("before the opening the hall sees when it begins and the code", () => {
  const model = shown(aState({ session: { phase: "not_opened" } }), -10);
  assert.deepEqual([model.scene, model.showsCode], ["before", true]);
});

test("who stays away, is exempt or suspended is not waited for; an exempt comrade who came counts", () => {
  const away = { state: "apart", intervals: [] };
  const state = aState(people(
    ["active", HERE], ["active", { state: "expected", intervals: [] }], ["active", { state: "excused", intervals: [] }],
    ["exempt", away], ["exempt", HERE], ["suspended", away], ["temporarily_elsewhere", away],
  ));
  assert.deepEqual(shown(state, 1).people, { here: 2, expected: 4 });
});

test("who went home is expected and not here", () => {
  const gone = { state: "present", intervals: [{ came_at: at(0), left_at: at(40), remote: false }] };
  assert.deepEqual(shown(aState(people(["active", gone], ["active", HERE])), 50).people, { here: 1, expected: 2 });
});

test("where the table leaves the excused out, the screen does as well", () => {
  const pack = { ...PACK, frame: { ...PACK.frame, rules: { duties_not_in_attendance: ["away"], excused_not_in_attendance: true } } };
  const state = aState(people(["active", HERE], ["active", { state: "excused", intervals: [] }], ["away", { state: "expected", intervals: [] }]));
  assert.deepEqual(shown(state, 1, pack).people, { here: 1, expected: 1 });
});

test("the item, its minutes, and the next one in the order of the agenda, whatever its number", () => {
  const items = { 9: { title: "Khai mạc", planned_minutes: 5, seconds_used: 60, running_since: at(10) }, 2: { title: "Kiểm điểm", planned_minutes: 20, seconds_used: 0, running_since: null }, 5: { title: "Nhiệm vụ", planned_minutes: 30, seconds_used: 0, running_since: null } };
  const model = shown(aState({ clock: { items, current_item: "9", is_paused: false, pauses: [] } }), 13);
  assert.deepEqual([model.scene, model.item.title, model.item.used, model.next], ["item", "Khai mạc", 4, "Kiểm điểm"]);
});

test("a break stands above everything that runs", () => {
  const clock = { items: {}, current_item: null, is_paused: true, pauses: [{ began_at: at(40), ended_at: null }] };
  const model = shown(aState({ clock, votes: { v: aVote() } }), 45);
  assert.deepEqual([model.scene, model.breakSince], ["break", at(40)]);
});

for (const method of ["hand", "named", "secret_paper", "secret_electronic", "mixed"])
  test(`a vote (${method}) that runs shows its question and no figure, whatever the state holds`, () => {
    const tally = { in_favour: 13, against: 1, none: 0, invalid: 0, not_voted: 6 };
    const vote = aVote({ method, question: "Thông qua nghị quyết?", tally, base: ["1"], carried: true, candidates: { 1: 7 }, parts: [{ tally }] });
    const model = shown(aState({ votes: { v: vote } }), 51);
    assert.equal(model.scene, "vote");
    assert.deepEqual(model.vote, { question: "Thông qua nghị quyết?", label: "Nghị quyết", method });
    assert.equal(model.result, null);
  });

test("figures that tellers gave and nobody declared are not shown", () => {
  const vote = aVote({ status: "counted", tally: { in_favour: 3 }, closed_at: at(52) });
  assert.deepEqual([shown(aState({ votes: { v: vote } }), 53).scene, shown(aState({ votes: { v: vote } }), 53).result], ["item", null]);
});

const DECLARED = aVote({ status: "declared", closed_at: at(52), carried: true, base: Array(20).fill(null), tally: { in_favour: 17, against: 3, none: 0, invalid: 0, not_voted: 0 } });

test("a result is shown at the close, with its base", () => {
  const { scene, result } = shown(aState({ votes: { v: DECLARED } }), 53);
  assert.deepEqual([scene, result.carried, result.base, result.rows], ["result", true, 20, [["in_favour", 17], ["against", 3]]]);
});

test("a result gives way after its time, and to the next item or vote", () => {
  const later = 52 + RESULT_MS / 60000;
  assert.equal(shown(aState({ votes: { v: DECLARED } }), later).scene, "item");
  const items = { 2: { title: "Kiểm điểm", planned_minutes: 20, seconds_used: 0, running_since: at(52.5) } };
  assert.equal(shown(aState({ votes: { v: DECLARED }, clock: { items, current_item: "2", is_paused: false, pauses: [] } }), 53).scene, "item");
  assert.equal(shown(aState({ votes: { v: DECLARED, w: aVote({ opened_at: at(52.6) }) } }), 53).scene, "vote");
});

test("an election names its candidates by votes, whether the state has names or keys", () => {
  const vote = aVote({ ...DECLARED, matter: "election", candidates: { 0: 5, "Lê Văn Bình": 9 } });
  const { result } = shown(aState({ ...people(["active", HERE]), votes: { v: vote } }), 53);
  assert.deepEqual(result.candidates, [{ name: "Lê Văn Bình", votes: 9 }, { name: "Đồng chí 0", votes: 5 }]);
});

test("a cancelled vote leaves nothing on the screen", () => {
  assert.equal(shown(aState({ votes: { v: aVote({ status: "cancelled" }) } }), 51).scene, "item");
});

test("after the close nobody checks in any more", () => {
  const model = shown(aState({ session: { phase: "closed" } }), 130);
  assert.deepEqual([model.scene, model.showsCode], ["closed", false]);
});

test("a meeting without a secret shows no code", () => {
  assert.equal(shown(aState(), 1, { ...PACK, check_in: null }).showsCode, false);
});

test("dark modules in a row are one rectangle", () => {
  assert.equal(pathOf([[true, true, false], [false, false, true]]), "M0 0h2v1h-2zM2 1h1v1h-1z");
});

test("words take their values, and a missing one is no riddle", () => {
  const say = sayer({ since: "từ %(hour)s" });
  assert.deepEqual([say("since", { hour: "19:40" }), say("nothing")], ["từ 19:40", "nothing"]);
});
