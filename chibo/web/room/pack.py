"""The door through which a device gets the whole evening."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET

from chibo.kernel.clock import now
from chibo.sync.errors import DeviceShut, UnknownFormat
from chibo.sync.evening import read_evening
from chibo.sync.formats import asked_format
from chibo.sync.operations.following_plans import open_anew
from chibo.sync.packs.pack import PACKS
from chibo.web.http import SignedInRequest
from chibo.web.room.reach import recorded_meeting


@login_required
@require_GET
@never_cache
@ensure_csrf_cookie
def device_pack(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """Answer with the pack in the format asked for; 409 with a sentence for an unknown one.

    A device that names itself and was revoked gets none (410).
    """
    meeting, at = recorded_meeting(request, meeting_id), now()
    try:
        open_anew(request.user, meeting, request.GET.get("device", ""), at=at)
        make = PACKS[asked_format(request.GET.get("format", ""))]
    except UnknownFormat as refusal:
        return JsonResponse({"reason": str(refusal)}, status=409)
    except DeviceShut as refusal:
        return JsonResponse({"reason": str(refusal)}, status=410)
    return JsonResponse(make(read_evening(meeting, at=at), request.user))
