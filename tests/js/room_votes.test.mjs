// Votes as the room shows them: who counts, what is missing, what the figures come to.
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  alsoWhenCarried, baseNow, countView, digestOf, methodsFor, nextChoice, openVote, putView, sumsOf, verdictOf, voteLines,
} from "../../chibo/web/static/web/js/room/views/ballots.js";
import { eveningAt } from "./room_world.mjs";

const put = (matter, more = {}) => ({ matter, method: undefined, concerns: [], aside: [], candidates: [], ...more });
const OFFICIAL = ["12", "18", "31", "32", "4", "7", "9"];

test("the base is of official members; an exempt member counts when here, unless standing aside", () => {
  const evening = eveningAt("evening");

  assert.deepEqual([...baseNow(evening, { matter: "resolution" })].sort(), OFFICIAL);
  assert.equal(baseNow(evening, { matter: "resolution", aside: ["18"] }).includes("18"), false);
  assert.equal(baseNow(evening, { matter: "programme" }).includes("7"), false, "only who is present");
  assert.equal(baseNow(evening, { matter: "no such matter" }), null);
});

test("whom the matter is about is left out where the rule says so", () => {
  const view = putView(eveningAt("evening"), put("admission", { concerns: ["32"] }));

  assert.equal(view.base.includes("32"), false);
  assert.deepEqual([view.asksWhom, view.methods, view.needed], [true, ["secret_paper"], 4]);
});

test("a matter that must be on paper is offered in no other way, elections neither", () => {
  const evening = eveningAt("evening");

  assert.deepEqual(methodsFor("election", evening), ["secret_paper"]);
  assert.deepEqual(methodsFor("resolution", evening), ["hand", "named", "secret_paper", "secret_electronic", "mixed"]);
  assert.equal(putView(evening, put("admission", { method: "hand" })).method, "secret_paper");
});

test("a secret vote warns of who takes part online and of too few in one place", () => {
  const evening = eveningAt("evening");

  assert.deepEqual(putView(evening, put("resolution", { method: "hand" })).warnings, []);
  assert.deepEqual(putView(evening, put("resolution", { method: "secret_paper" })).warnings, ["remote_in_secret"]);
  assert.deepEqual(putView(evening, put("resolution", { method: "mixed" })).warnings, ["remote_in_secret", "too_few_in_channel"]);
});

test("a resolution that was not put to the meeting is said before the vote", () => {
  const evening = eveningAt("evening", "20:30", { texts: { resolution: null, score: null, minutes: null } });

  assert.deepEqual(putView(evening, put("resolution")).warnings, ["draft_not_put"]);
  assert.equal(digestOf("resolution", evening), "");
  assert.equal(digestOf("resolution", eveningAt("evening")).length, 64);
});

const counting = (moment) => {
  const evening = eveningAt(moment);
  return [evening, countView(evening, openVote(evening))];
};

test("hands counted leave the others as not having voted, and tell what is missing", () => {
  const [, view] = counting("voting");
  const sums = sumsOf(view, { for: "3", against: "1", none: "" });

  assert.deepEqual([view.base.length, view.needed], [7, 4]);
  assert.deepEqual([sums.notVoted, sums.over, sums.missing], [3, 0, 1]);
  assert.deepEqual([sums.payload.not_voted, sums.payload.rule, sums.payload.digest.length], [3, "2026-01", 64]);
  assert.equal(sumsOf(view, { for: "8" }).over, 1);
});

test("of a named vote the names are the figures; who was not tapped has not voted", () => {
  const [, view] = counting("voting");
  const sums = sumsOf(view, {}, { choices: { 31: "for", 32: "for", 4: "against", 9: "none", 7: "not_voted" } });

  assert.deepEqual(sums.counted, { for: 2, against: 1, none: 1, invalid: 0 });
  assert.deepEqual([sums.payload.not_voted, sums.payload.for], [3, 2]);
  assert.deepEqual(sums.payload.named, { 31: "for", 32: "for", 4: "against", 9: "none" });
});

test("a finger taps through the choices and comes back", () => {
  const through = [1, 2, 3, 4].reduce((all) => [...all, nextChoice(all.at(-1))], ["not_voted"]);

  assert.deepEqual(through, ["not_voted", "for", "against", "none", "not_voted"]);
});

test("parts of several tellers add up over one base, and the vote stays open until it is declared", () => {
  const [evening, view] = counting("parts");
  const rest = view.left.slice(0, 2);
  const sums = sumsOf(view, { for: "2" }, { part: { name: "Tổ 2", people: rest } });

  assert.deepEqual([...view.left].sort(), ["18", "4", "7", "9"]);
  assert.deepEqual([sums.inFavour, sums.missing, sums.notVoted], [4, 0, 0]);
  assert.deepEqual([sums.payload.part, sums.payload.base], ["Tổ 2", rest]);
  assert.equal(voteLines(evening)[0].isOpen, true);
});

test("of an election valid ballots stand in favour, and each name has its figure", () => {
  const [, view] = counting("election");
  const sums = sumsOf(view, { ballots_issued: "7", ballots_returned: "6", invalid: "1" });

  assert.deepEqual(view.candidates.map(({ name }) => name), ["Bùi Thị An", "Nguyễn Văn Bình", "Đặng Đình Đức"]);
  assert.deepEqual([sums.payload.for, sums.payload.invalid, sums.payload.not_voted], [5, 1, 1]);
  assert.equal("carried" in sums.payload, false);
});

test("a tie for the last place is named, and the meeting decides", () => {
  const [line] = voteLines(eveningAt("elected"));

  assert.deepEqual([line.outcome, line.status], ["election_tie_for_last_seat", "declared"]);
  assert.deepEqual(line.names[0], { name: "Nguyễn Văn Bình", votes: 4 });
});

test("a vote that was declared is counted no more", () => {
  const evening = eveningAt("declared");

  assert.equal(openVote(evening), null);
  assert.deepEqual(voteLines(evening).map(({ status, base }) => [status, base]), [["carried", 7]]);
});

test("a programme or minutes that carry are adopted in the same step, once", () => {
  const evening = eveningAt("evening");

  assert.deepEqual(alsoWhenCarried(evening, { vote: "v", matter: "programme" }), [["programme_adopted", { vote: "v" }]]);
  assert.deepEqual(alsoWhenCarried(evening, { vote: "v", matter: "minutes" }), [["minutes_adopted", { digest: "cd".repeat(32), vote: "v" }]]);
  assert.deepEqual(alsoWhenCarried(evening, { vote: "v", matter: "resolution" }), []);
});

test("the verdict stands out only when the figures come to it", () => {
  const told = (missing, { over = 0, notVoted = 0 } = {}) => verdictOf({ missing, over, notVoted });

  assert.equal(told(0, { notVoted: 4 }), "carried", "enough, though some did not vote");
  assert.equal(told(13, { notVoted: 24 }), "", "nothing is counted yet");
  assert.equal(told(1, { notVoted: 1 }), "", "the last vote may still carry it");
  assert.equal(told(1), "not_carried", "everybody voted");
  assert.equal(told(-2, { over: 1 }), "", "more votes than voters");
  assert.equal(told(null), "", "no rule");
});
