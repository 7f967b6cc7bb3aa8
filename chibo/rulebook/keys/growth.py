"""Ages, months and days on the way to membership."""

from django.utils.translation import gettext_lazy as _

from chibo.rulebook.key import define_rule
from chibo.rulebook.shapes import AgeSpan
from chibo.rulebook.subjects import LaterRoom, RuleSubject
from chibo.rulebook.values import Shaped, Whole
from chibo.rulebook.values.units import months, working_days

ADMISSION_AGE = define_rule(
    "admission_age", _("Age at admission"), Shaped(AgeSpan), subject=RuleSubject.GROWTH
)
AWARENESS_MONTHS = define_rule(
    "awareness_months",
    _("Months for which the certificate of the awareness class holds"),
    Whole(1, 240, months),
    subject=RuleSubject.GROWTH,
    later=LaterRoom.GROWTH,
)
SPONSOR_MONTHS = define_rule(
    "sponsor_months",
    _("Months that a sponsor has worked with the person, at least"),
    Whole(0, 60, months),
    subject=RuleSubject.GROWTH,
    later=LaterRoom.GROWTH,
)
CEREMONY_WORKING_DAYS = define_rule(
    "ceremony_working_days",
    _("Working days from the decision to the ceremony of admission, at most"),
    Whole(1, 250, working_days),
    subject=RuleSubject.GROWTH,
)
PROBATION_MONTHS = define_rule(
    "probation_months",
    _("Months of probation"),
    Whole(1, 60, months),
    subject=RuleSubject.GROWTH,
    about=_("Counted from the ceremony; Party age counts from the decision of admission."),
)
OFFICIAL_WORKING_DAYS = define_rule(
    "official_working_days",
    _("Working days after probation in which official standing is considered"),
    Whole(1, 250, working_days),
    subject=RuleSubject.GROWTH,
    about=_("Recognised later, the date is still the end of probation."),
)
READMISSION_MONTHS = define_rule(
    "readmission_months",
    _("Months after which somebody may be admitted again"),
    Whole(1, 240, months),
    subject=RuleSubject.GROWTH,
    later=LaterRoom.GROWTH,
)
MISSING_MONTHS = define_rule(
    "missing_months",
    _("Months in a year without meetings or dues after which removal is considered"),
    Whole(1, 12, months),
    subject=RuleSubject.GROWTH,
    later=LaterRoom.OVERSIGHT,
)
