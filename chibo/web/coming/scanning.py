"""The clerk's page at the door, the only one that opens a camera."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET

from chibo.meetings.models import RosterLine
from chibo.meetings.queries.cards import cards_on_roster
from chibo.web.camera import with_camera
from chibo.web.coming.reach import meeting_for
from chibo.web.http import SignedInRequest


@login_required
@require_GET
@never_cache
@ensure_csrf_cookie
@with_camera
def scan_page(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """Everything the page needs is in it: once it is open it works without a network."""
    meeting = meeting_for(request, meeting_id, "meetings.record_journal")
    lines = RosterLine.objects.filter(meeting=meeting).values_list("member", "name")
    context = {
        "meeting": meeting,
        "people": {str(member): name for member, name in lines},
        "cards": cards_on_roster(meeting),
    }
    return render(request, "web/coming/scan.html", context)
