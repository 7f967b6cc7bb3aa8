"""The Party groups of a branch today, and a new one."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.kernel.permissions import may
from chibo.membership.operations.party_groups import form_party_group
from chibo.membership.queries.party_groups import division_of
from chibo.membership.queries.visible import visible_rosters
from chibo.organization.models import Unit
from chibo.web.http import SignedInRequest, today
from chibo.web.once import once


@login_required
@require_GET
def division(request: SignedInRequest, unit_id: int) -> HttpResponse:
    return _page(request, _branch_or_404(request, unit_id))


@login_required
@require_POST
@once
def form(request: SignedInRequest, unit_id: int) -> HttpResponse:
    """Form a group by its name, and go on to who is in it."""
    branch, name = _branch_or_404(request, unit_id), request.POST.get("name", "")
    if not may(request.user, "membership.keep_party_groups", branch, on=today()):
        raise Http404
    try:
        group = form_party_group(branch, name=name, on=today(), actor=request.user, at=now())
    except DomainError as refusal:
        return _page(request, branch, name=name, refusal=refusal, status=409)
    return redirect("groups:group", group.pk)


def _branch_or_404(request: SignedInRequest, unit_id: int) -> Unit:
    return get_object_or_404(visible_rosters(request.user, on=today()), pk=unit_id)


def _page(
    request: SignedInRequest,
    branch: Unit,
    *,
    name: str = "",
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    on = today()
    context = {
        "branch": branch,
        "division": division_of(branch, on=on),
        "may_divide": may(request.user, "membership.keep_party_groups", branch, on=on),
        "name": name,
        "refusal": refusal,
    }
    return render(request, "web/party_groups/division.html", context, status=status)
