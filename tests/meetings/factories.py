"""Meetings for tests, made by the operations themselves. Plain functions that never surprise."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from uuid import UUID

from chibo.meetings.agenda import AgendaLine
from chibo.meetings.check_in_codes import code_of, step_at
from chibo.meetings.models import MeetingKind
from chibo.meetings.operations.convening import convene
from chibo.meetings.operations.planning import plan_meeting
from chibo.meetings.operations.preparing import mark_prepared, write_agenda

DECEMBER = date(2026, 12, 1)
NOVEMBER_25 = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
EVE = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)
HALF_PAST_SEVEN = datetime(2026, 12, 3, 12, 30, tzinfo=UTC)
AFTERWARDS = datetime(2026, 12, 3, 15, 0, tzinfo=UTC)
AGENDA = (
    AgendaLine(title="Kiểm điểm tháng trước", minutes=30, content_group="review"),
    AgendaLine(title="Bàn nhiệm vụ tháng sau", minutes=60, content_group="tasks"),
)

_entries = count(1)


def minutes_later(minutes):
    return HALF_PAST_SEVEN + timedelta(minutes=minutes)


def a_planned_meeting(branch, secretary, *, kind=MeetingKind.REGULAR, month=DECEMBER, **more):
    told = {"planned_at": HALF_PAST_SEVEN, "place": "Nhà văn hóa", "at": NOVEMBER_25} | more
    return plan_meeting(branch, month=month, kind=kind, actor=secretary, **told)


def a_prepared_meeting(branch, secretary, *, agenda=AGENDA, at=NOVEMBER_25, **more):
    meeting = a_planned_meeting(branch, secretary, at=at, **more)
    write_agenda(meeting, agenda, actor=secretary, at=at)
    return mark_prepared(meeting, actor=secretary, at=at)


def a_convened_meeting(branch, secretary, *, at=EVE, **more):
    meeting = a_prepared_meeting(branch, secretary, **more)
    return convene(meeting, actor=secretary, at=at).meeting


def code_at(meeting, at):
    """Return what the projector of the meeting shows at that hour."""
    return code_of(meeting.check_in_secret, step_at(at))


def an_entry(meeting, actor, kind, /, *, at=HALF_PAST_SEVEN, seq=None, role="clerk", **payload):
    """Return an entry as a browser would send it: JSON values."""
    number = next(_entries)
    if (kind, role) == ("checked_in", "self") and "code" not in payload:
        payload["code"] = code_at(meeting, at)
    return {
        "id": str(UUID(int=number)),
        "meeting": str(meeting.pk),
        "kind": kind,
        "device": f"device-{actor.pk}",
        "seq": number if seq is None else seq,
        "at": at.isoformat(),
        "wall": at.isoformat(),
        "offset": 0,
        "actor": str(actor.pk),
        "role": role,
        "payload": payload,
        "schema": 1,
    }
