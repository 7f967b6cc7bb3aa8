"""A resolution and tasks in the words of the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chibo.kernel.permissions import may
from chibo.records.models import Seal, SealKind
from chibo.resolutions.models import Resolution, Target, Task, TaskReport, TaskState
from chibo.web.http import SignedInRequest, today
from chibo.web.resolutions.forms import ResultForm


@dataclass(frozen=True, slots=True)
class ShownTask:
    """``kind`` and ``word`` are the tag; ``last`` is the last report."""

    task: Task
    kind: str
    word: str
    last: TaskReport | None


@dataclass(frozen=True, slots=True)
class ShownTarget:
    """``form`` is there for who may enter the result."""

    target: Target
    form: ResultForm | None


def shown_tasks(tasks: Iterable[Task], *, on: date) -> list[ShownTask]:
    """Return tasks with their tag; the reports must have been fetched with them."""
    return [shown_task(task, on=on) for task in tasks]


def shown_task(task: Task, *, on: date) -> ShownTask:
    kind, word = _tag(task, on)
    return ShownTask(task, kind, word, next(reversed(task.reports.all()), None))


def shown_resolution(request: SignedInRequest, resolution: Resolution) -> dict[str, Any]:
    """Return what the page knows of a resolution: targets, tasks, seal."""
    on = today()
    targets = [
        ShownTarget(target, _result_form(request, target) if resolution.is_adopted else None)
        for target in resolution.targets.select_related("resolution")
    ]
    tasks = resolution.tasks.filter(withdrawn_at__isnull=True).select_related("lead")
    return {
        "targets_set": targets,
        "tasks": shown_tasks(tasks.prefetch_related("reports"), on=on),
        "sees_tasks": may(request.user, "resolutions.see_tasks", resolution, on=on),
        "seal": Seal.objects.filter(meeting=resolution.meeting_id, kind=SealKind.RESOLUTION)
        .prefetch_related("files")
        .first(),
    }


def _result_form(request: SignedInRequest, target: Target) -> ResultForm | None:
    if not may(request.user, "resolutions.set_target_result", target, on=today()):
        return None
    known = {"result": target.result, "measured_on": target.measured_on or today()}
    return ResultForm(initial=known, prefix=f"target-{target.pk}")


def _tag(task: Task, on: date) -> tuple[str, str]:
    if task.withdrawn_at is not None:
        return "plain", _("withdrawn")
    if task.state != TaskState.OPEN:
        return ("good" if task.state == TaskState.DONE else "plain"), task.get_state_display()
    if task.due_on is None:
        return "plain", _("no day set")
    late = (on - task.due_on).days
    if late > 0:
        return "bad", ngettext("%(n)d day overdue", "%(n)d days overdue", late) % {"n": late}
    if late == 0:
        return "wait", _("due today")
    return "info", date_format(task.due_on)
