"""How a task stands: its state, and the day that decides whether it was on time. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from chibo.resolutions.models.task import TaskState


@dataclass(frozen=True, slots=True)
class MoreTime:
    """An extension until ``to_day``, given on the day ``given_on``."""

    to_day: date
    given_on: date


@dataclass(frozen=True, slots=True)
class Days:
    """The day that holds, and the last day on which the task counts as on time."""

    due_on: date | None
    on_time_until: date | None


def days_of(agreed_due_on: date | None, extensions: Iterable[MoreTime]) -> Days:
    """Return the days of a task with its extensions in the order they were given.

    Time given when the task was late already moves the day that holds, but
    does not make the task on time.

    >>> late = MoreTime(date(2027, 1, 3), given_on=date(2026, 12, 21))
    >>> days_of(date(2026, 12, 20), [late]).on_time_until
    datetime.date(2026, 12, 20)
    """
    due_on = on_time_until = agreed_due_on
    for more in extensions:
        is_late = on_time_until is not None and more.given_on > on_time_until
        on_time_until = on_time_until if is_late else more.to_day
        due_on = more.to_day
    return Days(due_on, on_time_until)


def state_of(
    *,
    on_time_until: date | None,
    finished_on: date | None,
    dropped_on: date | None,
    is_withdrawn: bool,
) -> TaskState:
    """Return the state that follows from the days of a task; its last day is still on time."""
    if is_withdrawn or dropped_on is not None:
        return TaskState.DROPPED
    if finished_on is None:
        return TaskState.OPEN
    is_late = on_time_until is not None and finished_on > on_time_until
    return TaskState.DONE_LATE if is_late else TaskState.DONE
