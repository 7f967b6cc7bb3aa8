"""Record what happened to a member: choose it, look at what it means, confirm."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.kernel.periods import in_force
from chibo.kernel.permissions import may
from chibo.membership.change_kinds import ChangeKind
from chibo.membership.models import Member, Post
from chibo.membership.queries.due import hand_in_by
from chibo.membership.queries.states import MemberState, state_of
from chibo.organization.models import Unit, UnitKind
from chibo.rulebook.queries import rules_of
from chibo.web.http import SignedInRequest, today
from chibo.web.members.deeds import DEEDS, carry_out
from chibo.web.members.forms import ChangeForm
from chibo.web.members.meaning import Outlook, sentences
from chibo.web.members.reach import member_or_404
from chibo.web.once import once


@dataclass(frozen=True, slots=True)
class _Case:
    """A member as of today, and the branch that answers for the member."""

    member: Member
    state: MemberState
    branch: Unit


@login_required
@require_GET
def change(request: SignedInRequest, member_id: int) -> HttpResponse:
    """Without a kind the choice of what happened; with one its form."""
    case = _case(request, member_id)
    kind = _kind(request.GET.get("kind"))
    form = _form(case, kind, initial={"on": today()}) if kind else None
    return _page(request, case, form=form, kind=kind)


@login_required
@require_POST
def preview_change(request: SignedInRequest, member_id: int) -> HttpResponse:
    """Show what the change would mean: it is carried out and taken back."""
    case, kind = _case(request, member_id), _kind(request.POST.get("kind"))
    if kind is None:
        return redirect("members:change", member_id)
    form = _form(case, kind, data=request.POST)
    if not form.is_valid():
        return _page(request, case, form=form, kind=kind, status=422)
    try:
        outlook = _rehearse(request, case, kind, form)
    except DomainError as refusal:
        return _page(request, case, form=form, kind=kind, refusal=refusal, status=409)
    rules = rules_of(case.branch.pk, on=form.cleaned_data["on"])
    means = list(sentences(outlook, rules, today=today()))
    return _page(request, case, form=form, kind=kind, means=means)


@login_required
@require_POST
@once
def make_change(request: SignedInRequest, member_id: int) -> HttpResponse:
    case, kind = _case(request, member_id), _kind(request.POST.get("kind"))
    if kind is None:
        return redirect("members:change", member_id)
    form = _form(case, kind, data=request.POST)
    if not form.is_valid():
        return _page(request, case, form=form, kind=kind, status=422)
    try:
        carry_out(kind, case.member, case.branch, form.cleaned_data, actor=request.user, at=now())
    except DomainError as refusal:
        return _page(request, case, form=form, kind=kind, refusal=refusal, status=409)
    messages.success(request, _("Recorded: %(change)s.") % {"change": kind.label})
    return redirect("members:record", case.member.pk)


def _case(request: SignedInRequest, member_id: int) -> _Case:
    member = member_or_404(request, member_id)
    state = state_of(member, on=today())
    branch = state.branch
    if branch is None or not may(request.user, "membership.change_state", state, on=today()):
        raise Http404
    return _Case(member, state, branch)


def _kind(told: str | None) -> ChangeKind | None:
    """The kind that was chosen; whether it follows from the state, the operation says."""
    return next((kind for kind in DEEDS if kind == told), None)


def _form(case: _Case, kind: ChangeKind, **more: Any) -> ChangeForm:
    return ChangeForm(kind=kind, branches=_branches_beside(case.branch), **more)


def _branches_beside(branch: Unit) -> QuerySet[Unit]:
    """The other branches under the same committee: where most letters lead."""
    beside = Unit.objects.filter(kind=UnitKind.BRANCH, parent=branch.parent_id)
    return beside.exclude(pk=branch.pk).order_by("search_key")


def _rehearse(request: SignedInRequest, case: _Case, kind: ChangeKind, form: ChangeForm) -> Outlook:
    member, on = case.member, form.cleaned_data["on"]
    with transaction.atomic():
        before = _posts(member, on)
        carry_out(kind, case.member, case.branch, form.cleaned_data, actor=request.user, at=now())
        after = state_of(member, on=on)
        left = _posts(member, on).keys()
        letter = after.transfer
        outlook = Outlook(
            after=after,
            posts=[title for pk, title in before.items() if pk not in left],
            hand_in_by=hand_in_by(letter) if letter else None,
        )
        transaction.set_rollback(True)
    return outlook


def _posts(member: Member, on: date) -> dict[int, str]:
    held = Post.objects.filter(in_force(on), member=member).select_related("unit")
    return {post.pk: f"{post.title}, {post.unit.name}" for post in held.order_by("pk")}


def _page(
    request: SignedInRequest,
    case: _Case,
    *,
    form: ChangeForm | None,
    kind: ChangeKind | None,
    means: list[str] | None = None,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "member": case.member,
        "branch": case.branch,
        "kinds": [(one.value, one.label) for one in case.state.possible_changes()],
        "kind": kind,
        "title": kind.label if kind else "",
        "form": form,
        "means": means,
        "refusal": refusal,
    }
    return render(request, "web/members/change.html", context, status=status)
