"""What is said of a task and decided about it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.kernel.permissions import require
from chibo.resolutions.models import Task
from chibo.resolutions.operations.reporting import finish_task, report_task
from chibo.resolutions.operations.steering import drop_task, extend_task, reopen_task
from chibo.web.http import SignedInRequest, today
from chibo.web.once import once
from chibo.web.resolutions.forms import ExtendForm, FinishForm, ReasonForm, ReportForm
from chibo.web.resolutions.tasks import show_task, task_or_404

Told = dict[str, Any]
Act = Callable[[SignedInRequest, Task, Told], object]
View = Callable[[SignedInRequest, int], HttpResponse]


def _with_form(
    form_class: type[forms.Form], permission: str, *, done: str | Promise
) -> Callable[[Act], View]:
    """Make a view of what is done with a task once its form, named as the act, says what.

    It goes back to the task and says ``done`` there. A wrong field (422) or a
    refusal (409) shows the task with the form open as it was sent.
    """

    def view_of(act: Act) -> View:
        name = act.__name__

        @wraps(act)
        def view(request: SignedInRequest, task_id: int) -> HttpResponse:
            task, form = task_or_404(request, task_id), form_class(request.POST, prefix=name)
            require(request.user, permission, task, on=today())
            if not form.is_valid():
                return show_task(request, task, status=422, forms={name: form})
            try:
                act(request, task, form.cleaned_data)
            except DomainError as refusal:
                task.refresh_from_db()
                said = str(refusal)
                return show_task(request, task, refusal=said, status=409, forms={name: form})
            messages.success(request, str(done))
            return redirect("resolutions:task", task_id)

        return view

    return view_of


@login_required
@require_POST
@once
@_with_form(ReportForm, "resolutions.report_task", done=_("The report was kept."))
def report(request: SignedInRequest, task: Task, told: Told) -> None:
    report_task(task, **told, actor=request.user, at=now())


@login_required
@require_POST
@once
@_with_form(FinishForm, "resolutions.finish_task", done=_("The task is done."))
def finish(request: SignedInRequest, task: Task, told: Told) -> None:
    finish_task(task, **told, actor=request.user, at=now())


@login_required
@require_POST
@once
@_with_form(ExtendForm, "resolutions.steer_task", done=_("The task has more time."))
def extend(request: SignedInRequest, task: Task, told: Told) -> None:
    extend_task(task, **told, actor=request.user, at=now())


@login_required
@require_POST
@once
@_with_form(ReasonForm, "resolutions.steer_task", done=_("The task was dropped."))
def drop(request: SignedInRequest, task: Task, told: Told) -> None:
    drop_task(task, **told, actor=request.user, at=now())


@login_required
@require_POST
@once
@_with_form(ReasonForm, "resolutions.steer_task", done=_("The task is open again."))
def reopen(request: SignedInRequest, task: Task, told: Told) -> None:
    reopen_task(task, **told, actor=request.user, at=now())
