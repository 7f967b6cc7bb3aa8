"""What the item of review shows: tasks and targets of before, by themselves and never copied."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from chibo.kernel.days import begin_of_day, day_of
from chibo.meetings.models import AgendaItem, Meeting
from chibo.planning.agenda import ContentGroup, Step
from chibo.resolutions.models import Resolution, Task, TaskReport, TaskState
from chibo.resolutions.queries.resolutions import last_resolution_before
from chibo.resolutions.queries.tasks import carried_over, day_of_meeting, meeting_before, open_on


@dataclass(frozen=True, slots=True)
class TaskNote:
    """One task as it stands on the day of the meeting; ``report`` is the last said until then."""

    task_id: int
    text: str
    lead: str
    due_on: date | None
    state: str
    is_overdue: bool
    finished_on: date | None
    percent: int | None
    report: str
    reported_on: date | None


@dataclass(frozen=True, slots=True)
class TargetNote:
    target_id: int
    text: str
    unit_of_measure: str
    planned: Decimal
    result: Decimal | None
    percent: Decimal | None
    due_on: date


@dataclass(frozen=True, slots=True)
class AgendaNotes:
    """Notes for one item of the agenda; none where it has no item that looks back."""

    item_id: int | None
    resolution_id: int | None
    tasks: tuple[TaskNote, ...]
    targets: tuple[TargetNote, ...]


def agenda_notes_for(meeting: Meeting) -> AgendaNotes:
    """Return what the meeting looks back on, as it stands on its day.

    Tasks of earlier meetings that are open, or were settled or reported on
    since the last monthly meeting, and the targets of the last resolution. Six
    questions to the database whatever the number of tasks.
    """
    resolution = last_resolution_before(meeting)
    return AgendaNotes(
        item_id=item_of_review(AgendaItem.objects.filter(meeting=meeting)),
        resolution_id=resolution.pk if resolution else None,
        tasks=task_notes_for(meeting),
        targets=_target_notes(resolution) if resolution else (),
    )


def task_notes_for(meeting: Meeting) -> tuple[TaskNote, ...]:
    """Return the tasks alone, in three questions to the database."""
    day, before = day_of_meeting(meeting), meeting_before(meeting)
    tasks = _tasks(meeting, day=day, since=day_of_meeting(before) if before else None)
    return tuple(_task_note(task, day, _last_report(task, day)) for task in tasks)


def open_task_notes_for(meeting: Meeting) -> tuple[TaskNote, ...]:
    """Return the tasks open when the meeting is held, without reports, in one question."""
    day = day_of_meeting(meeting)
    return tuple(_task_note(task, day, None) for task in carried_over(meeting))


def item_of_review(items: Iterable[AgendaItem]) -> int | None:
    """Return the item that assesses the tasks of members, else the first that looks back.

    ``items`` are those of one agenda, in its order.
    """
    looks_back = [
        item
        for item in items
        if item.step == Step.MEMBER_TASKS or item.content_group == ContentGroup.REVIEW
    ]
    assesses = (item.pk for item in looks_back if item.step == Step.MEMBER_TASKS)
    return next(assesses, next((item.pk for item in looks_back), None))


def _tasks(meeting: Meeting, *, day: date, since: date | None) -> QuerySet[Task]:
    earlier = Task.objects.filter(
        branch_id=meeting.branch_id, withdrawn_at__isnull=True, agreed_on__lt=day
    ).exclude(from_meeting=meeting)
    shown = open_on(day)
    if since is None:
        shown |= Q(agreed_on__lt=day)
    else:
        shown |= Q(finished_on__gt=since) | Q(dropped_on__gt=since) | Q(is_reported=True)
    reports = TaskReport.objects.order_by("at", "pk")
    recent = TaskReport.objects.filter(task=OuterRef("pk"), at__gte=_midnight_after(since or day))
    return (
        earlier.alias(is_reported=Exists(recent))
        .filter(shown)
        .prefetch_related(Prefetch("reports", queryset=reports))
    )


def _midnight_after(day: date) -> datetime:
    return begin_of_day(day + timedelta(days=1))


def _last_report(task: Task, day: date) -> TaskReport | None:
    said = [one for one in task.reports.all() if day_of(one.at) <= day]
    return said[-1] if said else None


def _task_note(task: Task, day: date, last: TaskReport | None) -> TaskNote:
    done = task.finished_on if task.finished_on and task.finished_on <= day else None
    is_dropped = task.dropped_on is not None and task.dropped_on <= day
    return TaskNote(
        task_id=task.pk,
        text=task.text,
        lead=task.lead_name,
        due_on=task.due_on,
        state=task.state if done or is_dropped else TaskState.OPEN.value,
        is_overdue=not (done or is_dropped) and task.due_on is not None and task.due_on < day,
        finished_on=done,
        percent=last.percent if last else None,
        report=last.text if last else "",
        reported_on=day_of(last.at) if last else None,
    )


def _target_notes(resolution: Resolution) -> tuple[TargetNote, ...]:
    return tuple(
        TargetNote(
            target_id=target.pk,
            text=target.text,
            unit_of_measure=target.unit_of_measure,
            planned=target.planned,
            result=target.result,
            percent=target.percent,
            due_on=target.due_on,
        )
        for target in resolution.targets.all()
    )
