"""What the pages themselves keep of a person."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.personal_data import Column, PersonalData, Whose, keep_personal_data
from chibo.web.models import SentForm

keep_personal_data(
    PersonalData(
        SentForm,
        "user",
        Whose.ACCOUNT,
        _("Forms you sent"),
        _("So that a form sent twice is acted upon once."),
        (Column("sent_at", _("sent at")), Column("went_to", _("page shown after it"))),
        rule="sent_form_days",
        by_hand=True,
        for_owner_only=True,
    )
)
