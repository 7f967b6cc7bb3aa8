"""How the evening is recorded on devices."""

from django.utils.translation import gettext_lazy as _

from chibo.rulebook.key import define_rule
from chibo.rulebook.subjects import RuleSubject
from chibo.rulebook.values import Whole
from chibo.rulebook.values.units import days, hours, seconds

UNDO_SECONDS = define_rule(
    "undo_seconds",
    _("Seconds for taking back a tap"),
    Whole(0, 600, seconds),
    subject=RuleSubject.RECORD,
)
CLOCKS_APART_SECONDS = define_rule(
    "clocks_apart_seconds",
    _("Seconds that two devices may be apart"),
    Whole(1, 3600, seconds),
    subject=RuleSubject.RECORD,
)
LATE_ENTRY_HOURS = define_rule(
    "late_entry_hours",
    _("Hours after which an entry needs a countersignature"),
    Whole(1, 720, hours),
    subject=RuleSubject.RECORD,
    about=_("Entries keyed in from paper are expected to be late."),
)
DEVICE_KEEPS_DAYS = define_rule(
    "device_keeps_days",
    _("Days that a device keeps a meeting, at most"),
    Whole(1, 90, days),
    subject=RuleSubject.RECORD,
)
DEVICE_WARNS_DAYS = define_rule(
    "device_warns_days",
    _("Days of warning before a device erases a meeting"),
    Whole(0, 30, days),
    subject=RuleSubject.RECORD,
)
