"""What can be asked about electronic votes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Subquery

from chibo.ballots.models import Ballot, BallotState, Voted
from chibo.meetings.journal.attendance import is_present_at
from chibo.meetings.journal.declared import Vote
from chibo.meetings.journal.entries import Entry
from chibo.meetings.journal.lines import MatterRule
from chibo.meetings.journal.state import MeetingState
from chibo.meetings.lifecycle import State
from chibo.meetings.models import Meeting, VoteResult
from chibo.meetings.queries.journal import Frame, frame_of, stored_entries

ON_DEVICES = frozenset({"secret_electronic", "mixed", "named"})


@dataclass(frozen=True, slots=True)
class PutVote:
    """A vote of the journal that is cast on telephones; ``ballot`` is none before it is laid out.

    ``rule`` is none where the matter has no rule: such a vote is not cast here.
    """

    vote: Vote
    ballot: Ballot | None
    rule: MatterRule | None


@dataclass(frozen=True, slots=True)
class Hall:
    """A meeting as its journal tells it, with its electronic votes in the order they were put."""

    meeting: Meeting
    frame: Frame
    entries: Sequence[Entry]
    state: MeetingState
    votes: tuple[PutVote, ...]

    def vote(self, key: str) -> PutVote | None:
        return next((one for one in self.votes if one.vote.vote == key), None)

    @property
    def open_votes(self) -> list[PutVote]:
        return [one for one in self.votes if one.vote.status == "open"]

    def is_here(self, person: str, at: datetime) -> bool:
        presence = self.state.attendance.get(person)
        return presence is not None and is_present_at(presence, at)

    def is_remote(self, person: str) -> bool:
        presence = self.state.attendance.get(person)
        stays = presence.intervals if presence else ()
        return bool(stays) and stays[-1].remote


def hall_of(meeting: Meeting) -> Hall:
    """Return the meeting with its votes on telephones: six questions to the database."""
    frame = frame_of(meeting)
    entries = stored_entries(meeting)
    state = frame.told_by(entries)
    ballots = {one.vote: one for one in Ballot.objects.filter(meeting=meeting)}
    votes = [
        PutVote(vote, ballots.get(vote.vote), frame.rules.matters.get(vote.matter))
        for vote in state.votes.values()
        if vote.method in ON_DEVICES
    ]
    return Hall(meeting, frame, entries, state, tuple(votes))


def base_of(one: PutVote) -> tuple[str, ...]:
    """Return who counts: as laid out, or as the journal tells while it is not."""
    if one.ballot is not None:
        return tuple(one.ballot.base)
    return one.vote.recount.base if one.vote.recount else ()


def meetings_to_vote_in(member: int | None, branch_ids: Collection[int]) -> list[int]:
    """Return the meetings in session of these branches with a vote open to this member.

    A secret vote that this person cast is over for them; one by name stays open to a change of
    mind. Whether they are here is asked by the voter's page. One question to the database.
    """
    if member is None or not branch_ids:
        return []
    ballots = Ballot.objects.filter(meeting=OuterRef("meeting"), vote=OuterRef("vote"))
    cast = Voted.objects.filter(
        ballot__meeting=OuterRef("meeting"), ballot__vote=OuterRef("vote"), member=member
    )
    votes = VoteResult.objects.filter(
        meeting__branch__in=branch_ids,
        meeting__state=State.IN_SESSION,
        method__in=ON_DEVICES,
        status="open",
    )
    told = votes.annotate(
        ballot_state=Subquery(ballots.values("state")),
        ballot_base=Subquery(ballots.values("base")),
    ).exclude(Exists(cast))
    rows = told.values_list("meeting", "method", "ballot_state", "ballot_base")
    return sorted({row[0] for row in rows if _takes(member, *row[1:])})


def _takes(member: int, method: str, state: str | None, base: list[str] | None) -> bool:
    """Whether a vote takes this member's choice; one by name is laid out by the first choice."""
    if state is None:
        return method == "named"
    return state == BallotState.OPEN and str(member) in (base or ())
