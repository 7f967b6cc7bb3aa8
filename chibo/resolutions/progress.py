"""Tasks and targets that fell due, and how many were done: rates with the lists behind. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Ratio:
    """``numerator`` of ``denominator``; over nothing it is not applicable, never 0 or 1."""

    numerator: int
    denominator: int

    @property
    def is_applicable(self) -> bool:
        return self.denominator > 0

    @property
    def value(self) -> Fraction | None:
        return Fraction(self.numerator, self.denominator) if self.denominator else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFact:
    """A task of an earlier meeting, as far as rates ask; days of the organisation."""

    id: int
    text: str
    lead: str
    agreed_on: date
    due_on: date | None
    on_time_until: date | None
    finished_on: date | None = None
    dropped_on: date | None = None

    def is_done(self, on: date) -> bool:
        return self.finished_on is not None and self.finished_on <= on

    def is_dropped(self, on: date) -> bool:
        return self.dropped_on is not None and self.dropped_on <= on

    def was_on_time(self, on: date) -> bool:
        """Whether it was done by ``on`` and no later than its last day on time."""
        return self.is_done(on) and (
            self.on_time_until is None
            or (self.finished_on is not None and self.finished_on <= self.on_time_until)
        )


@dataclass(frozen=True, slots=True)
class TasksDone:
    """The tasks due up to the day ``on``, and what became of them.

    ``due`` is the denominator of both rates. ``dropped`` and ``undated`` are
    in no rate and shown beside it.
    """

    on: date
    since: date | None
    due: tuple[TaskFact, ...]
    done: tuple[TaskFact, ...]
    done_on_time: tuple[TaskFact, ...]
    dropped: tuple[TaskFact, ...]
    undated: tuple[TaskFact, ...]

    @property
    def missing(self) -> tuple[TaskFact, ...]:
        return tuple(task for task in self.due if task not in self.done)

    @property
    def done_of_due(self) -> Ratio:
        return Ratio(len(self.done), len(self.due))

    @property
    def done_on_time_of_due(self) -> Ratio:
        return Ratio(len(self.done_on_time), len(self.due))


def tasks_due(tasks: Iterable[TaskFact], *, on: date, since: date | None) -> TasksDone:
    """Return what became of the tasks due up to and with the day ``on``.

    ``since`` is the day of the monthly meeting before (none: there was none).
    What was due and settled by then was counted then. What was due and still
    open then is counted again; so an overdue task weighs on each meeting until
    it is done. A task not yet due is not counted, be it done or not.
    """
    known = [task for task in tasks if task.agreed_on < on]
    left = [task for task in known if not _was_settled(task, since)]
    dropped = tuple(task for task in left if task.is_dropped(on))
    standing = [task for task in left if not task.is_dropped(on)]
    due = tuple(task for task in standing if task.due_on is not None and task.due_on <= on)
    return TasksDone(
        on=on,
        since=since,
        due=due,
        done=tuple(task for task in due if task.is_done(on)),
        done_on_time=tuple(task for task in due if task.was_on_time(on)),
        dropped=dropped,
        undated=tuple(task for task in standing if task.due_on is None),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetFact:
    """A target of an earlier resolution; ``planned`` is above nought."""

    id: int
    text: str
    unit_of_measure: str
    planned: Decimal
    due_on: date
    result: Decimal | None = None
    measured_on: date | None = None

    def reached(self, on: date) -> Decimal | None:
        """The result if it was measured by ``on``."""
        return self.result if self.measured_on is not None and self.measured_on <= on else None

    def share(self, on: date) -> Fraction | None:
        """Result of plan, above one where more was reached; none while not measured."""
        result = self.reached(on)
        return None if result is None else Fraction(result) / Fraction(self.planned)


@dataclass(frozen=True, slots=True)
class TargetsMet:
    """The targets due up to the day ``on``; ``met`` includes ``exceeded``."""

    on: date
    since: date | None
    due: tuple[TargetFact, ...]
    met: tuple[TargetFact, ...]
    exceeded: tuple[TargetFact, ...]
    unmeasured: tuple[TargetFact, ...]

    @property
    def met_of_due(self) -> Ratio:
        return Ratio(len(self.met), len(self.due))

    @property
    def exceeded_of_due(self) -> Ratio:
        return Ratio(len(self.exceeded), len(self.due))


def targets_due(targets: Iterable[TargetFact], *, on: date, since: date | None) -> TargetsMet:
    """Return what became of the targets due up to and with the day ``on``.

    One not measured is in the denominator and not met. ``since`` as for tasks.
    """
    due = tuple(
        target
        for target in targets
        if target.due_on <= on
        and not (since and target.due_on <= since and target.reached(since) is not None)
    )
    shares = {target.id: target.share(on) for target in due}
    return TargetsMet(
        on=on,
        since=since,
        due=due,
        met=tuple(one for one in due if (share := shares[one.id]) is not None and share >= 1),
        exceeded=tuple(one for one in due if (share := shares[one.id]) is not None and share > 1),
        unmeasured=tuple(one for one in due if shares[one.id] is None),
    )


def _was_settled(task: TaskFact, since: date | None) -> bool:
    """Whether the meeting of the day ``since`` could count it for good."""
    if since is None:
        return False
    if task.is_dropped(since):
        return True
    was_due = task.due_on is None or task.due_on <= since
    return was_due and task.is_done(since)
