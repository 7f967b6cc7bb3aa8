"""The vote is told to the journal; envelopes, keys and counts are deleted."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.ballots.actions import ENDED, VOTE_PUT
from chibo.ballots.errors import BallotMovedOn, TotalsRefused
from chibo.ballots.models import (
    Ballot,
    BallotState,
    Count,
    Envelope,
    NamedChoice,
    Teller,
    TellerKey,
)
from chibo.ballots.operations.counting import agreed_totals, held
from chibo.ballots.operations.preparing import laid_out
from chibo.ballots.queries import PutVote, hall_of
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.meetings.journal.lines import MatterRule
from chibo.meetings.journal.majorities import is_carried
from chibo.meetings.lifecycle import State
from chibo.meetings.models import JournalEntry, Meeting
from chibo.meetings.operations.appending import append_entries
from chibo.meetings.operations.claiming import hold


@transaction.atomic
def put_vote(
    meeting: Meeting,
    matter: str,
    question: str,
    method: str,
    *,
    vote: UUID,
    candidates: Sequence[str] = (),
    seats: int | None = None,
    actor: User,
    at: datetime,
) -> None:
    """Put a vote to the meeting in the journal and lay it out.

    One that telephones cannot hold is not put at all. ``candidates`` are the
    keys of an election's list, ``seats`` its places.

    Raises:
        NotOnADevice: the rule of the matter asks for paper, or nobody may vote.
        BallotMovedOn: the journal refused the entry; the sentence is its own.
    """
    require(actor, "ballots.put_vote", meeting, on=day_of(at))
    meeting = hold(meeting)
    told: dict[str, Any] = {
        "vote": str(vote),
        "matter": matter,
        "question": question,
        "method": method,
    }
    listed = {"candidates": list(candidates), "seats": seats} if candidates else {}
    told |= listed
    _tell(meeting, "vote_opened", told, actor=actor, at=at)
    laid_out(hall_of(meeting), str(vote))
    record(VOTE_PUT, subject=meeting, unit_id=meeting.branch_id, actor=actor, at=at, vote=str(vote))


@transaction.atomic
def declare(meeting: Meeting, vote: str, *, actor: User, at: datetime) -> None:
    """Tell the journal the result as the actor, who writes it, and delete what was counted.

    Raises:
        BallotMovedOn: the vote is not closed, or ended before.
        TotalsRefused: nobody has counted, or the two tellers differ.
    """
    require(actor, "ballots.put_vote", meeting, on=day_of(at))
    meeting = hold(meeting)
    ballot, hall = held(meeting, vote), hall_of(meeting)
    one = hall.vote(vote)
    if one is None or one.rule is None or one.vote.status != "open":
        raise BallotMovedOn(_("This vote is over."))
    if ballot.state != BallotState.CLOSED:
        raise BallotMovedOn(_("Close the vote before it is declared."))
    result = _named_result(ballot, one.rule) if not ballot.is_secret else _result(ballot, one.rule)
    told = {
        "vote": vote,
        "matter": one.vote.matter,
        "rule": one.rule.version,
        "base": ballot.base,
        **({"digest": one.vote.digest} if one.vote.digest else {}),
        **result,
    }
    _tell(meeting, "vote_closed", told, actor=actor, at=at)
    end(ballot, actor=actor, at=at)


@transaction.atomic
def void(meeting: Meeting, vote: str, reason: str, *, actor: User, at: datetime) -> None:
    """Cancel a vote that cannot be counted; it is held again on paper.

    Raises:
        BallotMovedOn: it ended before, or the journal refused the entry.
    """
    require(actor, "ballots.put_vote", meeting, on=day_of(at))
    meeting = hold(meeting)
    ballot = held(meeting, vote)
    if ballot.state == BallotState.ENDED:
        raise BallotMovedOn(_("This vote is over."))
    _tell(meeting, "vote_cancelled", {"vote": vote, "reason": reason}, actor=actor, at=at)
    end(ballot, actor=actor, at=at)


def end(ballot: Ballot, *, actor: User, at: datetime) -> None:
    """Delete envelopes, keys, counts and choices; who voted stays until the seal."""
    Envelope.objects.filter(ballot=ballot).delete()
    TellerKey.objects.filter(ballot=ballot).delete()
    Count.objects.filter(ballot=ballot).delete()
    NamedChoice.objects.filter(ballot=ballot).delete()
    ballot.state = BallotState.ENDED
    ballot.save(update_fields=["state"])
    meeting = ballot.meeting
    record(ENDED, subject=meeting, unit_id=meeting.branch_id, actor=actor, at=at, vote=ballot.vote)


def end_told_ballots(*, actor: User, at: datetime) -> int:
    """End each ballot whose vote the journal tells as declared or cancelled; return how many."""
    standing = Ballot.objects.exclude(state=BallotState.ENDED).values_list("meeting", flat=True)
    return sum(_end_in(meeting_id, actor, at) for meeting_id in sorted(set(standing)))


def erase_sealed() -> int:
    """Delete all that this room keeps of sealed and cancelled meetings; return how many."""
    over = (State.SEALED, State.CANCELLED)
    sealed = Meeting.objects.filter(state__in=over)
    found = Ballot.objects.filter(meeting__in=sealed).values_list("meeting", flat=True)
    meetings = {*found, *_tellers_of(sealed)}
    with transaction.atomic():
        Ballot.objects.filter(meeting__in=meetings).delete()
        Teller.objects.filter(meeting__in=meetings).delete()
    return len(meetings)


def _tellers_of(meetings: Any) -> set[int]:
    return set(Teller.objects.filter(meeting__in=meetings).values_list("meeting", flat=True))


@transaction.atomic
def _end_in(meeting_id: int, actor: User, at: datetime) -> int:
    hall = hall_of(hold(Meeting(pk=meeting_id)))
    over = [one for one in hall.votes if _is_over(one)]
    for one in over:
        if one.ballot is not None:
            end(held(hall.meeting, one.ballot.vote), actor=actor, at=at)
    return len(over)


def _is_over(one: PutVote) -> bool:
    is_told = one.vote.status in {"declared", "cancelled"}
    return one.ballot is not None and one.ballot.state != BallotState.ENDED and is_told


def _result(ballot: Ballot, rule: MatterRule) -> dict[str, Any]:
    totals = agreed_totals(ballot)
    if totals is None:
        raise TotalsRefused(
            _("The tellers have not counted, or differ. If they differ, hold the vote on paper.")
        )
    cast = Envelope.objects.filter(ballot=ballot).count() + ballot.paper_returned
    missing = len(ballot.base) - cast
    if ballot.candidates:
        return {
            "for": cast - totals["invalid"],
            "against": 0,
            "invalid": totals["invalid"],
            "not_voted": missing,
            "ballots_issued": cast,
            "ballots_returned": cast,
            "candidates": {name: totals[name] for name in ballot.candidates},
        }
    return {**totals, "not_voted": missing, "carried": _carried(totals, ballot, rule)}


def _named_result(ballot: Ballot, rule: MatterRule) -> dict[str, Any]:
    chosen = dict(NamedChoice.objects.filter(ballot=ballot).values_list("member", "choice"))
    named = {person: chosen.get(int(person), "not_voted") for person in ballot.base}
    totals = {name: list(named.values()).count(name) for name in ("for", "against", "none")}
    missing = len(ballot.base) - sum(totals.values())
    carried = _carried(totals, ballot, rule)
    return {**totals, "not_voted": missing, "named": named, "carried": carried}


def _carried(totals: Mapping[str, int], ballot: Ballot, rule: MatterRule) -> bool | None:
    return is_carried(totals["for"], base=len(ballot.base), share=rule.share, strict=rule.strict)


def _tell(
    meeting: Meeting, kind: str, payload: Mapping[str, Any], *, actor: User, at: datetime
) -> None:
    """Append one entry as the actor's; this page is a device of its own in the journal."""
    device = f"ballots-{actor.pk}"
    rows = JournalEntry.objects.filter(meeting=meeting, device=device)
    seq = (rows.aggregate(last=Max("seq"))["last"] or 0) + 1
    entry = {
        "id": str(uuid5(UUID(int=meeting.pk), f"{device} {seq}")),
        "meeting": str(meeting.pk),
        "kind": kind,
        "device": device,
        "seq": seq,
        "at": at.isoformat(),
        "wall": at.isoformat(),
        "offset": 0,
        "actor": str(actor.pk),
        "role": "clerk",
        "payload": dict(payload),
        "schema": 1,
    }
    (answer,) = append_entries(meeting, [entry], actor=actor, at=at)
    if answer.status != "stored":
        raise BallotMovedOn(answer.reason or _("This vote is over."))
