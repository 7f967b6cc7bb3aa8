"""Enter what was reached of a target."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.kernel.permissions import may
from chibo.resolutions.models import Target
from chibo.resolutions.operations.steering import set_target_result
from chibo.resolutions.queries.resolutions import visible_resolutions
from chibo.web.http import SignedInRequest, today
from chibo.web.once import once
from chibo.web.resolutions.forms import ResultForm


@login_required
@require_POST
@once
def set_result(request: SignedInRequest, target_id: int) -> HttpResponse:
    seen = visible_resolutions(request.user, on=today())
    targets = Target.objects.filter(resolution__in=seen).select_related(
        "resolution__meeting__branch"
    )
    target = get_object_or_404(targets, pk=target_id)
    if not may(request.user, "resolutions.set_target_result", target, on=today()):
        raise Http404
    form = ResultForm(request.POST, prefix=f"target-{target.pk}")
    if not form.is_valid():
        return _again(request, target, form)
    try:
        set_target_result(target, **form.cleaned_data, actor=request.user, at=now())
    except DomainError as refusal:
        return _again(request, target, form, refusal=str(refusal))
    messages.success(request, _("The result was kept."))
    return redirect("resolutions:detail", target.resolution.meeting_id)


def _again(
    request: SignedInRequest, target: Target, form: ResultForm, *, refusal: str = ""
) -> HttpResponse:
    context = {
        "target": target,
        "meeting": target.resolution.meeting,
        "form": form,
        "refusal": refusal,
    }
    status = 409 if refusal else 422
    return render(request, "web/resolutions/target.html", context, status=status)
