"""The agenda to begin with, from the template of the branch type."""

from chibo.kernel.days import day_of
from chibo.meetings.agenda import AgendaLine
from chibo.meetings.models import Meeting, MeetingKind
from chibo.planning.queries import agenda_template

REGULAR_PART, THEMATIC_PART = "regular", "thematic"
_TOPIC_BLOCK = "topic_part"


def agenda_from_template(meeting: Meeting) -> list[AgendaLine]:
    """Return the items of the template in force on the day of the meeting, to be edited.

    Of a combined meeting each item names its part. Nothing is stored; pass
    them to `write_agenda`.

    Raises:
        NoAgendaTemplate: no order is known for that day; write the items by hand.
    """
    template = agenda_template(
        meeting.branch.branch_type, meeting.kind, on=day_of(meeting.planned_at)
    )
    return [
        AgendaLine(
            title=item.title,
            minutes=item.minutes,
            content_group=item.content_group.value,
            step=item.step.value,
            part=_part(meeting, block),
            is_required=item.required,
        )
        for block, items in template.blocks
        for item in items
    ]


def _part(meeting: Meeting, block: str) -> str:
    if meeting.kind != MeetingKind.COMBINED:
        return ""
    return THEMATIC_PART if block == _TOPIC_BLOCK else REGULAR_PART
