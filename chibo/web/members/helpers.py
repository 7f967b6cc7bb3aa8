"""Who helps a member: seen by both, named and revoked by the member or on a written wish."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.kernel.permissions import require
from chibo.membership.models import Helping, Member
from chibo.membership.operations.helping import name_helper, revoke_helper
from chibo.membership.operations.stays import last_home_stay
from chibo.membership.queries.helping import AboutHelpers, helpers_of
from chibo.membership.queries.rosters import roster_of
from chibo.organization.models import Unit
from chibo.web.days import DayField
from chibo.web.http import SignedInRequest, today
from chibo.web.once import once


class HelperForm(forms.Form):
    """Who helps, until when, and the paper where the member did not sign in."""

    helper = forms.TypedChoiceField(label=gettext_lazy("Who helps"), coerce=int)
    on = DayField(label=gettext_lazy("From the day"))
    last_day = DayField(label=gettext_lazy("Last day of the help"))
    paper = forms.CharField(
        label=gettext_lazy("Paper by which the comrade asks for it"),
        help_text=gettext_lazy("such as: request written by hand on 01/12/2026"),
        max_length=200,
    )

    def __init__(
        self, *args: Any, people: list[tuple[int, str]], is_own: bool, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.fields["helper"].choices = [("", "–"), *people]  # type: ignore[attr-defined]  # a choice field
        if is_own:
            del self.fields["paper"]


@login_required
@require_GET
def helpers(request: SignedInRequest, member_id: int) -> HttpResponse:
    return _page(request, *_member(request, member_id))


@login_required
@require_POST
@once
def name(request: SignedInRequest, member_id: int) -> HttpResponse:
    member, branch = _member(request, member_id)
    form = _form(request, member, branch, request.POST)
    if not form.is_valid():
        return _page(request, member, branch, form=form, status=422)
    told = form.cleaned_data
    try:
        given = name_helper(
            member,
            Member.objects.get(pk=told["helper"]),
            branch=branch,
            on=told["on"],
            last_day=told["last_day"],
            paper=told.get("paper", ""),
            actor=request.user,
            at=now(),
        )
    except DomainError as refusal:
        return _page(request, member, branch, form=form, refusal=refusal, status=409)
    messages.success(
        request,
        _("Comrade %(helper)s may help comrade %(name)s.")
        % {"helper": given.helper.full_name, "name": member.full_name},
    )
    return redirect("members:helpers", member.pk)


@login_required
@require_POST
@once
def revoke(request: SignedInRequest, helping_id: int) -> HttpResponse:
    given = get_object_or_404(Helping.objects.select_related("member", "helper"), pk=helping_id)
    branch = last_home_stay(given.member).branch
    try:
        revoke_helper(given, branch=branch, actor=request.user, at=now())
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return redirect("web:today")
    messages.success(request, _("The help has ended."))
    if given.helper.user_id == request.user.pk:
        return redirect("web:today")
    return redirect("members:helpers", given.member_id)


def _member(request: SignedInRequest, member_id: int) -> tuple[Member, Unit]:
    """The member and home branch, for the member and who leads the branch; else a 404."""
    member = get_object_or_404(Member.objects.exclude(stays=None), pk=member_id)
    branch = last_home_stay(member).branch
    require(request.user, "membership.name_helper", AboutHelpers(member, branch.pk), on=today())
    return member, branch


def _form(request: SignedInRequest, member: Member, branch: Unit, data: Any = None) -> HelperForm:
    stays = roster_of(branch, on=today()).exclude(member=member).exclude(member__user=None)
    people = [(stay.member_id, stay.member.full_name) for stay in stays]
    is_own = member.user_id == request.user.pk
    return HelperForm(data, people=people, is_own=is_own, initial={"on": today()})


def _page(
    request: SignedInRequest,
    member: Member,
    branch: Unit,
    *,
    form: HelperForm | None = None,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "member": member,
        "branch": branch,
        "helpers": helpers_of(member, on=today()),
        "form": form or _form(request, member, branch),
        "refusal": refusal,
    }
    return render(request, "web/members/helpers.html", context, status=status)
