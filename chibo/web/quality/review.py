"""The committee above: what waits for its review, and one card with all that was said about it."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from chibo.kernel.clock import now
from chibo.kernel.permissions import may
from chibo.membership.rights import rights_of
from chibo.quality.models import CardState, Scorecard
from chibo.quality.queries.cards import ToReview, review_queue
from chibo.quality.queries.history import PastContest
from chibo.quality.queries.page import CardPage, card_page
from chibo.quality.sentences.numbers import plain
from chibo.web.http import SignedInRequest, today
from chibo.web.quality.deeds import Page
from chibo.web.quality.overview import overview
from chibo.web.quality.refusals import Refused
from chibo.web.quality.sheet import card_or_404
from chibo.web.quality.shown import ShownLine, shown_groups


@dataclass(frozen=True, slots=True)
class Flag:
    """A word at a card of the queue, with its kind of tag."""

    kind: str
    word: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """``is_answered``: accepted or adjusted, only to be made final."""

    item: ToReview
    points: str
    flags: tuple[Flag, ...]
    is_answered: bool


@login_required
@require_GET
def queue(request: SignedInRequest) -> HttpResponse:
    """What waits: sent late first, then what was sent first."""
    if not _reviews_somewhere(request):
        raise Http404
    found = review_queue(request.user, on=today())
    rows = [_waiting(one) for one in sorted(found, key=lambda one: one.days_late == 0)]
    context = {
        "waiting": [row for row in rows if not row.is_answered],
        "answered": [row for row in rows if row.is_answered],
    }
    return render(request, "web/quality/queue.html", context)


@login_required
@require_GET
def card(request: SignedInRequest, card_id: int) -> HttpResponse:
    return show_review(request, own_card_or_404(request, card_id))


def own_card_or_404(request: SignedInRequest, card_id: int) -> Scorecard:
    """The card, if this person reviews its branch."""
    found = card_or_404(request, card_id)
    if not may(request.user, "quality.accept_card", found, on=today()):
        raise Http404
    return found


def show_review(
    request: SignedInRequest,
    card: Scorecard,
    *,
    refused: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    page = card_page(card, at=now())
    groups = shown_groups(page, refused=refused, all_sides=True)
    context = {
        "card": card,
        "page": page,
        "overview": overview(page),
        "groups": groups,
        "questions": [
            question
            for group in groups
            for line in group.lines
            if (question := _question(line, refused)) is not None
        ],
        "notes": page.notes,
        "can": _open_deeds(card),
        "waits_until": _waits_until(page),
        "refused": refused,
    }
    return render(request, "web/quality/review.html", context, status=status)


REVIEW = Page("quality:review", own_card_or_404, show_review)


@dataclass(frozen=True, slots=True)
class Question:
    """A contested line with what was typed as its answer."""

    contest: PastContest
    text: str
    words: str


def _question(line: ShownLine, refused: Refused | None) -> Question | None:
    contest = line.line.contest
    if contest is None:
        return None
    is_typed = refused is not None and refused.said("contest") == str(contest.id)
    typed = refused.said("answer") if refused and is_typed else ""
    return Question(contest, line.line.text, typed)


def _waits_until(page: CardPage) -> date | None:
    """Return the last day on which a fact of the card may still come; none when all came."""
    days = [line.until for line in page.to_come if line.until is not None]
    return max((day for day in days if day >= today()), default=None)


def _open_deeds(card: Scorecard) -> dict[str, bool]:
    under_review = card.state in {CardState.SENT, CardState.ACCEPTED, CardState.ADJUSTED}
    return {
        "accept": card.state == CardState.SENT,
        "return": card.state == CardState.SENT,
        "adjust": under_review,
        "answer": under_review,
        "finish": card.state in {CardState.ACCEPTED, CardState.ADJUSTED},
    }


def _reviews_somewhere(request: SignedInRequest) -> bool:
    return rights_of(request.user, on=today()).reviews_branches


def _waiting(one: ToReview) -> Waiting:
    flags = []
    if one.days_late:
        late = ngettext("%(n)d day late", "%(n)d days late", one.days_late)
        flags.append(Flag("bad", late % {"n": one.days_late}))
    if one.card.version > 1:
        flags.append(Flag("wait", _("appealed")))
    if one.open_contests:
        asked = ngettext("%(n)d line contested", "%(n)d lines contested", one.open_contests)
        flags.append(Flag("wait", asked % {"n": one.open_contests}))
    if not one.is_complete:
        flags.append(Flag("plain", _("not complete yet")))
    return Waiting(
        item=one,
        points="" if one.points is None else plain(one.points),
        flags=tuple(flags),
        is_answered=one.card.state != CardState.SENT,
    )
