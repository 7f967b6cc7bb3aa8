// What the fold asks people: each question with its weight, its values and its remedy.
import { byCodePoint } from "./text.js";

// A question of weight "must" stops the seal, never an entry.
export const CATALOGUE = {
  // about the record itself
  device_has_unsent: ["must", "send_or_declare_lost"],
  number_used_twice: ["ask", "void_one"],
  clocks_apart: ["ask", "correct_hours"],
  not_understood: ["must", "update_or_void"],
  late_not_countersigned: ["must", "countersign"],
  correction_in_circle: ["ask", "correct_anew"],
  correction_of_other_meeting: ["ask", "correct_anew"],
  correction_unreadable: ["must", "correct_anew"],
  correction_awaits_target: ["must", "wait_or_void"],
  correction_without_reason: ["must", "give_reason"],
  // about the course of the evening
  opened_twice: ["ask", "void_one"],
  closed_twice: ["ask", "void_one"],
  closed_without_opening: ["must", "open"],
  recorded_before_opening: ["ask", "correct_opening"],
  went_on_after_close: ["must", "close_again"],
  part_ended_not_running: ["ask", "void_or_keep"],
  item_ended_not_running: ["ask", "void_or_keep"],
  item_not_on_agenda: ["ask", "name_item"],
  paused_twice: ["ask", "void_one"],
  resumed_without_pause: ["ask", "void_or_keep"],
  pause_not_ended: ["ask", "resume_or_keep"],
  // about people
  person_not_on_roster: ["must", "change_roster"],
  still_expected_at_close: ["must", "mark_person"],
  arrival_to_confirm: ["must", "mark_person"],
  left_without_coming: ["ask", "mark_person"],
  asked_excuse_counted_present: ["ask", "mark_person"],
  came_after_close: ["ask", "mark_person"],
  speaker_not_present: ["must", "mark_person"],
  speaker_not_in_the_room: ["ask", "mark_person"],
  guest_not_named: ["ask", "name_guest"],
  heads_differ: ["ask", "count_again"],
  few_official_members: ["ask", "consider"],
  few_present: ["ask", "consider"],
  // about votes
  vote_opened_twice: ["ask", "void_one"],
  vote_not_opened: ["ask", "open_vote"],
  vote_still_open: ["must", "close_or_cancel_vote"],
  vote_closed_after_cancel: ["must", "void_one"],
  vote_matter_differs: ["must", "correct_vote"],
  vote_digest_differs: ["must", "correct_vote"],
  vote_rule_differs: ["ask", "correct_vote"],
  vote_not_declared: ["must", "correct_vote"],
  vote_base_differs: ["must", "correct_or_vote_again"],
  vote_outcome_differs: ["must", "correct_or_vote_again"],
  vote_sum_differs: ["must", "correct_vote"],
  more_hands_than_voters: ["must", "correct_or_vote_again"],
  ballots_exceed_issued: ["must", "vote_again"],
  named_votes_differ: ["must", "correct_vote"],
  voter_not_entitled: ["must", "correct_or_vote_again"],
  counted_in_two_parts: ["must", "correct_vote"],
  must_be_on_paper: ["must", "vote_again"],
  remote_in_secret_vote: ["must", "correct_or_vote_again"],
  few_in_channel: ["ask", "consider"],
  no_rule_for_matter: ["ask", "consider"],
  reserved_on_unknown_vote: ["ask", "void_or_keep"],
};

/** Return the question `code` of the catalogue; its key holds its values, so other values ask anew. */
export function question(code, { subject = "", entries = [], values = {} } = {}) {
  const [weight, remedy] = CATALOGUE[code];
  const names = Object.keys(values).sort(byCodePoint);
  const told = names.map((name) => `${name}=${asText(values[name])}`).join(";");
  return { key: `${code}:${subject}:${told}`, code, weight, subject, values, entries: [...entries], remedy };
}

/** Return `[still open, settled]`, both by key; `reasons` is a Map from key to `{reason, by}`. */
export function settle(asked, reasons) {
  const byKey = new Map(asked.map((one) => [one.key, one]));
  const ordered = [...byKey.keys()].sort(byCodePoint).map((key) => byKey.get(key));
  const ended = ordered.filter((one) => reasons.has(one.key));
  return [
    ordered.filter((one) => !reasons.has(one.key)),
    ended.map((one) => ({ question: one, ...reasons.get(one.key) })),
  ];
}

const asText = (value) => (Array.isArray(value) ? value.join(",") : String(value));
