"""One Party group: its name, who is in it, who leads it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.kernel.permissions import may
from chibo.membership.models import PartyGroup
from chibo.membership.operations.party_groups import dissolve_party_group, write_party_group
from chibo.membership.queries.party_groups import division_of
from chibo.web.http import SignedInRequest, today
from chibo.web.once import once
from chibo.web.party_groups.forms import GroupForm


@login_required
@require_GET
def group(request: SignedInRequest, group_id: int) -> HttpResponse:
    found = _group_or_404(request, group_id)
    return _page(request, found, _form(found))


@login_required
@require_POST
@once
def write(request: SignedInRequest, group_id: int) -> HttpResponse:
    found = _group_or_404(request, group_id)
    form = _form(found, data=request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    told = form.cleaned_data
    try:
        write_party_group(
            found,
            name=told["name"],
            members=set(told["members"]),
            leader=told["leader"],
            on=told["on"],
            actor=request.user,
            at=now(),
        )
    except DomainError as refusal:
        return _page(request, found, form, refusal=refusal, status=409)
    messages.success(request, _("The Party group is saved."))
    return redirect("groups:division", found.branch_id)


@login_required
@require_POST
@once
def dissolve(request: SignedInRequest, group_id: int) -> HttpResponse:
    found = _group_or_404(request, group_id)
    try:
        dissolve_party_group(found, on=today(), actor=request.user, at=now())
    except DomainError as refusal:
        return _page(request, found, _form(found), refusal=refusal, status=409)
    messages.success(request, _("%(name)s is dissolved.") % {"name": found.name})
    return redirect("groups:division", found.branch_id)


def _group_or_404(request: SignedInRequest, group_id: int) -> PartyGroup:
    """A standing group of a branch that this person leads; any other does not exist."""
    standing = PartyGroup.objects.filter(valid_until=None).select_related("branch")
    found = get_object_or_404(standing, pk=group_id)
    if not may(request.user, "membership.keep_party_groups", found, on=today()):
        raise Http404
    return found


def _form(found: PartyGroup, **more: Any) -> GroupForm:
    division = division_of(found.branch, on=today())
    initial: dict[str, Any] = {"name": found.name, "on": today()}
    for one in division.groups:
        if one.group.pk == found.pk:
            initial["members"] = [member.pk for member in one.members]
            initial["leader"] = one.leader.pk if one.leader else ""
    return GroupForm(group=found, division=division, initial=initial, **more)


def _page(
    request: SignedInRequest,
    found: PartyGroup,
    form: GroupForm,
    *,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"group": found, "form": form, "refusal": refusal}
    return render(request, "web/party_groups/group.html", context, status=status)
