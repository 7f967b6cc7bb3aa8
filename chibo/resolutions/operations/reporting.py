"""What the lead of a task says of it, or the branch committee for the lead."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.membership.rights import rights_of
from chibo.resolutions.actions import TASK_FINISHED, TASK_REPORTED
from chibo.resolutions.errors import WordsMissing, WrongDay, WrongFigure
from chibo.resolutions.models import Task, TaskReport, TaskState
from chibo.resolutions.operations.claiming import claim_task
from chibo.resolutions.standing import state_of

ALL = 100
"""Percent of a task that is done."""


@transaction.atomic
def report_task(task: Task, text: str, *, percent: int, actor: User, at: datetime) -> TaskReport:
    """Write down how far an open task is; a hundred percent alone does not finish it.

    Raises:
        PermissionDenied: ``actor`` neither leads the task nor sits in the committee that day.
        TaskMovedOn: the task is done or dropped; take it up again first.
        WordsMissing: the report says nothing.
        WrongFigure: ``percent`` is not between 0 and 100.
    """
    require(actor, "resolutions.report_task", task, on=day_of(at))
    task = claim_task(task, from_states=[TaskState.OPEN])
    report = _write_report(task, text, percent=percent, actor=actor, at=at)
    record(
        TASK_REPORTED,
        subject=task,
        unit_id=task.branch_id,
        actor=actor,
        at=at,
        percent=percent,
        is_for_the_lead=report.is_for_the_lead,
    )
    return report


@transaction.atomic
def finish_task(task: Task, text: str, *, finished_on: date, actor: User, at: datetime) -> Task:
    """Say that an open task is done since ``finished_on``, with what came of it.

    Raises:
        PermissionDenied: ``actor`` neither leads the task nor sits in the committee that day.
        TaskMovedOn: somebody finished or dropped it before.
        WordsMissing: it does not say what came of it.
        WrongDay: the day lies before the task was agreed, or in the future.
    """
    require(actor, "resolutions.finish_task", task, on=day_of(at))
    task = claim_task(task, from_states=[TaskState.OPEN])
    if not task.agreed_on <= finished_on <= day_of(at):
        raise WrongDay(
            _("The task was done between the day of the meeting and today. Correct the day.")
        )
    report = _write_report(task, text, percent=ALL, actor=actor, at=at)
    task.finished_on = finished_on
    task.state = state_of(
        on_time_until=task.on_time_until,
        finished_on=finished_on,
        dropped_on=None,
        is_withdrawn=False,
    )
    task.save(update_fields=["finished_on", "state"])
    record(
        TASK_FINISHED,
        subject=task,
        unit_id=task.branch_id,
        actor=actor,
        at=at,
        finished_on=finished_on.isoformat(),
        is_for_the_lead=report.is_for_the_lead,
    )
    return task


def _write_report(task: Task, text: str, *, percent: int, actor: User, at: datetime) -> TaskReport:
    if not text.strip():
        raise WordsMissing(_("Write in a few words how the task stands."))
    if not 0 <= percent <= ALL:
        raise WrongFigure(_("Give how much is done as a number from 0 to 100."))
    leads = task.lead_id is not None and task.lead_id == rights_of(actor, on=day_of(at)).member_id
    return TaskReport.objects.create(
        task=task, text=text.strip(), percent=percent, by=actor, is_for_the_lead=not leads, at=at
    )
