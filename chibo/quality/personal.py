"""What scoring keeps of those who score and review."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.personal_data import Column, PersonalData, Whose, keep_personal_data
from chibo.quality.models import CommitteeNotice, Contest, Judgement, ReviewDeed

_TO_STAND_FOR = _("So that it is known who judged, and why.")
_KEPT = _("As long as the score")
_BRANCH = Column("card__branch__name", _("branch"))
_AT = Column("at")

for model, relation, beside, heading, columns in (
    (Judgement, "by", (), _("Lines you judged"), (_BRANCH, Column("code"), Column("reason"), _AT)),
    (
        Contest,
        "by",
        ("answered_by",),
        _("Lines you asked to look at again"),
        (_BRANCH, Column("code"), Column("reason"), _AT),
    ),
    (ReviewDeed, "by", (), _("Your steps of review"), (_BRANCH, Column("deed"), _AT)),
    (
        CommitteeNotice,
        "entered_by",
        (),
        _("Notices to the committee you entered"),
        (Column("meeting__title", _("meeting")), Column("told_at")),
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
            beside=beside,
            by_hand=True,
        )
    )
