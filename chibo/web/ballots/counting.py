"""What the tellers' devices send and fetch: public keys, envelopes without names, totals."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from chibo.ballots.operations.counting import envelopes_to_open, send_totals
from chibo.ballots.operations.preparing import give_key, lay_out
from chibo.kernel.clock import now
from chibo.web.ballots.reach import answered, meeting_for
from chibo.web.http import SignedInRequest


@login_required
@require_POST
def give_tellers_key(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """Take ``{"vote"}`` and say for which ballot a key is wanted, or ``{"vote", "key"}``."""
    meeting = meeting_for(request, meeting_id, "ballots.see_casting")

    def deed(told: dict[str, Any]) -> dict[str, Any]:
        vote, me, at = told["vote"], request.user, now()
        if "key" in told:
            return {"ballot": str(give_key(meeting, vote, str(told["key"]), actor=me, at=at).pk)}
        return {"ballot": str(lay_out(meeting, vote, actor=me, at=at).pk)}

    return answered(request, deed)


@login_required
@require_POST
def envelopes_or_totals(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """Hand out the envelopes of ``{"vote"}``, or take ``{"vote", "totals"}``."""
    meeting = meeting_for(request, meeting_id, "ballots.see_casting")

    def deed(told: dict[str, Any]) -> dict[str, Any]:
        vote, me, at = told["vote"], request.user, now()
        if "totals" in told:
            send_totals(meeting, vote, told["totals"], actor=me, at=at)
            return {"taken": True}
        return {"envelopes": envelopes_to_open(meeting, vote, actor=me, at=at)}

    return answered(request, deed)
