"""What the committee above does with a card: answer, accept, return, adjust, make final."""

from decimal import Decimal

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from chibo.kernel.clock import now
from chibo.quality.adjusting import Adjustment
from chibo.quality.models import Contest, Scorecard
from chibo.quality.operations.contesting import answer_contest
from chibo.quality.operations.reviewing import accept_card, adjust_card, finish_card, return_card
from chibo.web.http import SignedInRequest
from chibo.web.once import once
from chibo.web.quality.deeds import deed
from chibo.web.quality.refusals import WrongWords
from chibo.web.quality.review import REVIEW
from chibo.web.quality.typed import points_of

_POINTS, _REASON = "points-", "reason-"


@login_required
@require_POST
@once
@deed(REVIEW, done=gettext_lazy("The contested line is answered."))
def answer(request: SignedInRequest, card: Scorecard) -> None:
    """Answer one contested line of the card."""
    contest = _contest(card, request.POST.get("contest", ""))
    said = request.POST.get("answer", "")
    answer_contest(contest, answer=said, actor=request.user, at=now())


@login_required
@require_POST
@once
@deed(
    REVIEW,
    done=gettext_lazy("The card is accepted. Make it final when nothing is left to look at."),
)
def accept(request: SignedInRequest, card: Scorecard) -> None:
    accept_card(card, actor=request.user, at=now())


@login_required
@require_POST
@once
@deed(REVIEW, done=gettext_lazy("The card is returned. The branch reads what is to be mended."))
def give_back(request: SignedInRequest, card: Scorecard) -> None:
    """Return the card to the branch with what is to be mended."""
    return_card(card, reason=request.POST.get("reason", ""), actor=request.user, at=now())


@login_required
@require_POST
@once
@deed(
    REVIEW,
    done=gettext_lazy("The points are adjusted. The values of the branch stay to be read."),
)
def adjust(request: SignedInRequest, card: Scorecard) -> None:
    """Give other points to the lines in which something was typed."""
    adjust_card(card, _adjustments(request), actor=request.user, at=now())


@login_required
@require_POST
@once
@deed(REVIEW, done=gettext_lazy("The card is final. Nothing moves any more."))
def finish(request: SignedInRequest, card: Scorecard) -> None:
    finish_card(card, actor=request.user, at=now())


def _contest(card: Scorecard, number: str) -> Contest:
    asked = Contest.objects.select_related("card").filter(card=card)
    found = asked.filter(pk=number).first() if number.isdecimal() else None
    if found is None:
        raise WrongWords(_("Choose the contested line that you answer."))
    return found


def _adjustments(request: SignedInRequest) -> dict[str, Adjustment]:
    """Read ``points-CODE`` and ``reason-CODE``; a line in which nothing is typed is left alone.

    Raises:
        WrongWords: a reason without points, or points that are no number.
    """
    said = request.POST
    codes = [name.removeprefix(_POINTS) for name in said if name.startswith(_POINTS)]
    typed = {code: (said[_POINTS + code], said.get(_REASON + code, "")) for code in codes}
    return {
        code: Adjustment(_points(code, points), reason)
        for code, (points, reason) in typed.items()
        if points.strip() or reason.strip()
    }


def _points(code: str, words: str) -> Decimal:
    if not words.strip():
        raise WrongWords(_("Give the points of line %(code)s as well.") % {"code": code})
    return points_of(words)
