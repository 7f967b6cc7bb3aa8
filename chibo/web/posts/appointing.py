"""Give a post to a member: choose, look at what it means, confirm."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.kernel.permissions import may
from chibo.membership.models import Post, PostKind, Stay
from chibo.membership.operations.posts import appoint, hand_on
from chibo.membership.queries.posts import candidates_of, posts_in
from chibo.membership.queries.rosters import matching_names
from chibo.organization.models import Unit
from chibo.web.http import SignedInRequest, today
from chibo.web.once import once
from chibo.web.posts.forms import AppointForm
from chibo.web.posts.meaning import sentences
from chibo.web.posts.reach import unit_or_404


@login_required
@require_GET
def choose(request: SignedInRequest, unit_id: int) -> HttpResponse:
    unit = unit_or_404(request, unit_id)
    initial = {"kind": request.GET.get("kind"), "on": today()}
    return _page(request, unit, _form(request, unit, initial=initial))


@login_required
@require_POST
def preview(request: SignedInRequest, unit_id: int) -> HttpResponse:
    """Show what it would mean: it is carried out and taken back."""
    unit = unit_or_404(request, unit_id)
    form = _form(request, unit, data=request.POST)
    if not form.is_valid():
        return _page(request, unit, form, status=422)
    before = list(posts_in(unit, on=form.cleaned_data["on"]))
    try:
        with transaction.atomic():
            post = _carry_out(request, unit, form)
            means = list(sentences(post, before, today=today()))
            transaction.set_rollback(True)
    except DomainError as refusal:
        return _page(request, unit, form, refusal=refusal, status=409)
    return _page(request, unit, form, means=means)


@login_required
@require_POST
@once
def make(request: SignedInRequest, unit_id: int) -> HttpResponse:
    unit = unit_or_404(request, unit_id)
    form = _form(request, unit, data=request.POST)
    if not form.is_valid():
        return _page(request, unit, form, status=422)
    try:
        post = _carry_out(request, unit, form)
    except DomainError as refusal:
        return _page(request, unit, form, refusal=refusal, status=409)
    told = {"name": post.member.full_name, "post": post.title}
    messages.success(request, _("Recorded: %(name)s, %(post)s.") % told)
    leads_to = "posts:handover" if _is_handed_over(request, post) else "posts:unit"
    return redirect(leads_to, unit.pk)


def _is_handed_over(request: SignedInRequest, post: Post) -> bool:
    """Whether a branch has a new secretary, and who recorded it may read what is handed over."""
    is_secretary = post.kind == PostKind.SECRETARY and post.unit.is_branch
    return is_secretary and may(request.user, "membership.see_handover", post.unit, on=today())


def _carry_out(request: SignedInRequest, unit: Unit, form: AppointForm) -> Post:
    """Appoint; where the unit has a secretary, the post is handed on."""
    told = form.cleaned_data
    kind, member = PostKind(told["kind"]), told["member"].member
    how = {"on": told["on"], "decision": told["decision"], "actor": request.user, "at": now()}
    held = posts_in(unit, on=told["on"]).filter(kind=kind, valid_until=None)
    standing = held.exclude(member=member).first() if kind == PostKind.SECRETARY else None
    if standing:
        return hand_on(standing, to=member, **how)
    return appoint(member, kind, unit=unit, **how)


def _form(request: SignedInRequest, unit: Unit, **more: Any) -> AppointForm:
    return AppointForm(unit=unit, candidates=_choice(request, unit), **more)


def _choice(request: SignedInRequest, unit: Unit) -> QuerySet[Stay]:
    """All of a branch; below a committee are thousands, so those of a name, or the one chosen."""
    candidates = candidates_of(unit, on=today())
    if unit.is_branch:
        return candidates
    if request.method == "GET":
        words = request.GET.get("q", "")
        return matching_names(candidates, words) if words else candidates.none()
    chosen = request.POST.get("member", "")
    return candidates.filter(member=int(chosen)) if chosen.isdecimal() else candidates.none()


def _page(
    request: SignedInRequest,
    unit: Unit,
    form: AppointForm,
    *,
    means: list[str] | None = None,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    words = request.GET.get("q", "")
    context: dict[str, Any] = {
        "unit": unit,
        "form": form,
        "means": means,
        "refusal": refusal,
        "words": words,
        "asks_for_a_name": request.method == "GET" and not unit.is_branch,
        "found": form.fields["member"].queryset.exists(),  # type: ignore[attr-defined]
    }
    return render(request, "web/posts/appoint.html", context, status=status)
