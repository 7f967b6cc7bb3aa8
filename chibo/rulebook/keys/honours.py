"""Years and days of badges and praise."""

from django.utils.translation import gettext_lazy as _

from chibo.rulebook.key import define_rule
from chibo.rulebook.subjects import LaterRoom, RuleSubject
from chibo.rulebook.values import DaysOfYear, Numbers, Whole
from chibo.rulebook.values.units import years

BADGE_YEARS = define_rule(
    "badge_years",
    _("Years of Party age for which a badge is given"),
    Numbers(1, 120, years),
    subject=RuleSubject.HONOURS,
    about=_("Party age counts from the decision of admission."),
)
BADGE_DAYS = define_rule(
    "badge_days",
    _("Days of the year on which badges are given"),
    DaysOfYear(),
    subject=RuleSubject.HONOURS,
)
AWARD_YEARS = define_rule(
    "award_years",
    _("Years in a row of excellent work that lead to praise"),
    Whole(1, 20, years),
    subject=RuleSubject.HONOURS,
    later=LaterRoom.HONOURS,
)
