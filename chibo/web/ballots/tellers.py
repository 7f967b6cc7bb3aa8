"""The tellers' page: who tells, which votes stand, how many voted, what was counted."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from chibo.ballots.models import Ballot, BallotState, Count, NamedChoice, Teller, TellerKey, Voted
from chibo.ballots.operations.counting import agreed_totals
from chibo.ballots.operations.preparing import refusal_on_devices
from chibo.ballots.queries import Hall, PutVote, base_of, hall_of
from chibo.kernel.permissions import may
from chibo.membership.rights import rights_of
from chibo.rulebook.keys import VoteMatter
from chibo.web.ballots.reach import matter_label, meeting_for
from chibo.web.http import SignedInRequest, today


@dataclass(frozen=True, slots=True)
class Standing:
    """One open vote as tellers see it; ``counting`` is what the page counts with."""

    key: str
    label: str
    question: str
    method: str
    state: str
    base: int
    voted: int
    names: list[str]
    refusal: str
    warning: str
    keys: list[TellerKey]
    gave_key: bool
    counted: int
    has_counted: bool
    differs: bool
    seats: int | None
    totals: list[tuple[str, int]]
    paper: list[tuple[str, str]]
    counting: dict[str, Any] | None


@login_required
@require_GET
@never_cache
def tellers_page(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_for(request, meeting_id, "ballots.see_casting")
    hall, tellers = hall_of(meeting), list(Teller.objects.filter(meeting=meeting))
    me = rights_of(request.user, on=today()).member_id
    own = next((one for one in tellers if one.member_id == me), None)
    roster = sorted(hall.state.roster.values(), key=lambda line: line.name)
    mine = Ballot.objects.filter(meeting__tellers__member=me).exclude(state=BallotState.ENDED)
    elects = not hall.frame.rules.matters[VoteMatter.ELECTION].paper_only
    context = {
        "meeting": meeting,
        "tellers": [_name(hall, str(one.member_id)) for one in tellers],
        "own": own,
        "puts": may(request.user, "ballots.put_vote", meeting, on=today()),
        "roster": [(line.person, line.name) for line in roster],
        "votes": [_standing(hall, one, own) for one in hall.open_votes],
        "matters": [
            (matter.value, matter_label(matter.value))
            for matter in VoteMatter
            if matter != VoteMatter.ELECTION or elects
        ],
        "elects": elects,
        "told": {
            "standing": [str(pk) for pk in mine.values_list("pk", flat=True)] if me else [],
            "may_forget": own is not None,
        },
    }
    return render(request, "web/ballots/tellers.html", context)


def _standing(hall: Hall, one: PutVote, own: Teller | None) -> Standing:
    ballot, base = one.ballot, base_of(one)
    fewest = hall.frame.rules.fewest_in_channel
    people = _voted(ballot)
    counts = list(Count.objects.filter(ballot=ballot)) if ballot else []
    keys = list(ballot.keys.all()) if ballot else []
    totals = agreed_totals(ballot) if ballot else None
    labels = _labels(hall, ballot)
    counting = None
    if ballot and own and ballot.state == BallotState.CLOSED and ballot.is_secret:
        ids = {"ballot": str(ballot.pk), "place": own.place, "seats": ballot.seats}
        counting = {**ids, "candidates": ballot.candidates}
    return Standing(
        key=one.vote.vote,
        label=matter_label(one.vote.matter),
        question=one.vote.question,
        method=one.vote.method,
        state=ballot.state if ballot else BallotState.PREPARING,
        base=len(base),
        voted=len(people),
        names=sorted(_name(hall, str(person)) for person in people),
        refusal="" if ballot else refusal_on_devices(hall, one),
        warning=_warning(one, len(base), fewest),
        keys=keys,
        gave_key=own is not None and any(key.teller_id == own.pk for key in keys),
        counted=len(counts),
        has_counted=own is not None and any(count.teller_id == own.pk for count in counts),
        seats=ballot.seats if ballot and ballot.candidates else None,
        differs=bool(counts) and totals is None,
        totals=[(labels[name], totals[name]) for name in labels] if totals else [],
        paper=list(labels.items()) if ballot and ballot.paper_returned else [],
        counting=counting,
    )


def _voted(ballot: Ballot | None) -> set[int]:
    if ballot is None:
        return set()
    rows = Voted.objects if ballot.is_secret else NamedChoice.objects
    return set(rows.filter(ballot=ballot).values_list("member", flat=True))


def _labels(hall: Hall, ballot: Ballot | None) -> dict[str, str]:
    if ballot is not None and ballot.candidates:
        named = {person: _name(hall, person) for person in ballot.candidates}
    else:
        named = {value: str(label) for value, label in NamedChoice.Choice.choices}
    return {**named, "invalid": _("Invalid")}


def _warning(one: PutVote, base: int, fewest: int) -> str:
    if one.vote.method == "named" or base >= fewest:
        return ""
    return _(
        "Only %(base)s comrades may vote, fewer than %(fewest)s: from so few, opinions show."
    ) % {"base": base, "fewest": fewest}


def _name(hall: Hall, person: str) -> str:
    line = hall.state.roster.get(person)
    return line.name if line else person
