"""The rates of tasks and targets of a branch on the day of a meeting, with the lists behind."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

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

TASK_COLUMNS = (
    "id",
    "text",
    "lead_name",
    "agreed_on",
    "due_on",
    "on_time_until",
    "finished_on",
    "dropped_on",
)
TARGET_COLUMNS = ("id", "text", "unit_of_measure", "planned", "due_on", "result", "measured_on")


def tasks_done(meeting: Meeting, *, on: date) -> TasksDone:
    """Return what became of tasks of earlier meetings that were due up to the day ``on``.

    ``on`` is the day of this meeting. Two questions to the database.
    """
    rows = earlier_tasks(meeting, on=on).values(*TASK_COLUMNS)
    return tasks_due(map(task_fact, rows), on=on, since=_day_before(meeting))


def targets_met(meeting: Meeting, *, on: date) -> TargetsMet:
    """Return what became of targets of earlier adopted resolutions due up to the day ``on``."""
    rows = earlier_targets(meeting, on=on).values(*TARGET_COLUMNS)
    return targets_due(map(target_fact, rows), on=on, since=_day_before(meeting))


def earlier_tasks(meeting: Meeting, *, on: date) -> QuerySet[Task]:
    """Return the tasks of earlier meetings that were agreed before the day ``on``."""
    rows = Task.objects.filter(
        branch_id=meeting.branch_id, withdrawn_at__isnull=True, agreed_on__lt=on
    )
    return rows.exclude(from_meeting=meeting).order_by("due_on", "pk")


def earlier_targets(meeting: Meeting, *, on: date) -> QuerySet[Target]:
    """Return the targets of earlier adopted resolutions that are due up to the day ``on``."""
    rows = Target.objects.filter(
        resolution__branch_id=meeting.branch_id,
        resolution__adopted_at__isnull=False,
        resolution__meeting__planned_at__lt=meeting.planned_at,
        due_on__lte=on,
    )
    return rows.order_by("due_on", "pk")


def task_fact(row: Mapping[str, Any]) -> TaskFact:
    """Return a row of the columns `TASK_COLUMNS` as rates read it."""
    return TaskFact(lead=row["lead_name"], **_without(row, "lead_name"))


def target_fact(row: Mapping[str, Any]) -> TargetFact:
    """Return a row of the columns `TARGET_COLUMNS` as rates read it."""
    return TargetFact(**row)


def _without(row: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != name}


def _day_before(meeting: Meeting) -> date | None:
    before = meeting_before(meeting)
    return day_of_meeting(before) if before else None
