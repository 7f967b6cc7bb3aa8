"""The page on which the meeting is held: a shell that the device fills by itself."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET

from chibo.web.camera import with_camera
from chibo.web.http import SignedInRequest
from chibo.web.pwa.shells import shell
from chibo.web.room.reach import recorded_meeting
from chibo.web.room.words import room_words


@login_required
@require_GET
@never_cache
@ensure_csrf_cookie
@with_camera
@shell
def room_page(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """The room, for who may record this meeting today; for others it does not exist.

    It tells of nobody, so that a device may keep it. Messages wait for the next page.
    """
    recorded_meeting(request, meeting_id)
    context = {
        "meeting_id": meeting_id,
        "address": reverse("meetings:detail", args=[meeting_id]),
        "words": room_words(),
        "messages": (),
    }
    return render(request, "web/room/page.html", context)
