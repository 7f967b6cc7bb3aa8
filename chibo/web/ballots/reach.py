"""Fetch the meeting; what this person may not do with it does not exist for them."""

import json
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404

from chibo.kernel.errors import DomainError
from chibo.kernel.permissions import may
from chibo.meetings.models import Meeting
from chibo.meetings.queries.visible import visible_meetings
from chibo.rulebook.keys import VoteMatter
from chibo.web.http import SignedInRequest, today


def meeting_for(request: SignedInRequest, meeting_id: int, *permissions: str) -> Meeting:
    """The meeting, for who holds one of these on it today; for all others a 404."""
    meeting = get_object_or_404(visible_meetings(request.user, on=today()), pk=meeting_id)
    if not any(may(request.user, one, meeting, on=today()) for one in permissions):
        raise Http404
    return meeting


def answered(request: SignedInRequest, deed: Callable[[dict[str, Any]], Any]) -> HttpResponse:
    """Do a deed with the JSON object of the body; answer as JSON, a refusal as its sentence."""
    try:
        told = json.loads(request.body)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict) or not isinstance(told.get("vote"), str):
        return HttpResponse(status=400)
    try:
        return JsonResponse(deed(told))
    except DomainError as refusal:
        return JsonResponse({"refusal": str(refusal)}, status=409)


def matter_label(matter: str) -> str:
    label = str(VoteMatter(matter).label) if matter in VoteMatter.values else matter
    return label[:1].upper() + label[1:]
