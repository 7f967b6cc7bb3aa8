"""What is kept of who handed a paper in."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.personal_data import Column, PersonalData, Whose, keep_personal_data
from chibo.papers.models import StoredFile

keep_personal_data(
    PersonalData(
        StoredFile,
        "stored_by",
        Whose.ACCOUNT,
        _("Papers you handed in"),
        _("So that it is known where a paper comes from."),
        (Column("name"), Column("unit__name", _("unit")), Column("stored_at")),
        kept=_("As long as the paper"),
        by_hand=True,
    )
)
