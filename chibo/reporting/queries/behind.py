"""The lists behind the figures of a board: branches first, then names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, F, FloatField, Q, QuerySet, Value, When
from django.db.models.functions import Cast

from chibo.meetings.models import Attendance, AttendanceState, Speech
from chibo.organization.models import Unit
from chibo.quality.models import CardState
from chibo.reporting.models import BranchMonth, MonthStep
from chibo.reporting.queries.board import path_in_month, rows_under

Rows = QuerySet[BranchMonth]

_MET_LAST = Case(When(held_on__isnull=True, then=Value(0)), default=Value(1))
_RATE = Case(
    When(expected=0, then=Value(2.0)),
    default=Cast("present", FloatField()) / Cast("expected", FloatField()),
)
_SENT_LAST = Case(
    When(Q(sent_at__isnull=True) | Q(card_state=CardState.RETURNED), then=Value(0)),
    default=Value(1),
)


def _in_step(step: str) -> Callable[[Rows], Rows]:
    return lambda rows: rows.filter(step=step)


FIGURES: Mapping[str, Callable[[Rows], Rows]] = {
    "met": lambda rows: rows.order_by(_MET_LAST, "is_in_window", "path"),
    "attendance": lambda rows: rows.order_by(_RATE, "path"),
    "scores": lambda rows: rows.order_by(_SENT_LAST, "path"),
    "ask": lambda rows: rows.filter(
        Q(card_state=CardState.RETURNED) | (Q(gap__isnull=False) & ~Q(gap=0))
    ),
    "late": lambda rows: rows.exclude(late_what="").order_by("due_on", "path"),
    **{step: _in_step(step) for step in MonthStep.values},
}
"""How the list behind each figure is chosen and ordered: what to act on stands first."""


def branches_behind(figure: str, unit: Unit, month: date, *, on: date) -> Rows:
    """Return the branches that a figure of the board of ``unit`` counts.

    Raises:
        KeyError: the board has no such figure.
    """
    choose = FIGURES[figure]
    path = path_in_month(unit.pk, month, on=on)
    return choose(rows_under(path, month)) if path else BranchMonth.objects.none()


@dataclass(frozen=True, slots=True)
class Named:
    """One person of the evening; ``speeches`` counts contributions, without their words."""

    name: str
    standing: str
    duty: str
    is_remote: bool
    late_minutes: int
    speeches: int


@dataclass(frozen=True, slots=True)
class NamesBehind:
    """The people of one evening by state, in the order of names."""

    state: str
    people: tuple[Named, ...]


def people_behind(row: BranchMonth) -> tuple[NamesBehind, ...]:
    """Return who came to the month's meeting and who did not: names, no reasons.

    As the roster and the journal of the evening have it. Empty before the
    meeting is opened. Two questions to the database.
    """
    if row.meeting_id is None:
        return ()
    spoke = dict(
        Speech.objects.filter(meeting_id=row.meeting_id, member__isnull=False)
        .order_by()
        .values_list("member_id")
        .annotate(times=Count("pk"))
    )
    rows = (
        Attendance.objects.filter(meeting_id=row.meeting_id)
        .annotate(order=F("member__name_order"))
        .order_by("order", "member_id")
    )
    by_state: dict[str, list[Named]] = {state: [] for state in _STATES}
    for one in rows:
        by_state[one.state].append(_named(one, spoke.get(one.member_id, 0)))
    return tuple(NamesBehind(state, tuple(people)) for state, people in by_state.items() if people)


_STATES = (
    AttendanceState.ABSENT,
    AttendanceState.EXCUSED,
    AttendanceState.EXPECTED,
    AttendanceState.PRESENT,
    AttendanceState.APART,
)


def _named(one: Attendance, speeches: int) -> Named:
    return Named(
        name=one.name,
        standing=one.standing,
        duty=one.duty,
        is_remote=one.is_remote,
        late_minutes=one.late_minutes,
        speeches=speeches,
    )
