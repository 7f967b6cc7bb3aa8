"""What is said where there is nothing to score by."""

from django.utils.translation import gettext as _

from chibo.meetings.models import Meeting


def no_table_sentence(meeting: Meeting) -> str:
    return _(
        "No criteria table is in force for the %(kind)s of this branch, so it has no score."
        " The committee above puts one in force."
    ) % {"kind": meeting.get_kind_display()}
