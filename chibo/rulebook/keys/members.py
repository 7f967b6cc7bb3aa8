"""Numbers about members and their branch."""

from django.utils.translation import gettext_lazy as _

from chibo.rulebook.key import define_rule
from chibo.rulebook.shapes import MonthSpan
from chibo.rulebook.subjects import LaterRoom, RuleSubject
from chibo.rulebook.values import DaysOfYear, Shaped, Whole
from chibo.rulebook.values.units import days, digits, members, months, working_days

CARD_DIGITS = define_rule(
    "card_digits",
    _("Digits of a card number"),
    Whole(4, 20, digits),
    subject=RuleSubject.MEMBERS,
)
TRANSFER_WORKING_DAYS = define_rule(
    "transfer_working_days",
    _("Working days for handing in a transfer, at most"),
    Whole(1, 250, working_days),
    subject=RuleSubject.MEMBERS,
)
TEMPORARY_MONTHS = define_rule(
    "temporary_months",
    _("Months of a temporary stay elsewhere"),
    Shaped(MonthSpan),
    subject=RuleSubject.MEMBERS,
)
COMMITTEE_FROM_MEMBERS = define_rule(
    "committee_from_members",
    _("A branch elects a committee from so many official members on"),
    Whole(1, 100, members),
    subject=RuleSubject.MEMBERS,
    about=_("With fewer it elects a secretary, and a deputy where needed."),
)
SUPERVISION_ABOVE_MEMBERS = define_rule(
    "supervision_above_members",
    _("Party groups are supervised by topic in a branch of more than"),
    Whole(0, 500, members),
    subject=RuleSubject.MEMBERS,
    later=LaterRoom.OVERSIGHT,
)
ACCESS_LIST_MONTHS = define_rule(
    "access_list_months",
    _("Months for which it is kept who looked at a record"),
    Whole(1, 240, months),
    subject=RuleSubject.MEMBERS,
)
PUBLIC_HOLIDAYS = define_rule(
    "public_holidays",
    _("Public holidays on which nobody works"),
    DaysOfYear(),
    subject=RuleSubject.MEMBERS,
    about=_("Besides Saturdays and Sundays; each year has a list of its own."),
)
CHANGE_AHEAD_DAYS = define_rule(
    "change_ahead_days",
    _("Days ahead for which a change of a member may be recorded, at most"),
    Whole(0, 366, days),
    subject=RuleSubject.MEMBERS,
)
DUE_AHEAD_DAYS = define_rule(
    "due_ahead_days",
    _("Days before its day on which something due of a member is listed"),
    Whole(0, 366, days),
    subject=RuleSubject.MEMBERS,
)
HANDOVER_DAYS = define_rule(
    "handover_days",
    _("Days for which a new secretary is shown the hand-over"),
    Whole(0, 92, days),
    subject=RuleSubject.MEMBERS,
)
