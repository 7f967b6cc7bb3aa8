"""Votes: rules, ways, figures, outcomes."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

BALLOTS: Mapping[str, str | Promise] = {
    "nobody_may_vote": _("Nobody may vote on this now."),
    "base_official_convened": _("Official members convened: %(base)s."),
    "base_official_present": _("Official members present: %(base)s."),
    "base_committee_members": _("Members of the branch committee: %(base)s."),
    "carries_more_than": _("More than %(part)s/%(of)s carries: at least %(needed)s votes."),
    "carries_at_least": _("At least %(part)s/%(of)s carries: at least %(needed)s votes."),
    "by_secret_ballot": _("By secret ballot, on paper."),
    "draft_not_put": _(
        "The draft has not been put to the meeting yet: put it first, so that the vote names its"
        " text."
    ),
    "remote_in_secret": _(
        "%(number)s comrades take part online; the rule does not count them in a secret vote."
    ),
    "too_few_in_channel": _(
        "Fewer than %(number)s vote in one place: their opinions would show. Vote by hand, or all"
        " in one place."
    ),
    "more_on_vote": _("Way of voting, who is concerned"),
    "how_to_vote": _("How to vote"),
    "method_hand": _("By hand"),
    "method_named": _("By name, each one's opinion is recorded"),
    "method_secret_paper": _("Secretly, on paper"),
    "method_secret_electronic": _("Secretly, on each one's telephone"),
    "method_mixed": _("Secretly, on paper and by telephone"),
    "whom_it_concerns": _("Whom the matter is about"),
    "who_stands_aside": _("Exempt comrades who stand aside"),
    "seats": _("Places to be filled"),
    "candidates": _("Who stands for election"),
    "strike_out": _("A ballot that names more than %(seats)s, or nobody, is invalid."),
    "in_favour": _("In favour"),
    "against": _("Against"),
    "no_opinion": _("No opinion"),
    "ballots_issued": _("Ballots issued"),
    "ballots_returned": _("Ballots returned"),
    "ballots_invalid": _("Invalid ballots"),
    "tap_through": _("Tap a name: in favour, against, no opinion, did not vote."),
    "all_others_for": _("All others are in favour"),
    "choice_for": _("in favour"),
    "choice_against": _("against"),
    "choice_none": _("no opinion"),
    "choice_not_voted": _("did not vote"),
    "several_tellers": _("Several tellers count, each a part"),
    "part_name": _("Place, Party group or box"),
    "part_people": _("Whom this part counts"),
    "part_unnamed": _("First part"),
    "record_part": _("Record this part"),
    "tally": _(
        "in favour %(yes)s, against %(no)s, no opinion %(none)s, did not vote %(left)s,"
        " base %(base)s"
    ),
    "did_not_vote": _("did not vote:"),
    "more_than_voters": _("more votes than voters:"),
    "missing_to_carry": _("votes missing to carry:"),
    "enough": _("enough to carry"),
    "for_so_far": _("in favour in all:"),
    "declare_carried": _("Declare: carried"),
    "declare_not_carried": _("Declare: not carried"),
    "declare_election": _("Declare the votes for each name"),
    "electronic_vote": _("This vote is cast on telephones and opened by the tellers."),
    "to_the_tellers": _("To the page of the tellers"),
    "vote_open": _("being voted on"),
    "vote_counted": pgettext_lazy("vote", "counted"),
    "vote_carried": pgettext_lazy("vote", "carried"),
    "vote_not_carried": pgettext_lazy("vote", "not carried"),
    "vote_cancelled": pgettext_lazy("vote", "cancelled"),
    "vote_declared": pgettext_lazy("vote", "declared"),
    "reserved": _("Comrade %(name)s reserves an opinion: %(gist)s"),
    "election_complete": _("Elected: %(elected)s."),
    "election_more_passed_than_seats": _(
        "More have passed than there are places. Elected, from the most votes down: %(elected)s."
    ),
    "election_tie_for_last_seat": _(
        "Elected: %(elected)s. Equal votes for the last place: %(tied)s. The meeting decides"
        " whether to vote again between them."
    ),
    "election_too_few_passed": _(
        "Elected: %(elected)s. Too few have passed. The meeting decides whether to elect the rest"
        " again."
    ),
    "election_not_applicable": _("Nobody may vote in this election now."),
}
