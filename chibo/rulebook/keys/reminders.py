"""On which days people are reminded."""

from django.utils.translation import gettext_lazy as _

from chibo.rulebook.key import define_rule
from chibo.rulebook.subjects import LaterRoom, RuleSubject
from chibo.rulebook.values import Numbers, Whole
from chibo.rulebook.values.units import day_of_month, days

PLAN_REMINDER_DAY = define_rule(
    "plan_reminder_day",
    _("Day on which the plan of the next month is asked for"),
    Whole(1, 28, day_of_month),
    subject=RuleSubject.REMINDERS,
    about=_("Counted in the month before the meeting."),
    later=LaterRoom.NOTICES,
)
MEETING_REMINDER_DAYS = define_rule(
    "meeting_reminder_days",
    _("Days before a meeting on which members are reminded"),
    Numbers(0, 30, days),
    subject=RuleSubject.REMINDERS,
    later=LaterRoom.NOTICES,
)
TASK_REMINDER_DAYS = define_rule(
    "task_reminder_days",
    _("Days before its day on which a task is recalled"),
    Numbers(0, 60, days),
    subject=RuleSubject.REMINDERS,
    later=LaterRoom.NOTICES,
)
