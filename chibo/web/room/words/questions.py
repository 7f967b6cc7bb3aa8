"""Each question of the journal and each remedy as a sentence for people."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

QUESTIONS: Mapping[str, str | Promise] = {
    "device_has_unsent": gettext_lazy(
        "A device still keeps entries that have not arrived (numbers %(missing)s)."
    ),
    "number_used_twice": gettext_lazy(
        "A device gave the number %(number)s to two different entries."
    ),
    "clocks_apart": gettext_lazy(
        "The clock of a device is %(seconds)s seconds apart from the server's."
    ),
    "not_understood": gettext_lazy(
        "An entry was made by a newer page and is not understood here yet."
    ),
    "late_not_countersigned": gettext_lazy(
        "%(number)s entries arrived too late and are not countersigned by the secretary."
    ),
    "correction_in_circle": gettext_lazy("Corrections correct each other in a circle."),
    "correction_of_other_meeting": gettext_lazy(
        "A correction points to an entry of another meeting."
    ),
    "correction_unreadable": gettext_lazy("A correction cannot be read."),
    "correction_awaits_target": gettext_lazy(
        "A correction came before the entry that it corrects."
    ),
    "correction_without_reason": gettext_lazy("A correction has no reason."),
    "opened_twice": gettext_lazy("The opening was recorded twice: %(hours)s."),
    "closed_twice": gettext_lazy("The close was recorded twice: %(hours)s."),
    "closed_without_opening": gettext_lazy("The close was recorded, the opening was not."),
    "recorded_before_opening": gettext_lazy(
        "Something of the meeting was recorded before its opening."
    ),
    "went_on_after_close": gettext_lazy("The meeting went on after its close at %(hours)s."),
    "part_ended_not_running": gettext_lazy("A part was ended that was not running."),
    "item_ended_not_running": gettext_lazy("An item was ended that was not running."),
    "item_not_on_agenda": gettext_lazy("An item that is not on the agenda has no title."),
    "paused_twice": gettext_lazy("A break was begun twice."),
    "resumed_without_pause": gettext_lazy("A break was ended that had not begun."),
    "pause_not_ended": gettext_lazy("A break was not ended."),
    "person_not_on_roster": gettext_lazy("Comrade %(name)s is not on the roster of this meeting."),
    "still_expected_at_close": gettext_lazy("Comrade %(name)s is not marked yet."),
    "arrival_to_confirm": gettext_lazy(
        "Comrade %(name)s checked in at %(at)s, but is marked as not here."
    ),
    "left_without_coming": gettext_lazy("Comrade %(name)s left without having come."),
    "asked_excuse_counted_present": gettext_lazy(
        "Comrade %(name)s asked to be excused and is counted as here."
    ),
    "came_after_close": gettext_lazy("Comrade %(name)s came at %(at)s, after the close."),
    "speaker_not_present": gettext_lazy("Comrade %(name)s spoke but is not marked as here."),
    "speaker_not_in_the_room": gettext_lazy("Comrade %(name)s spoke while not in the room."),
    "guest_not_named": gettext_lazy("A guest spoke who is not named."),
    "heads_differ": gettext_lazy("%(heads)s people were counted, %(named)s are named."),
    "few_official_members": gettext_lazy("The branch has only %(official)s official members."),
    "few_present": gettext_lazy("Only %(here)s of %(of)s official members are here."),
    "vote_opened_twice": gettext_lazy("%(vote)s: put to the vote twice."),
    "vote_not_opened": gettext_lazy("%(vote)s: declared without having been put."),
    "vote_still_open": gettext_lazy("%(vote)s: not declared yet."),
    "vote_closed_after_cancel": gettext_lazy("%(vote)s: declared after it was cancelled."),
    "vote_matter_differs": gettext_lazy("%(vote)s: put on one matter, declared on another."),
    "vote_digest_differs": gettext_lazy(
        "%(vote)s: the text that was put is not the text that was declared."
    ),
    "vote_rule_differs": gettext_lazy("%(vote)s: declared by another rule than the one in force."),
    "vote_not_declared": gettext_lazy("%(vote)s: counted, but nobody declared the outcome."),
    "vote_base_differs": gettext_lazy(
        "%(vote)s: the people in the base are not those of the roster."
    ),
    "vote_outcome_differs": gettext_lazy(
        "%(vote)s: the outcome declared is not the one that the figures give."
    ),
    "vote_sum_differs": gettext_lazy(
        "%(vote)s: the figures add up to %(counted)s, the base is %(base)s."
    ),
    "more_hands_than_voters": gettext_lazy("%(vote)s: %(hands)s hands for %(base)s voters."),
    "ballots_exceed_issued": gettext_lazy(
        "%(vote)s: %(returned)s ballots returned, %(issued)s issued."
    ),
    "named_votes_differ": gettext_lazy("%(vote)s: the figures are not those of the named votes."),
    "voter_not_entitled": gettext_lazy("%(vote)s: %(number)s people voted who may not."),
    "counted_in_two_parts": gettext_lazy("%(vote)s: %(number)s people were counted in two places."),
    "must_be_on_paper": gettext_lazy("%(vote)s: this matter is voted on secretly, on paper."),
    "remote_in_secret_vote": gettext_lazy(
        "%(vote)s: %(number)s people taking part online were counted in a secret vote."
    ),
    "few_in_channel": gettext_lazy(
        "%(vote)s: so few voted secretly in one place that opinions show."
    ),
    "no_rule_for_matter": gettext_lazy("%(vote)s: there is no rule for this matter."),
    "reserved_on_unknown_vote": gettext_lazy(
        "An opinion was reserved on a vote that is not recorded."
    ),
}

REMEDIES: Mapping[str, str | Promise] = {
    "send_or_declare_lost": gettext_lazy(
        "Send them from that device, or let the secretary declare that it is lost."
    ),
    "void_one": gettext_lazy("Take one of them back below."),
    "correct_hours": gettext_lazy(
        "Set the clock of that device right, and correct the hours if they matter."
    ),
    "update_or_void": gettext_lazy("Load this page again, or take the entry back."),
    "countersign": gettext_lazy("The secretary countersigns them."),
    "correct_anew": gettext_lazy("Correct the entry itself, anew."),
    "wait_or_void": gettext_lazy("Wait for the other device to send, or take the correction back."),
    "give_reason": gettext_lazy("Give the reason."),
    "open": gettext_lazy("Record the opening."),
    "correct_opening": gettext_lazy("Correct the hour of the opening, or leave it with a reason."),
    "close_again": gettext_lazy("Close the meeting again."),
    "void_or_keep": gettext_lazy("Take it back, or leave it with a reason."),
    "name_item": gettext_lazy("Name the item."),
    "resume_or_keep": gettext_lazy("Record when the meeting went on, or leave it with a reason."),
    "change_roster": gettext_lazy("Put the roster right."),
    "mark_person": gettext_lazy("Tap the name and mark the person."),
    "name_guest": gettext_lazy("Record the guest's name."),
    "count_again": gettext_lazy("Count again and mark who is missing."),
    "consider": gettext_lazy("Consider it; leave it with a reason if it is right."),
    "open_vote": gettext_lazy("Leave it with a reason, or vote again."),
    "close_or_cancel_vote": gettext_lazy("Declare the outcome, or cancel the vote."),
    "correct_vote": gettext_lazy("Take the declaration back and declare the right figures."),
    "correct_or_vote_again": gettext_lazy("Declare the right figures, or vote again."),
    "vote_again": gettext_lazy("Vote again."),
}
