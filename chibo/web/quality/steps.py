"""What the branch does with the whole card: put to the meeting, sent, appealed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.quality.models import Scorecard
from chibo.quality.operations.appealing import appeal_card
from chibo.quality.operations.proposing import propose_card
from chibo.quality.operations.reviewing import send_card
from chibo.web.http import SignedInRequest
from chibo.web.once import once
from chibo.web.quality.deeds import deed
from chibo.web.quality.refusals import Refused
from chibo.web.quality.sheet import SHEET, card_or_404, show_sheet


@login_required
@require_POST
@once
@deed(
    SHEET,
    done=gettext_lazy("The score is put to the meeting. Let the branch vote on it in the meeting."),
)
def propose(request: SignedInRequest, card: Scorecard) -> None:
    propose_card(card, actor=request.user, at=now())


@login_required
@require_POST
@once
@deed(SHEET, done=gettext_lazy("The card is sent to the committee above."))
def send(request: SignedInRequest, card: Scorecard) -> None:
    send_card(card, actor=request.user, at=now())


@login_required
@require_POST
@once
def appeal(request: SignedInRequest, card_id: int) -> HttpResponse:
    """Open the next version of a final card and go to it."""
    card = card_or_404(request, card_id)
    reason = request.POST.get("reason", "")
    try:
        new = appeal_card(card, reason=reason, actor=request.user, at=now())
    except DomainError as refusal:
        refused = Refused("appeal", str(refusal), request.POST.dict())
        return show_sheet(request, card, refused=refused, status=409 if reason.strip() else 422)
    messages.success(request, _("The appeal is with the committee above."))
    return redirect("quality:card", new.pk)
