"""What resolutions and tasks keep of a person."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.personal_data import Column, PersonalData, Whose, keep_personal_data
from chibo.resolutions.models import PutText, Task, TaskExtension, TaskReport

_TO_FOLLOW = _("So that what was agreed is done.")
_KEPT = _("As long as the resolution")

keep_personal_data(
    PersonalData(
        Task,
        "lead",
        Whose.MEMBER,
        _("Tasks you lead"),
        _TO_FOLLOW,
        (
            Column("text"),
            Column("branch__name", _("branch")),
            Column("lead_name"),
            Column("agreed_on"),
            Column("agreed_due_on"),
            Column("due_on"),
            Column("report_on"),
            Column("state"),
            Column("finished_on"),
            Column("dropped_on"),
            Column("drop_reason"),
            Column("withdrawn_at", _("withdrawn at")),
            Column("withdrawn_reason", _("why withdrawn")),
        ),
        kept=_KEPT,
        without=("id", "from_meeting", "resolution", "key", "entry", "on_time_until"),
    )
)
for model, heading, columns in (
    (TaskReport, _("Reports you wrote"), (Column("text"), Column("percent"), Column("at"))),
    (TaskExtension, _("More time you gave"), (Column("to_day"), Column("reason"), Column("at"))),
):
    keep_personal_data(
        PersonalData(
            model, "by", Whose.ACCOUNT, heading, _TO_FOLLOW, columns, kept=_KEPT, by_hand=True
        )
    )
keep_personal_data(
    PersonalData(
        PutText,
        "put_by",
        Whose.ACCOUNT,
        _("Texts you put to the vote"),
        _TO_FOLLOW,
        (Column("resolution__title", _("resolution")), Column("put_at")),
        kept=_KEPT,
        by_hand=True,
    )
)
