"""What the branch committee decides about a task, and the results of targets."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.actions import Action
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.kernel.vietnamese import tidy
from chibo.resolutions.actions import (
    REPORT_ASKED,
    TARGET_MEASURED,
    TASK_DROPPED,
    TASK_EXTENDED,
    TASK_REOPENED,
)
from chibo.resolutions.errors import NotAdopted, WordsMissing, WrongDay, WrongFigure
from chibo.resolutions.models import Resolution, Target, Task, TaskExtension, TaskState
from chibo.resolutions.operations.claiming import claim_task
from chibo.resolutions.operations.turns import take_turn
from chibo.resolutions.standing import MoreTime, days_of

_CLOSED = (TaskState.DONE, TaskState.DONE_LATE, TaskState.DROPPED)


@transaction.atomic
def extend_task(task: Task, *, due_on: date, reason: str, actor: User, at: datetime) -> Task:
    """Give an open task until ``due_on``; given too late, it stays late all the same.

    Raises:
        PermissionDenied: ``actor`` does not sit in the committee of the branch that day.
        TaskMovedOn: the task is done or dropped.
        WordsMissing: no reason was given.
        WrongDay: the day is past, or not later than the one that holds.
    """
    require(actor, "resolutions.steer_task", task, on=day_of(at))
    task = claim_task(task, from_states=[TaskState.OPEN])
    reason = _given(reason)
    if due_on < day_of(at) or (task.due_on is not None and due_on <= task.due_on):
        raise WrongDay(_("Choose a day from today on that is later than the one that holds."))
    TaskExtension.objects.create(
        task=task, from_day=task.due_on, to_day=due_on, reason=reason, by=actor, at=at
    )
    given = [MoreTime(one.to_day, day_of(one.at)) for one in task.extensions.all()]
    days = days_of(task.agreed_due_on, given)
    task.due_on, task.on_time_until = days.due_on, days.on_time_until
    task.save(update_fields=["due_on", "on_time_until"])
    _record(TASK_EXTENDED, task, actor, at, due_on=due_on.isoformat(), reason=reason)
    return task


@transaction.atomic
def drop_task(task: Task, *, reason: str, actor: User, at: datetime) -> Task:
    """Drop an open task with a reason; it stays on the list and is counted in no rate.

    Raises:
        PermissionDenied: ``actor`` does not sit in the committee of the branch that day.
        TaskMovedOn: the task is done or dropped.
        WordsMissing: no reason was given.
    """
    require(actor, "resolutions.steer_task", task, on=day_of(at))
    task = claim_task(task, from_states=[TaskState.OPEN])
    task.drop_reason, task.dropped_on = _given(reason), day_of(at)
    task.state = TaskState.DROPPED
    task.save(update_fields=["drop_reason", "dropped_on", "state"])
    _record(TASK_DROPPED, task, actor, at, reason=task.drop_reason)
    return task


@transaction.atomic
def reopen_task(task: Task, *, reason: str, actor: User, at: datetime) -> Task:
    """Take up again a task that was finished or dropped by mistake; its reports stay.

    Raises:
        PermissionDenied: ``actor`` does not sit in the committee of the branch that day.
        TaskMovedOn: the task is open, or the journal no longer holds it.
        WordsMissing: no reason was given.
    """
    require(actor, "resolutions.steer_task", task, on=day_of(at))
    task = claim_task(task, from_states=_CLOSED)
    reason = _given(reason)
    task.finished_on = task.dropped_on = None
    task.drop_reason, task.state = "", TaskState.OPEN
    task.save(update_fields=["finished_on", "dropped_on", "drop_reason", "state"])
    _record(TASK_REOPENED, task, actor, at, reason=reason)
    return task


@transaction.atomic
def ask_report(task: Task, *, report_on: date, actor: User, at: datetime) -> Task:
    """Set the day on which the lead reports on an open task.

    Raises:
        PermissionDenied: ``actor`` does not sit in the committee of the branch that day.
        TaskMovedOn: the task is done or dropped.
        WrongDay: the day is past.
    """
    require(actor, "resolutions.steer_task", task, on=day_of(at))
    task = claim_task(task, from_states=[TaskState.OPEN])
    if report_on < day_of(at):
        raise WrongDay(_("Choose a day from today on."))
    task.report_on = report_on
    task.save(update_fields=["report_on"])
    _record(REPORT_ASKED, task, actor, at, report_on=report_on.isoformat())
    return task


@transaction.atomic
def set_target_result(
    target: Target, result: Decimal, *, measured_on: date, actor: User, at: datetime
) -> Target:
    """Enter what was reached, above the plan where it was; entering again replaces it.

    Raises:
        PermissionDenied: ``actor`` does not sit in the committee of the branch that day.
        NotAdopted: the resolution is a draft; its targets are plans of a draft only.
        WrongFigure: the result lies below nought.
        WrongDay: the day lies before the adoption, or in the future.
    """
    require(actor, "resolutions.set_target_result", target, on=day_of(at))
    take_turn(target.resolution.meeting_id)
    resolution = Resolution.objects.get(pk=target.resolution_id)
    if resolution.adopted_at is None:
        raise NotAdopted(
            _("The meeting has not adopted this resolution. Enter results after that.")
        )
    if result < 0:
        raise WrongFigure(_("A result is not below nought."))
    if not day_of(resolution.adopted_at) <= measured_on <= day_of(at):
        raise WrongDay(
            _("A result is measured between the day of the meeting and today. Correct the day.")
        )
    target.result, target.measured_on = result, measured_on
    target.save(update_fields=["result", "measured_on"])
    record(
        TARGET_MEASURED,
        subject=target,
        unit_id=resolution.branch_id,
        actor=actor,
        at=at,
        result=f"{result:f}",
        planned=f"{target.planned:f}",
        measured_on=measured_on.isoformat(),
    )
    return target


def _given(reason: str) -> str:
    if not tidy(reason):
        raise WordsMissing(_("Give the reason in a few words."))
    return tidy(reason)


def _record(action: Action, task: Task, actor: User, at: datetime, **facts: str) -> None:
    record(action, subject=task, unit_id=task.branch_id, actor=actor, at=at, **facts)
