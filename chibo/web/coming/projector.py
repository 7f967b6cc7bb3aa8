"""What the hall sees: the page for the projector, and the state that it asks for."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from chibo.kernel.clock import now
from chibo.meetings.check_in_codes import PERIOD, code_of, step_at
from chibo.meetings.journal.plain import hour
from chibo.meetings.models import Meeting
from chibo.meetings.queries.journal import frame_of, stored_entries
from chibo.web.coming.projected import pack_for_the_hall, state_for_the_hall
from chibo.web.coming.projector_words import WORDS
from chibo.web.coming.reach import meeting_for
from chibo.web.http import SignedInRequest
from chibo.web.pwa.shells import shell


@login_required
@require_GET
@never_cache
@shell
def projector_page(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """The screen without anything to show yet, so that a device may keep it for a hall offline."""
    meeting_for(request, meeting_id, "meetings.record_journal")
    base = request.build_absolute_uri(reverse("coming:code"))
    context = {
        "meeting_id": meeting_id,
        "words": {name: str(word) for name, word in WORDS.items()},
        "base": base,
        "short": base.partition("://")[2].rstrip("/"),
        "messages": (),
    }
    return render(request, "web/coming/projector.html", context)


@login_required
@require_GET
@never_cache
def projector_state(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_for(request, meeting_id, "meetings.record_journal")
    return JsonResponse(_told(meeting))


def _told(meeting: Meeting) -> dict[str, object]:
    """What the prepared device sends as well (``state``, ``pack``, ``at``), without names.

    ``code`` is for a browser without WebCrypto, which is every one over plain http.
    """
    frame, at = frame_of(meeting), now()
    state = frame.told_by(stored_entries(meeting))
    secret = meeting.check_in_secret
    return {
        "state": state_for_the_hall(state),
        "pack": {
            **pack_for_the_hall(meeting, frame),
            "check_in": {"secret": secret, "period": PERIOD} if secret else None,
        },
        "code": code_of(secret, step_at(at)) if secret else "",
        "at": hour(at),
    }
