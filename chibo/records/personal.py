"""What the minutes keep of those who write and confirm them."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.personal_data import Column, PersonalData, Whose, keep_personal_data
from chibo.records.models import Confirmation, MinutesText, PutMinutes

_TO_STAND_FOR = _("So that it is known who stands for the minutes.")
_KEPT = _("As long as the minutes of the meeting")
_MEETING = Column("minutes__meeting__title", _("meeting"))

for model, relation, heading, columns in (
    (MinutesText, "worded_by", _("Minutes you worded"), (_MEETING, Column("worded_at"))),
    (PutMinutes, "put_by", _("Minutes you put to the meeting"), (_MEETING, Column("put_at"))),
    (
        Confirmation,
        "user",
        _("Minutes you confirmed"),
        (_MEETING, Column("role"), Column("name"), Column("at"), Column("taken_back_at")),
    ),
):
    keep_personal_data(
        PersonalData(
            model,
            relation,
            Whose.ACCOUNT,
            heading,
            _TO_STAND_FOR,
            columns,
            kept=_KEPT,
            by_hand=True,
        )
    )
