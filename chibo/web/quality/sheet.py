"""The card of a meeting as the branch works on it, one page from the first line to the last."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.kernel.permissions import may
from chibo.meetings.models import Meeting
from chibo.meetings.queries.visible import visible_meetings
from chibo.quality.models import CardState, Scorecard
from chibo.quality.operations.claiming import JUDGED_IN
from chibo.quality.operations.contesting import CONTESTED_IN
from chibo.quality.operations.opening import open_card
from chibo.quality.queries.cards import visible_cards
from chibo.quality.queries.outlook import score_outlook
from chibo.quality.queries.page import card_page
from chibo.web.http import SignedInRequest, today
from chibo.web.once import once
from chibo.web.quality.deeds import Page
from chibo.web.quality.overview import overview
from chibo.web.quality.refusals import Refused
from chibo.web.quality.shown import shown_groups


def card_or_404(request: SignedInRequest, card_id: int) -> Scorecard:
    """The card, if it exists for this person."""
    return get_object_or_404(visible_cards(request.user, on=today()), pk=card_id)


@login_required
@require_GET
def of_meeting(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """Lead to the card of a meeting; where there is none yet, say by which table it will be."""
    return _outlook(request, _meeting(request, meeting_id))


@login_required
@require_POST
@once
def open_sheet(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    meeting = _meeting(request, meeting_id)
    try:
        opened = open_card(meeting, actor=request.user, at=now())
    except DomainError as refusal:
        return _outlook(request, meeting, refusal=str(refusal), status=409)
    return redirect("quality:card", opened.pk)


@login_required
@require_GET
def card(request: SignedInRequest, card_id: int) -> HttpResponse:
    return show_sheet(request, card_or_404(request, card_id))


def show_sheet(
    request: SignedInRequest,
    card: Scorecard,
    *,
    refused: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    page = card_page(card, at=now())
    versions = _other_versions(request, card)
    can = _deeds(request, card, is_newest=all(one.version < card.version for one in versions))
    context = {
        "card": card,
        "page": page,
        "overview": overview(page),
        "groups": shown_groups(page, refused=refused),
        "can": can,
        "has_last_month": can["judge"] and page.has_last_month,
        "notes": page.notes,
        "versions": versions,
        "refused": refused,
    }
    return render(request, "web/quality/card.html", context, status=status)


SHEET = Page("quality:card", card_or_404, show_sheet)


def _deeds(request: SignedInRequest, card: Scorecard, *, is_newest: bool) -> dict[str, bool]:
    """What this person can do with the card as it stands."""

    def can(permission: str, subject: Any = card) -> bool:
        return may(request.user, f"quality.{permission}", subject, on=today())

    judges, sends = can("judge_line"), can("send_card")
    return {
        "judge": judges and card.state in JUDGED_IN,
        "contest": judges and card.state in CONTESTED_IN,
        "propose": judges and card.state in {CardState.DRAFT, CardState.PROPOSED},
        "send": sends and card.state in {CardState.VOTED, CardState.RETURNED},
        "appeal": sends and card.state == CardState.FINAL and is_newest,
        "note": can("enter_posting", card.meeting),
        "review": can("accept_card"),
    }


def _other_versions(request: SignedInRequest, card: Scorecard) -> list[Scorecard]:
    """The versions before and after an appeal; only a final card is appealed."""
    if card.version == 1 and card.state != CardState.FINAL:
        return []
    seen = visible_cards(request.user, on=today())
    return list(seen.filter(meeting=card.meeting, part=card.part).exclude(pk=card.pk))


def _meeting(request: SignedInRequest, meeting_id: int) -> Meeting:
    return get_object_or_404(visible_meetings(request.user, on=today()), pk=meeting_id)


def _outlook(
    request: SignedInRequest, meeting: Meeting, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    outlook = score_outlook(meeting)
    seen = visible_cards(request.user, on=today())
    if outlook.card is not None and seen.filter(pk=outlook.card.pk).exists():
        return redirect("quality:card", outlook.card.pk)
    context = {
        "meeting": meeting,
        "outlook": outlook,
        "can_open": may(request.user, "quality.open_card", meeting, on=today()),
        "refusal": refusal,
    }
    return render(request, "web/quality/outlook.html", context, status=status)
