"""The kit of one meeting, and finding a meeting again by the code on a paper."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from chibo.kernel.permissions import may
from chibo.meetings.queries.visible import visible_meetings
from chibo.sync.paper.codes import PaperKind, read_code
from chibo.web.http import SignedInRequest, today
from chibo.web.paper_kit.reach import evening_on_paper

_PART = {
    PaperKind.ATTENDANCE: "attendance",
    PaperKind.BALLOTS: "votes",
    PaperKind.TELLERS: "votes",
    PaperKind.BOOKLET: "hours",
}


@login_required
@require_GET
def kit(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """What can be printed for this meeting, and where it is keyed in afterwards."""
    evening = evening_on_paper(request, meeting_id)
    return render(request, "web/paper_kit/kit.html", {"meeting": evening.meeting})


@login_required
@require_GET
def find(request: SignedInRequest) -> HttpResponse:
    """Lead from the code on a paper to the part of the page on which it is keyed in."""
    code = request.GET.get("code", "")
    if not code:
        return render(request, "web/paper_kit/find.html")
    known, on = read_code(code), today()
    seen = visible_meetings(request.user, on=on).filter(pk=known[1]).first() if known else None
    if (
        known is None
        or seen is None
        or not may(request.user, "meetings.record_journal", seen, on=on)
    ):
        return render(request, "web/paper_kit/find.html", {"code": code}, status=404)
    if known[0] == PaperKind.SCORE:
        return redirect("quality:of_meeting", seen.pk)
    if known[0] == PaperKind.CALLS:
        return redirect("meetings:answers", seen.pk)
    return redirect(f"{reverse('paper_kit:key_in', args=[seen.pk])}#{_PART[known[0]]}")
