"""The rates of tasks and targets of a branch on the day of a meeting, with the lists behind."""

from datetime import date

from chibo.meetings.models import Meeting
from chibo.resolutions.models import Target, Task
from chibo.resolutions.progress import (
    TargetFact,
    TargetsMet,
    TaskFact,
    TasksDone,
    targets_due,
    tasks_due,
)
from chibo.resolutions.queries.tasks import day_of_meeting, meeting_before


def tasks_done(meeting: Meeting, *, on: date) -> TasksDone:
    """Return what became of tasks of earlier meetings that were due up to the day ``on``.

    ``on`` is the day of this meeting. Two questions to the database.
    """
    return tasks_done_since(_day_before(meeting), meeting, on=on)


def tasks_done_since(since: date | None, meeting: Meeting, *, on: date) -> TasksDone:
    """Return what `tasks_done` does, where the day of the meeting before is known."""
    rows = Task.objects.filter(
        branch_id=meeting.branch_id, withdrawn_at__isnull=True, agreed_on__lt=on
    )
    facts = [_task(row) for row in rows.exclude(from_meeting=meeting).order_by("due_on", "pk")]
    return tasks_due(facts, on=on, since=since)


def targets_met(meeting: Meeting, *, on: date) -> TargetsMet:
    """Return what became of targets of earlier adopted resolutions due up to the day ``on``."""
    return targets_met_since(_day_before(meeting), meeting, on=on)


def targets_met_since(since: date | None, meeting: Meeting, *, on: date) -> TargetsMet:
    """Return what `targets_met` does, where the day of the meeting before is known."""
    rows = Target.objects.filter(
        resolution__branch_id=meeting.branch_id,
        resolution__adopted_at__isnull=False,
        resolution__meeting__planned_at__lt=meeting.planned_at,
        due_on__lte=on,
    )
    facts = [_target(row) for row in rows.order_by("due_on", "pk")]
    return targets_due(facts, on=on, since=since)


def _day_before(meeting: Meeting) -> date | None:
    before = meeting_before(meeting)
    return day_of_meeting(before) if before else None


def _task(row: Task) -> TaskFact:
    return TaskFact(
        id=row.pk,
        text=row.text,
        lead=row.lead_name,
        agreed_on=row.agreed_on,
        due_on=row.due_on,
        on_time_until=row.on_time_until,
        finished_on=row.finished_on,
        dropped_on=row.dropped_on,
    )


def _target(row: Target) -> TargetFact:
    return TargetFact(
        id=row.pk,
        text=row.text,
        unit_of_measure=row.unit_of_measure,
        planned=row.planned,
        due_on=row.due_on,
        result=row.result,
        measured_on=row.measured_on,
    )
