"""Keep the projections of a meeting equal to what its journal tells."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from chibo.meetings.journal.plain import as_plain
from chibo.meetings.journal.state import MeetingState
from chibo.meetings.lifecycle import State, state_as_told
from chibo.meetings.models import (
    AgendaTime,
    Apart,
    Attendance,
    JournalEntry,
    Meeting,
    Question,
    Speech,
    VoteResult,
)
from chibo.meetings.operations.claiming import hold
from chibo.meetings.projections import PROJECTIONS, Projection, Row
from chibo.meetings.queries.journal import meeting_state

_TABLES: Mapping[str, Any] = {
    model.__name__: model for model in (Attendance, Speech, VoteResult, AgendaTime, Question)
}


@dataclass(frozen=True, slots=True)
class Difference:
    """What of one table is to be written: new and changed rows, and keys of rows that go."""

    projection: Projection
    rows: tuple[Row, ...]
    gone: tuple[Any, ...]

    def __len__(self) -> int:
        return len(self.rows) + len(self.gone)


@transaction.atomic
def rebuild_projections(meeting: Meeting, *, write: bool = True) -> dict[str, int]:
    """Tell the projections anew from the entries; return the number of differing rows by table.

    Empty when nothing differed, as it should be. ``write=False`` only looks.
    No fact changes, so nothing is recorded and nobody needs a right.
    """
    meeting = hold(meeting)
    told = meeting_state(meeting) if _speaks(meeting) else None
    found = [_difference(one, _stored(meeting, one), told) for one in PROJECTIONS]
    columns = _told_columns(meeting, told) if told else {}
    if write:
        _write(meeting, found, columns)
    counts = {one.projection.table: len(one) for one in found if len(one)}
    return counts | ({Meeting.__name__: len(columns)} if columns else {})


def refresh_projections(meeting: Meeting) -> None:
    """Follow a change of roster, agenda or day; costs one question while nothing is recorded."""
    if JournalEntry.objects.filter(meeting=meeting).exists():
        rebuild_projections(meeting)


def write_differences(
    meeting: Meeting, *, before: MeetingState | None, after: MeetingState
) -> None:
    """Write what the newest entries changed: at most two statements per table that differs.

    Relies on the rows telling ``before`` (none: there are no rows yet), where
    `rebuild_projections` reads them.
    """
    found = [_difference(one, one.of(before) if before else {}, after) for one in PROJECTIONS]
    _write(meeting, found, _told_columns(meeting, after))


def _speaks(meeting: Meeting) -> bool:
    return JournalEntry.objects.filter(meeting=meeting, apart=Apart.NO).exists()


def _stored(meeting: Meeting, projection: Projection) -> dict[Any, Row]:
    table = _TABLES[projection.table]
    columns = [field.attname for field in table._meta.concrete_fields]
    rows = table.objects.filter(meeting=meeting).values(
        *(name for name in columns if name not in {"id", "meeting_id"})
    )
    return {row[projection.key]: row for row in rows}


def _difference(
    projection: Projection, stands: Mapping[Any, Row], told: MeetingState | None
) -> Difference:
    wanted = projection.of(told) if told else {}
    changed = tuple(row for key, row in wanted.items() if stands.get(key) != row)
    return Difference(projection, changed, tuple(stands.keys() - wanted.keys()))


def _told_columns(meeting: Meeting, told: MeetingState) -> dict[str, Any]:
    """What the journal tells of the meeting itself and the row does not say yet."""
    state = state_as_told(State(meeting.state), told.session.phase)
    if state not in {State.CONVENED, State.IN_SESSION, State.CLOSED}:
        return {}
    wanted = {
        "state": state,
        "opened_at": told.session.opened_at,
        "closed_at": told.session.closed_at,
        "open_to_signs": as_plain(told.open_to_signs),
    }
    return {name: value for name, value in wanted.items() if getattr(meeting, name) != value}


def _write(meeting: Meeting, found: Iterable[Difference], columns: Mapping[str, Any]) -> None:
    for one in found:
        table = _TABLES[one.projection.table].objects
        if one.rows:
            _upsert(meeting, one)
        if one.gone:
            gone = {f"{one.projection.key}__in": one.gone}
            table.filter(meeting=meeting, **gone).delete()
    if columns:
        Meeting.objects.filter(pk=meeting.pk).update(**columns)
        for name, value in columns.items():
            setattr(meeting, name, value)


def _upsert(meeting: Meeting, difference: Difference) -> None:
    table, key = _TABLES[difference.projection.table], difference.projection.key
    table.objects.bulk_create(
        [table(meeting_id=meeting.pk, **row) for row in difference.rows],
        update_conflicts=True,
        unique_fields=["meeting_id", key],
        update_fields=[name for name in difference.rows[0] if name != key],
    )
