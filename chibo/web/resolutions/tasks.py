"""Tasks of a branch, of a person, and one of them."""

from collections.abc import Mapping
from datetime import date

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from chibo.kernel.permissions import may
from chibo.membership.models import Member
from chibo.membership.queries.visible import visible_units
from chibo.resolutions.models import Task, TaskState
from chibo.resolutions.queries.resolutions import visible_resolutions
from chibo.resolutions.queries.tasks import open_tasks, tasks_of, visible_tasks
from chibo.web.http import SignedInRequest, today
from chibo.web.resolutions.forms import ExtendForm, FinishForm, ReasonForm, ReportForm
from chibo.web.resolutions.shown import ShownTask, shown_task, shown_tasks

_LATELY = 20
"""How many settled tasks and how many resolutions a page shows."""


@login_required
@require_GET
def own_tasks(request: SignedInRequest) -> HttpResponse:
    """The open tasks that this person leads, overdue ones first."""
    on = today()
    member = Member.objects.filter(user=request.user).first()
    tasks = tasks_of(member, on=on) if member else Task.objects.none()
    seen = tasks.filter(pk__in=visible_tasks(request.user, on=on).values("pk"))
    context = {"tasks": _shown(seen.select_related("lead", "branch"), on)}
    return render(request, "web/resolutions/own_tasks.html", context)


@login_required
@require_GET
def branch_tasks(request: SignedInRequest, unit_id: int) -> HttpResponse:
    """The tasks of the branch, open ones by date, then what was settled lately; resolutions."""
    on = today()
    branch = get_object_or_404(visible_units(request.user, on=on), pk=unit_id)
    if not may(request.user, "resolutions.see_tasks", branch, on=on):
        raise Http404
    settled = visible_tasks(request.user, on=on).filter(branch=branch).exclude(state=TaskState.OPEN)
    resolutions = visible_resolutions(request.user, on=on).filter(branch=branch)
    context = {
        "branch": branch,
        "tasks": _shown(open_tasks(branch, on=on), on),
        "settled": _shown(settled.order_by("-finished_on", "-dropped_on", "-pk")[:_LATELY], on),
        "resolutions": resolutions[:_LATELY],
    }
    return render(request, "web/resolutions/branch_tasks.html", context)


@login_required
@require_GET
def task_page(request: SignedInRequest, task_id: int) -> HttpResponse:
    return show_task(request, task_or_404(request, task_id))


def task_or_404(request: SignedInRequest, task_id: int) -> Task:
    """The task, for those of the branch; any other does not exist."""
    return get_object_or_404(visible_tasks(request.user, on=today()), pk=task_id)


def show_task(
    request: SignedInRequest,
    task: Task,
    *,
    refusal: str = "",
    status: int = 200,
    forms: Mapping[str, Form] | None = None,
) -> HttpResponse:
    """Answer with one task: what was said of it, and what this person may do about it.

    A form that was refused is given by its name and stands open.
    """
    on = today()
    is_open = task.state == TaskState.OPEN
    reports = task.reports.select_related("by")
    context = {
        "shown": shown_task(task, on=on),
        "task": task,
        "reports": reports,
        "extensions": task.extensions.select_related("by"),
        "refusal": refusal,
        "opened": next(iter(forms or {}), ""),
        "may_report": is_open and may(request.user, "resolutions.report_task", task, on=on),
        "may_steer": may(request.user, "resolutions.steer_task", task, on=on),
        "is_open": is_open,
        "report": ReportForm(prefix="report"),
        "finish": FinishForm(prefix="finish", initial={"finished_on": on}),
        "extend": ExtendForm(prefix="extend"),
        "drop": ReasonForm(prefix="drop"),
        "reopen": ReasonForm(prefix="reopen"),
        **(forms or {}),
    }
    return render(request, "web/resolutions/task.html", context, status=status)


def _shown(tasks: QuerySet[Task], on: date) -> list[ShownTask]:
    return shown_tasks(tasks.prefetch_related("reports"), on=on)
