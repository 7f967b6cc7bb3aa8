"""The attendance sheet keyed in: one row for each person, read without a form of forty fields."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from chibo.kernel.days import local
from chibo.sync.evening import Evening
from chibo.sync.operations.keying_in import Keyed
from chibo.web.days import read_hour
from chibo.web.paper_kit.forms import HoursForm, people_of

PRESENT, LATE, EXCUSED, ABSENT = "present", "late", "excused", "absent"
_OF_THE_JOURNAL = {PRESENT: "present", LATE: "present", EXCUSED: "excused", ABSENT: "absent"}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """What the page shows of one person; ``wrong`` is a sentence or empty."""

    person: str
    name: str
    state: str
    hour: str = ""
    reason: str = ""
    wrong: str = ""


def rows_as_recorded(evening: Evening) -> list[PersonRow]:
    """Return the rows as the journal tells them; of whom it says nothing, present."""
    return [_recorded(person, name, evening) for person, name in people_of(evening)]


def rows_as_typed(data: Mapping[str, Any], evening: Evening) -> list[PersonRow]:
    """Return the rows as they were typed, each with what is missing in it."""
    return [
        _typed(person, name, {part: data.get(f"{part}-{person}", "").strip() for part in _PARTS})
        for person, name in people_of(evening)
    ]


_PARTS = ("state", "hour", "reason")


def keyed_rows(rows: list[PersonRow], evening: Evening) -> Iterator[Keyed]:
    """Yield a mark for each row that says otherwise than the journal does."""
    before = {row.person: row for row in rows_as_recorded(evening)}
    marked = evening.state.attendance
    opened = evening.state.session.opened_at or evening.meeting.planned_at
    for row in rows:
        known = marked.get(row.person)
        if known is not None and known.strength == "explicit" and row == before[row.person]:
            continue
        payload: dict[str, Any] = {
            "person": row.person,
            "state": _OF_THE_JOURNAL[row.state],
            "reason": row.reason,
        }
        if row.state == LATE:
            payload["arrived_at"] = _arrival(row, evening).isoformat()
        yield Keyed("marked", opened + timedelta(minutes=1), payload)


def _arrival(row: PersonRow, evening: Evening) -> Any:
    return HoursForm(evening=evening).at(read_hour(row.hour))


def _typed(person: str, name: str, told: Mapping[str, str]) -> PersonRow:
    state = told["state"] if told["state"] in _OF_THE_JOURNAL else PRESENT
    wrong = ""
    if state == LATE and read_hour(told["hour"]) is None:
        wrong = _("Write at which hour %(name)s came, such as 19:45.") % {"name": name}
    return PersonRow(person, name, state, told["hour"], told["reason"], wrong)


def _recorded(person: str, name: str, evening: Evening) -> PersonRow:
    known = evening.state.attendance.get(person)
    if known is None or known.state in {"expected", "apart"}:
        excused = known is not None and known.excuse_asked
        return PersonRow(person, name, EXCUSED if excused else PRESENT)
    if known.state == "present" and known.late_minutes:
        came = known.intervals[0].came_at
        return PersonRow(person, name, LATE, hour=f"{local(came):%H:%M}")
    return PersonRow(person, name, known.state, reason=known.reason)
