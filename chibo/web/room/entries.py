"""The door through which the browser's entries come in."""

import json
from datetime import date, datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from chibo.accounts.models import User
from chibo.kernel.clock import now
from chibo.kernel.days import day_of
from chibo.kernel.permissions import may
from chibo.meetings.models import Meeting
from chibo.meetings.operations.appending import Answer, take_entries
from chibo.meetings.operations.claiming import hold, hold_own
from chibo.meetings.queries.visible import visible_meetings
from chibo.sync.operations.exchanging import Contact, exchange
from chibo.web.http import SignedInRequest
from chibo.web.wrong_codes import must_wait, with_waits

MOST_AT_ONCE = 200


@login_required
@require_POST
def send_entries(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """Take ``{"entries": […]}`` and answer for each one, with the server's time.

    Which of them this person may record is decided one by one; a body that is
    no such list is refused whole (400), and so is a batch that is too long.
    An empty list asks for the time and waits for nobody. With a ``cursor`` the
    answer also tells what is new, to who may record this meeting; without one
    nothing more is asked of the database.
    """
    body, at = _object(request.body), now()
    entries = _entries(body)
    if entries and not request.user.has_own_pin and not _are_own_signs(entries):
        return redirect("account_change_password")  # the device keeps them and says to sign in
    if entries and (seconds := must_wait(request.session, entries, at=at)):
        return HttpResponse(status=429, headers={"Retry-After": str(seconds)})
    if entries:
        answers = _answers(request, meeting_id, entries, at=at)
    else:
        _meeting_with_a_door(request.user, meeting_id, on=day_of(at))
        answers = []
    if entries is None:
        return HttpResponse(status=400)
    told: dict[str, Any] = {
        "answers": [answer._asdict() for answer in answers],
        "server_time": at.isoformat(),
    }
    if isinstance(cursor := body.get("cursor"), str):
        told |= _news(request, meeting_id, Contact.read(body, cursor), at=at)
    return JsonResponse(told)


def _news(
    request: SignedInRequest, meeting_id: int, contact: Contact, *, at: datetime
) -> dict[str, Any]:
    """Tell what is new to who may record the meeting; others hear nothing but their answers."""
    on = day_of(at)
    meeting = visible_meetings(request.user, on=on).filter(pk=meeting_id).first()
    if meeting is None or not may(request.user, "meetings.record_journal", meeting, on=on):
        return {}
    return {**exchange(meeting, contact, actor=request.user, at=at)}


@transaction.atomic
def _answers(
    request: SignedInRequest, meeting_id: int, entries: list[Any], *, at: datetime
) -> list[Answer]:
    """Hand the entries in: a member to the own branch's meeting, others where they have a door."""
    user = request.user
    meeting = hold_own(user, meeting_id, on=day_of(at))
    if meeting is None or not may(user, "meetings.check_in", meeting, on=day_of(at)):
        meeting = hold(_meeting_with_a_door(user, meeting_id, on=day_of(at)))
    answers = take_entries(meeting, entries, actor=user, at=at)
    return with_waits(request.session, meeting, entries, answers, at=at)


def _meeting_with_a_door(user: User, meeting_id: int, *, on: date) -> Meeting:
    meeting = get_object_or_404(visible_meetings(user, on=on), pk=meeting_id)
    doors = ("meetings.check_in", "meetings.record_journal")
    if not any(may(user, door, meeting, on=on) for door in doors):
        raise PermissionDenied(doors[0])
    return meeting


def _are_own_signs(entries: list[Any]) -> bool:
    """Whether a batch holds nothing but the own coming and leaving, which a printed PIN allows."""
    return all(isinstance(entry, dict) and entry.get("role") == "self" for entry in entries)


def _object(body: bytes) -> dict[str, Any]:
    """Return the object that was sent; an empty one for anything else."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _entries(body: dict[str, Any]) -> list[Any] | None:
    entries = body.get("entries")
    if not isinstance(entries, list) or len(entries) > MOST_AT_ONCE:
        return None
    return entries
