"""Cards for the door: the own one on the telephone, a sheet for the branch, and whose one is."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.kernel.permissions import require
from chibo.meetings.queries.cards import person_of_card
from chibo.membership.models import Member, MemberCard
from chibo.membership.operations.cards import print_cards, renew_card
from chibo.membership.operations.stays import last_home_stay
from chibo.membership.queries.cards import card_tokens_of
from chibo.membership.queries.rosters import roster_of
from chibo.membership.queries.visible import visible_units
from chibo.membership.rights import rights_of
from chibo.organization.models import Unit, UnitKind
from chibo.rendering.cards import PrintedCard, cards_as_pdf
from chibo.rendering.qr import qr_svg
from chibo.web.coming.reach import meeting_for
from chibo.web.http import SignedInRequest, today
from chibo.web.once import once


@login_required
@require_GET
@never_cache
def own_card(request: SignedInRequest) -> HttpResponse:
    member = _own_member(request)
    token = card_tokens_of([member.pk])[member.pk]
    picture = qr_svg(token, ground="white").decode()
    start = picture.index("<svg")
    context = {
        "member": member,
        "branch": last_home_stay(member).branch,
        "qr": mark_safe(picture[start:]),  # noqa: S308 -- our own drawing of digits
    }
    return render(request, "web/coming/own_card.html", context)


@login_required
@require_POST
@once
def renew_own_card(request: SignedInRequest) -> HttpResponse:
    member = _own_member(request)
    branch = last_home_stay(member).branch
    renew_card(member, branch=branch, actor=request.user, at=now())
    messages.success(request, _("The card before is void. This is the one that holds."))
    return redirect("coming:own_card")


@login_required
@require_GET
@never_cache
def branch_cards(request: SignedInRequest, unit_id: int) -> HttpResponse:
    return _sheet_page(request, _branch(request, unit_id))


@login_required
@require_POST
@never_cache
def print_branch_cards(request: SignedInRequest, unit_id: int) -> HttpResponse:
    """Answer with the cards as a file. Sending twice is no harm: the later cards hold."""
    branch, at = _branch(request, unit_id), now()
    chosen = set(request.POST.getlist("member"))
    members = [m for m in _members(branch) if str(m.pk) in chosen]
    try:
        tokens = print_cards(members, branch=branch, actor=request.user, at=at)
    except DomainError as refusal:
        return _sheet_page(request, branch, refusal=refusal, status=409)
    cards = [
        PrintedCard(
            heading=f"Thẻ điểm danh · {branch.name}",
            name=member.full_name,
            note="Đưa thư ký quét khi đến họp. Mất thẻ: báo bí thư để in thẻ khác.",
            token=tokens[member.pk],
        )
        for member in members
    ]
    name = f"the-diem-danh-{branch.pk}-{today():%Y-%m-%d}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    pdf = cards_as_pdf(cards, composed_at=at)
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


@login_required
@require_POST
@never_cache
def read_card(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """Tell the clerk whose card was scanned, where the browser itself cannot look it up."""
    meeting = meeting_for(request, meeting_id, "meetings.record_journal")
    person = person_of_card(meeting, request.POST.get("card", ""))
    return JsonResponse({"person": person})


def _own_member(request: SignedInRequest) -> Member:
    member_id = rights_of(request.user, on=today()).member_id
    if member_id is None:
        raise Http404
    return get_object_or_404(Member, pk=member_id)


def _branch(request: SignedInRequest, unit_id: int) -> Unit:
    seen = visible_units(request.user, on=today()).filter(kind=UnitKind.BRANCH)
    branch = get_object_or_404(seen, pk=unit_id)
    require(request.user, "membership.print_cards", branch, on=today())
    return branch


def _members(branch: Unit) -> list[Member]:
    return [stay.member for stay in roster_of(branch, on=today())]


def _sheet_page(
    request: SignedInRequest,
    branch: Unit,
    *,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    members = _members(branch)
    held = dict(MemberCard.objects.filter(member__in=members).values_list("member", "issued_at"))
    context: dict[str, Any] = {
        "branch": branch,
        "rows": [{"member": one, "issued_at": held.get(one.pk)} for one in members],
        "refusal": refusal,
    }
    return render(request, "web/coming/cards.html", context, status=status)
