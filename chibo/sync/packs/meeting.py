"""The meeting itself, in the words a page shows."""

from typing import Any, TypedDict

from chibo.kernel.days import day_of
from chibo.meetings.journal.plain import hour
from chibo.meetings.lifecycle import INVITED, State
from chibo.rulebook import keys
from chibo.rulebook.kinds import MeetingKind
from chibo.sync.evening import Evening


class Span(TypedDict):
    least: int
    most: int


class Part(TypedDict):
    part: str
    label: str


class MeetingPack(TypedDict):
    id: str
    branch: str
    kind: str
    kind_label: str
    month: str
    month_label: str
    planned_at: str
    place: str
    mode: str
    mode_label: str
    state: str
    is_invited: bool
    minimum_minutes: int
    criticism_minutes: Span | None
    parts: list[Part]
    video_url: str


def meeting_pack(evening: Evening) -> MeetingPack:
    meeting, book = evening.meeting, evening.book
    least = book[keys.MINIMUM_MINUTES]
    is_its_day = day_of(evening.at) >= day_of(meeting.planned_at)
    return MeetingPack(
        id=str(meeting.pk),
        branch=meeting.branch.short_name,
        kind=meeting.kind,
        kind_label=meeting.get_kind_display(),
        month=meeting.month.isoformat(),
        month_label=f"{meeting.month:%m/%Y}",
        planned_at=hour(meeting.planned_at),
        place=meeting.place,
        mode=meeting.mode,
        mode_label=meeting.get_mode_display(),
        state=meeting.state,
        is_invited=State(meeting.state) in INVITED,
        minimum_minutes=least.for_meeting(meeting.kind, members=len(evening.frame.roster)),
        criticism_minutes=_span(book[keys.CRITICISM_MINUTES]),
        parts=parts_of(evening),
        video_url=meeting.video_url if is_its_day else "",
    )


def parts_of(evening: Evening) -> list[Part]:
    """Return the parts of a combined meeting with their names, in order of the agenda."""
    parts = dict.fromkeys(item.part for item in evening.frame.agenda if item.part)
    known = MeetingKind.values
    return [
        Part(part=part, label=str(MeetingKind(part).label) if part in known else part)
        for part in parts
    ]


def _span(rule: Any) -> Span | None:
    return None if rule is None else Span(least=rule.at_least, most=rule.at_most)
