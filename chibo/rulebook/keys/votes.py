"""Who votes, and by which way; base and majority of each matter are in `chibo.rulebook.votes`."""

from django.utils.translation import gettext_lazy as _

from chibo.rulebook.key import define_rule
from chibo.rulebook.subjects import LaterRoom, RuleSubject
from chibo.rulebook.values import Whole, YesNo
from chibo.rulebook.values.units import members, percent
from chibo.rulebook.votes import vote_rule

__all__ = [
    "EXEMPT_PRESENT_COUNTS",
    "EXTRA_CANDIDATES_PERCENT",
    "FEWEST_IN_CHANNEL",
    "vote_rule",
]

EXEMPT_PRESENT_COUNTS = define_rule(
    "exempt_present_counts",
    _("An exempt member who comes is in the base of votes"),
    YesNo(),
    subject=RuleSubject.VOTES,
    about=_("Unless this member stands aside."),
)
FEWEST_IN_CHANNEL = define_rule(
    "fewest_in_channel",
    _("Voters by one way of a secret vote, at least"),
    Whole(1, 100, members),
    subject=RuleSubject.VOTES,
    about=_("With fewer the program warns before a secret vote opens."),
)
EXTRA_CANDIDATES_PERCENT = define_rule(
    "extra_candidates_percent",
    _("Candidates beyond the number to elect, at most"),
    Whole(0, 100, percent),
    subject=RuleSubject.VOTES,
    later=LaterRoom.ROOM,
)
