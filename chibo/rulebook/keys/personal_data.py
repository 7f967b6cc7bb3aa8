"""How long traces of persons are kept; a daily sweep erases what is over."""

from django.utils.translation import gettext_lazy as _

from chibo.rulebook.key import define_rule
from chibo.rulebook.subjects import RuleSubject
from chibo.rulebook.values import Whole
from chibo.rulebook.values.units import days, months

UNUSED_DEVICE_MONTHS = define_rule(
    "unused_device_months",
    _("Months for which a device is kept that is not used any more"),
    Whole(14, 60, months),
    subject=RuleSubject.PERSONAL_DATA,
    about=_("Of everybody whose home branch is here. Longer than any sign-in lasts by itself."),
)
GIVEN_PIN_MONTHS = define_rule(
    "given_pin_months",
    _("Months for which it is kept who gave a PIN"),
    Whole(3, 120, months),
    subject=RuleSubject.PERSONAL_DATA,
    about=_("What still keeps ballots or private notes closed stays."),
)
ANSWERED_CORRECTION_MONTHS = define_rule(
    "answered_correction_months",
    _("Months for which an answered request for a correction is kept"),
    Whole(3, 120, months),
    subject=RuleSubject.PERSONAL_DATA,
)
ROSTER_UPLOAD_MONTHS = define_rule(
    "roster_upload_months",
    _("Months for which it is kept who sent a roster file"),
    Whole(1, 60, months),
    subject=RuleSubject.PERSONAL_DATA,
    about=_("The file itself is erased when it is confirmed or withdrawn, or after a day."),
)
SENT_FORM_DAYS = define_rule(
    "sent_form_days",
    _("Days for which it is kept which forms a person sent"),
    Whole(2, 366, days),
    subject=RuleSubject.PERSONAL_DATA,
    about=_("Of everybody whose home branch is here; so that sending twice is once."),
)
