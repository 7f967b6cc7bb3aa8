"""The voter's page: each open vote, a closed choice or one by name."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from chibo.ballots.models import BallotState, NamedChoice, Voted
from chibo.ballots.operations.casting import (
    cast_envelope,
    choose_by_name,
    closed_to,
    refusal_of_voter,
)
from chibo.ballots.queries import Hall, PutVote, hall_of
from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.membership.rights import rights_of
from chibo.web.ballots.reach import answered, matter_label, meeting_for
from chibo.web.http import SignedInRequest, today
from chibo.web.once import once


@dataclass(frozen=True, slots=True)
class OpenVote:
    """A vote as its voter sees it; ``sealing`` is what the page closes an envelope with."""

    key: str
    label: str
    question: str
    is_secret: bool
    is_mixed: bool
    refusal: str
    has_voted: bool
    chosen: str
    seats: int | None
    names: list[tuple[str, str]]
    sealing: dict[str, Any] | None


@login_required
@require_GET
@never_cache
def vote_page(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_for(request, meeting_id, "ballots.cast")
    hall, at = hall_of(meeting), now()
    votes = [_open_vote(request, hall, one, at) for one in hall.open_votes]
    context = {"meeting": meeting, "votes": votes, "choices": NamedChoice.Choice.choices}
    return render(request, "web/ballots/vote.html", context)


@login_required
@require_POST
def cast(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """Take ``{"vote", "envelope"}``."""
    meeting = meeting_for(request, meeting_id, "ballots.cast")

    def deed(told: dict[str, Any]) -> dict[str, Any]:
        text = str(told.get("envelope", ""))
        cast_envelope(meeting, told["vote"], text, actor=request.user, at=now())
        return {"voted": True}

    return answered(request, deed)


@login_required
@require_POST
@once
def choose(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """Write the own choice in a vote by name."""
    meeting = meeting_for(request, meeting_id, "ballots.cast")
    vote, choice = request.POST.get("vote", ""), request.POST.get("choice", "")
    try:
        choose_by_name(meeting, vote, choice, actor=request.user, at=now())
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Your vote is written. You can change it until the close."))
    return redirect("ballots:vote", meeting.pk)


def _open_vote(request: SignedInRequest, hall: Hall, one: PutVote, at: datetime) -> OpenVote:
    me = rights_of(request.user, on=today()).member_id
    ballot, is_secret = one.ballot, one.vote.method != "named"
    refusal = refusal_of_voter(hall, one, me, at)
    if is_secret and not refusal:
        refusal = closed_to(request.user, at)
    is_ready = ballot is not None and ballot.state == BallotState.OPEN
    candidates = list(ballot.candidates) if ballot else []
    chosen = NamedChoice.objects.filter(ballot=ballot, member=me).first() if ballot else None
    has_voted = bool(ballot and me) and Voted.objects.filter(ballot=ballot, member=me).exists()
    if not refusal and not has_voted and (is_secret or ballot) and not is_ready:
        refusal = (
            _("The casting is closed. The tellers count.")
            if ballot and ballot.state == BallotState.CLOSED
            else _("The tellers' devices are not ready yet. Wait a moment and look again.")
        )
    sealing = None
    if is_secret and is_ready and ballot and not refusal:
        keys = [key.public_key for key in ballot.keys.all()]
        ids = {"ballot": str(ballot.pk), "vote": one.vote.vote}
        sealing = {**ids, "keys": keys, "candidates": candidates}
    return OpenVote(
        key=one.vote.vote,
        label=matter_label(one.vote.matter),
        question=one.vote.question,
        is_secret=is_secret,
        is_mixed=one.vote.method == "mixed",
        refusal=refusal,
        has_voted=has_voted,
        chosen=str(chosen.get_choice_display()) if chosen else "",
        seats=one.vote.seats,
        names=[(key, _name(hall, key)) for key in candidates],
        sealing=sealing,
    )


def _name(hall: Hall, person: str) -> str:
    line = hall.state.roster.get(person)
    return line.name if line else person
