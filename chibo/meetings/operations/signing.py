"""Tell a person's first sign alone: one row moves, whatever the length of the journal."""

from datetime import datetime
from typing import Any

from chibo.kernel.statements import Statement, updating
from chibo.meetings.desk import Desk
from chibo.meetings.journal.first_signs import FIRST_SIGNS, presence_alone
from chibo.meetings.journal.state import OpenToSigns
from chibo.meetings.lifecycle import State
from chibo.meetings.models import Attendance, Meeting
from chibo.meetings.operations.storing import apart_of
from chibo.meetings.projections import told_by_signs
from chibo.meetings.queries.traces import traces_of
from chibo.meetings.reception import Received
from chibo.meetings.recorders import Recorder

_OPEN_STATES = frozenset({State.CONVENED, State.IN_SESSION})


def row_moved_alone(meeting: Meeting, one: Received, recorder: Recorder) -> Statement | None:
    """Return what moves the row of the person whose first sign this is, if that is all it moves.

    None where the sign is refused, comes to a meeting that is not open, or
    changes more than this row: the whole journal then tells. The caller holds
    ``meeting`` and stores the entry.
    """
    told = one.told
    by = open_to_signs(meeting)
    if by is None or not isinstance(told, FIRST_SIGNS) or not _is_member_key(told.person):
        return None
    if apart_of(one.entry, meeting):
        return None
    desk = Desk(
        meeting=str(meeting.pk),
        is_cancelled=False,
        known={},
        people={told.person},
        recorder=recorder,
    )
    if desk.refusal_of(one) is not None:
        return None
    traces = traces_of(one.entry, int(told.person), meeting)
    presence = presence_alone(one.entry, told, traces, by=by, opened_at=meeting.opened_at)
    if presence is None:
        return None
    person = {"meeting_id": meeting.pk, "member_id": int(told.person)}
    return updating(Attendance, told_by_signs(presence), where=person)


def open_to_signs(meeting: Meeting) -> OpenToSigns | None:
    """Return what the last fold left on the meeting's row; none where signs are not told alone."""
    left: dict[str, Any] | None = meeting.open_to_signs
    if left is None or meeting.state not in _OPEN_STATES:
        return None
    after = left["after"]
    return OpenToSigns(**{**left, "after": after and datetime.fromisoformat(after)})


def _is_member_key(person: str) -> bool:
    return person.isdecimal() and str(int(person)) == person
