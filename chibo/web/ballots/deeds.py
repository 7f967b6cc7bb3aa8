"""Deeds of the tellers' page that are plain forms."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chibo.ballots.operations.counting import close_casting
from chibo.ballots.operations.ending import declare, put_vote, void
from chibo.ballots.operations.preparing import name_tellers
from chibo.ballots.queries import ON_DEVICES
from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.meetings.models import Meeting
from chibo.membership.models import Member
from chibo.rulebook.keys import VoteMatter
from chibo.web.ballots.reach import meeting_for
from chibo.web.http import SignedInRequest
from chibo.web.once import once

LONGEST_NUMBER = 5


@login_required
@require_POST
@once
def name_two(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_for(request, meeting_id, "ballots.put_vote")
    keys = [one for one in request.POST.getlist("teller") if one.isdecimal()]
    members = list(Member.objects.filter(pk__in=keys))
    return _done(
        request, meeting, lambda: name_tellers(meeting, members, actor=request.user, at=now())
    )


@login_required
@require_POST
@once
def put(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """Put a vote on telephones to the meeting; the id of the form is the id of the vote."""
    meeting = meeting_for(request, meeting_id, "ballots.put_vote")
    told = {name: request.POST.get(name, "") for name in ("matter", "question", "method")}
    if told["matter"] not in VoteMatter.values or told["method"] not in ON_DEVICES:
        return _done(request, meeting, lambda: None, refusal=_("Choose a matter and a way."))
    vote, is_election = UUID(request.POST["form_id"]), told["matter"] == VoteMatter.ELECTION
    if is_election and told["method"] == "named":
        return _done(request, meeting, lambda: None, refusal=_("An election is secret."))
    return _done(
        request,
        meeting,
        lambda: put_vote(
            meeting,
            told["matter"],
            told["question"].strip()[:4000],
            told["method"],
            vote=vote,
            candidates=request.POST.getlist("candidate") if is_election else (),
            seats=_number(request.POST.get("seats", "")) if is_election else None,
            actor=request.user,
            at=now(),
        ),
    )


@login_required
@require_POST
@once
def close_vote(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_for(request, meeting_id, "ballots.see_casting")
    vote, paper = request.POST.get("vote", ""), request.POST.get("paper", "")
    number = _number(paper)  # empty: none came back
    return _done(
        request,
        meeting,
        lambda: close_casting(meeting, vote, paper=number, actor=request.user, at=now()),
    )


@login_required
@require_POST
@once
def declare_vote(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_for(request, meeting_id, "ballots.put_vote")
    vote = request.POST.get("vote", "")
    return _done(request, meeting, lambda: declare(meeting, vote, actor=request.user, at=now()))


@login_required
@require_POST
@once
def void_vote(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_for(request, meeting_id, "ballots.put_vote")
    vote, reason = request.POST.get("vote", ""), request.POST.get("reason", "").strip()[:4000]
    if not reason:
        return _done(request, meeting, lambda: None, refusal=_("Say why the vote is void."))
    return _done(
        request, meeting, lambda: void(meeting, vote, reason, actor=request.user, at=now())
    )


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER else 0


def _done(
    request: SignedInRequest, meeting: Meeting, deed: Callable[[], object], *, refusal: str = ""
) -> HttpResponse:
    try:
        deed()
    except DomainError as refused:
        refusal = str(refused)
    if refusal:
        messages.error(request, refusal)
    return redirect("ballots:tellers", meeting.pk)
