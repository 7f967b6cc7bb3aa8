"""A deed on a task: its form says what, one operation does it, and the task's page tells."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.views.decorators.http import require_POST

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.kernel.permissions import require
from chibo.web.http import SignedInRequest, today
from chibo.web.once import once
from chibo.web.resolutions.tasks import show_task, task_or_404

View = Callable[..., HttpResponse]


def deed(
    name: str,
    operation: Callable[..., object],
    form_class: type[forms.Form],
    permission: str,
    *,
    done: Promise,
) -> View:
    """Make the view that does ``operation`` with a task once the form ``name`` says what.

    It goes back to the task and says ``done`` there. A wrong field (422) or a
    refusal (409) shows the task with the form open as it was sent.
    """

    @login_required
    @require_POST
    @once
    def view(request: SignedInRequest, task_id: int) -> HttpResponse:
        task, form = task_or_404(request, task_id), form_class(request.POST, prefix=name)
        require(request.user, permission, task, on=today())
        if not form.is_valid():
            return show_task(request, task, status=422, forms={name: form})
        try:
            operation(task, **form.cleaned_data, actor=request.user, at=now())
        except DomainError as refusal:
            task.refresh_from_db()
            return show_task(request, task, refusal=str(refusal), status=409, forms={name: form})
        messages.success(request, str(done))
        return redirect("resolutions:task", task_id)

    return view
