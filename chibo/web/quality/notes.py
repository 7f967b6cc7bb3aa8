"""What the secretary enters of the world outside: the days of the handbook, the word upward."""

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from chibo.kernel.clock import now
from chibo.kernel.permissions import require
from chibo.quality.models import Scorecard
from chibo.quality.operations.noting import (
    enter_committee_told,
    enter_complete_posted,
    enter_papers_posted,
)
from chibo.web.http import SignedInRequest, today
from chibo.web.once import once
from chibo.web.quality.deeds import deed
from chibo.web.quality.sheet import SHEET
from chibo.web.quality.typed import day_said, instant_said

_PLACE = "#notes"
_DAY_ENTERED = _("The day is entered; the lines are counted anew.")


@login_required
@require_POST
@once
@deed(SHEET, done=_DAY_ENTERED, place=_PLACE)
def papers_posted(request: SignedInRequest, card: Scorecard) -> None:
    require(request.user, "quality.enter_posting", card.meeting, on=today())
    posted_on = day_said(request.POST.get("posted_on", ""))
    enter_papers_posted(card.meeting, posted_on=posted_on, actor=request.user, at=now())


@login_required
@require_POST
@once
@deed(SHEET, done=_DAY_ENTERED, place=_PLACE)
def complete_posted(request: SignedInRequest, card: Scorecard) -> None:
    require(request.user, "quality.enter_posting", card.meeting, on=today())
    posted_on = day_said(request.POST.get("posted_on", ""))
    enter_complete_posted(card.meeting, posted_on=posted_on, actor=request.user, at=now())


@login_required
@require_POST
@once
@deed(SHEET, done=_("It is entered who was told; the lines are counted anew."), place=_PLACE)
def committee_told(request: SignedInRequest, card: Scorecard) -> None:
    require(request.user, "quality.enter_notice", card.meeting, on=today())
    said = request.POST
    told_at = instant_said(said.get("told_on", ""), said.get("told_at", ""))
    whom = said.get("whom", "")
    enter_committee_told(card.meeting, told_at=told_at, whom=whom, actor=request.user, at=now())
