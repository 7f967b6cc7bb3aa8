"""Devices prepared for a meeting: noted, given their key, looked at and revoked."""

import base64
import binascii
import json
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from chibo.accounts.device_names import device_name
from chibo.kernel.clock import now
from chibo.meetings.journal.plain import hour
from chibo.sync.errors import DeviceShut, KeyUnreadable, MeetingNotKept, NoKeyHere, NotPrepared
from chibo.sync.operations.preparing import give_back_key, prepare_device, revoke_device
from chibo.sync.queries.devices import own_device, standings_of, visible_devices
from chibo.web.http import SignedInRequest, today
from chibo.web.once import once
from chibo.web.room.reach import recorded_meeting


@login_required
@require_POST
def prepare(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """Keep the key of a device in escrow; refusals say why in a sentence."""
    meeting = recorded_meeting(request, meeting_id)
    device, key = _told(request.body)
    try:
        prepared = prepare_device(
            meeting, device, key, name=_name_of(request), actor=request.user, at=now()
        )
    except NotPrepared as refusal:
        return JsonResponse({"reason": str(refusal)}, status=400)
    except MeetingNotKept as refusal:
        return JsonResponse({"reason": str(refusal)}, status=409)
    except DeviceShut as refusal:
        return JsonResponse({"reason": str(refusal)}, status=410)
    times = {"keeps_until": prepared.keeps_until, "warns_from": prepared.warns_from}
    return JsonResponse({name: hour(at) for name, at in times.items()}, status=201)


@login_required
@require_GET
@never_cache
def key(request: SignedInRequest, meeting_id: int, device: str) -> HttpResponse:
    """Give the key back to the account that prepared the device.

    410: the device is shut. 404: no key is here. 503: it lies here and cannot be
    read, so the device waits and gives nothing up.
    """
    prepared = own_device(request.user, meeting_id, device)
    if prepared is None:
        raise Http404
    try:
        found = give_back_key(prepared, actor=request.user, at=now())
    except DeviceShut as refusal:
        return JsonResponse({"reason": str(refusal)}, status=410)
    except NoKeyHere as refusal:
        return JsonResponse({"reason": str(refusal)}, status=404)
    except KeyUnreadable as refusal:
        return JsonResponse({"reason": str(refusal)}, status=503)
    return JsonResponse({"key": base64.b64encode(found).decode()})


@login_required
@require_GET
def devices(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """Which devices hold this meeting: all of them for who leads, the own ones for others."""
    meeting = recorded_meeting(request, meeting_id)
    seen = list(visible_devices(request.user, meeting, on=today()))
    context = {"meeting": meeting, "standings": standings_of(meeting, seen, at=now())}
    return render(request, "web/room/devices.html", context)


@login_required
@require_POST
@once
def revoke(request: SignedInRequest, meeting_id: int, prepared_id: int) -> HttpResponse:
    meeting = recorded_meeting(request, meeting_id)
    found = get_object_or_404(visible_devices(request.user, meeting, on=today()), pk=prepared_id)
    revoke_device(found, actor=request.user, at=now())
    messages.success(request, _("%(device)s gets nothing any more.") % {"device": found.name})
    return redirect("room:devices", meeting.pk)


def _name_of(request: HttpRequest) -> str:
    return device_name(request.headers.get("user-agent", "")) or _("another device")


def _told(body: bytes) -> tuple[str, bytes]:
    """Return the id and the key that a page sent; empty is what cannot be read."""
    try:
        told: Any = json.loads(body)
    except (ValueError, RecursionError):
        return "", b""
    if not isinstance(told, dict):
        return "", b""
    device, text = told.get("device"), told.get("key")
    try:
        found = base64.b64decode(text, validate=True) if isinstance(text, str) else b""
    except (binascii.Error, ValueError):
        found = b""
    return device if isinstance(device, str) else "", found
