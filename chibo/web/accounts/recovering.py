"""A member forgot the PIN: a new one, face to face, shown this once."""

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from chibo.accounts.models import GivenPin
from chibo.accounts.operations.giving import note_seen_above, note_seen_by_owner
from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.kernel.permissions import may, require
from chibo.membership.models import Member
from chibo.membership.operations.recovering import recover_account
from chibo.membership.queries.rosters import roster_of
from chibo.organization.models import Unit
from chibo.web.accounts.reach import branch_kept
from chibo.web.http import SignedInRequest, today
from chibo.web.once import ShownOnce, once

_SENT_TWICE = "sent"


class FaceToFaceForm(forms.Form):
    """The one thing that only a person can know."""

    is_here = forms.BooleanField(
        label=_("The comrade is here before me, and I know the comrade by face.")
    )
    has_lost_factor = forms.BooleanField(
        label=_("The telephone with the second factor is lost as well; take it away."),
        required=False,
    )


@login_required
@require_GET
@never_cache
def recovering(request: SignedInRequest, unit_id: int, member_id: int) -> HttpResponse:
    branch, member = _member(request, unit_id, member_id)
    return _page(request, branch, member, FaceToFaceForm())


@login_required
@require_POST
@never_cache
@once
def recover(request: SignedInRequest, unit_id: int, member_id: int) -> HttpResponse:
    """Give the new PIN and show it in this answer only; it is kept nowhere.

    A form sent twice gives one PIN: whoever pressed twice sees the second
    answer, which says so.
    """
    branch, member = _member(request, unit_id, member_id)
    form = FaceToFaceForm(request.POST)
    if not form.is_valid():
        return _page(request, branch, member, form, status=422)
    try:
        slip = recover_account(
            member,
            branch=branch,
            closed_days=settings.ENVIRONMENT.recovery_lock_days,
            has_lost_factor=form.cleaned_data["has_lost_factor"],
            actor=request.user,
            at=now(),
        )
    except DomainError as refusal:
        return _page(request, branch, member, form, refusal=refusal, status=409)
    context = {"branch": branch, "slip": slip}
    again = f"{reverse('accounts:recovering', args=[branch.pk, member.pk])}?{_SENT_TWICE}=1"
    return ShownOnce(render(request, "web/accounts/recovered.html", context), again=again)


@login_required
@require_POST
@once
def seen_by_owner(request: SignedInRequest) -> HttpResponse:
    note_seen_by_owner(request.user, at=now())
    return redirect("web:today")


@login_required
@require_POST
@once
def seen_above(request: SignedInRequest, given_id: int) -> HttpResponse:
    given = get_object_or_404(GivenPin, pk=given_id)
    require(request.user, "accounts.see_given_pin", given, on=today())
    note_seen_above(given, actor=request.user, at=now())
    return redirect("web:today")


def _member(request: SignedInRequest, unit_id: int, member_id: int) -> tuple[Unit, Member]:
    branch = branch_kept(request, unit_id)
    stays = roster_of(branch, on=today()).select_related("member__user")
    member = get_object_or_404(stays, member=member_id).member
    if not may(request.user, "membership.give_account", member, on=today()):
        raise Http404
    return branch, member


def _page(
    request: SignedInRequest,
    branch: Unit,
    member: Member,
    form: FaceToFaceForm,
    *,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "branch": branch,
        "member": member,
        "form": form,
        "closed_days": settings.ENVIRONMENT.recovery_lock_days,
        "refusal": refusal,
        "was_sent_twice": _SENT_TWICE in request.GET,
    }
    return render(request, "web/accounts/recovering.html", context, status=status)
