"""Votes as they were put and declared: copied, never calculated."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from chibo.meetings.journal.declared import CountedPart, Reserved, Tally, Vote
from chibo.meetings.journal.deeds import Deed, Journal
from chibo.meetings.journal.payloads.ballots import (
    ReservedOpinion,
    VoteCancelled,
    VoteClosed,
    VoteOpened,
)


@dataclass(slots=True)
class Told:
    """All deeds about one vote, in order."""

    opened: list[Deed[VoteOpened]] = field(default_factory=list)
    closed: list[Deed[VoteClosed]] = field(default_factory=list)
    cancelled: list[Deed[VoteCancelled]] = field(default_factory=list)
    reserved: list[Deed[ReservedOpinion]] = field(default_factory=list)

    @property
    def counted(self) -> list[Deed[VoteClosed]]:
        """The last count of each part: a second count of the same part replaces the first."""
        by_part = {deed.told.part: deed for deed in self.closed}
        return sorted(by_part.values(), key=lambda deed: deed.place)


def told_of_votes(journal: Journal) -> Mapping[str, Told]:
    """Return the deeds of every vote that was put, closed or cancelled, by its id."""
    told: dict[str, Told] = {}
    for opened in journal.of(VoteOpened):
        told.setdefault(opened.told.vote, Told()).opened.append(opened)
    for closed in journal.of(VoteClosed):
        told.setdefault(closed.told.vote, Told()).closed.append(closed)
    for cancelled in journal.of(VoteCancelled):
        told.setdefault(cancelled.told.vote, Told()).cancelled.append(cancelled)
    for reserved in journal.of(ReservedOpinion):
        if reserved.told.vote in told:
            told[reserved.told.vote].reserved.append(reserved)
    return told


def vote_as_declared(vote: str, told: Told) -> Vote:
    """Return the vote with its parts added up; nothing in it is recounted."""
    counted = told.counted
    opened = told.opened[0] if told.opened else None
    put = opened.told if opened else None
    last = counted[-1].told if counted else None
    carried = [deed.told.carried for deed in counted if deed.told.carried is not None]
    return Vote(
        vote=vote,
        matter=put.matter if put else last.matter if last else "",
        question=put.question if put else "",
        method=put.method if put else "hand",
        item=put.item if put else None,
        concerns=put.concerns if put else (),
        aside=put.aside if put else (),
        seats=put.seats if put else None,
        digest=(put.digest if put else None) or (last.digest if last else None),
        rule=last.rule if last else "",
        status=_status(told, declared=bool(carried)),
        opened_at=opened.at if opened else None,
        closed_at=counted[-1].at if counted else None,
        cancelled_reason=told.cancelled[-1].told.reason if told.cancelled else "",
        base=_sorted_union(deed.told.base for deed in counted),
        tally=_sum([deed.told for deed in counted]) if counted else None,
        carried=carried[-1] if carried else None,
        candidates=_candidates(counted),
        parts=tuple(_part(deed) for deed in counted),
        named={who: choice for deed in counted for who, choice in deed.told.named.items()},
        reserved=tuple(Reserved(one.told.person, one.told.gist, one.at) for one in told.reserved),
        recount=None,
        election=None,
    )


def _status(told: Told, *, declared: bool) -> str:
    if told.cancelled:
        return "cancelled"
    if not told.closed:
        return "open"
    return "declared" if declared or told.closed[-1].told.candidates else "counted"


def _part(deed: Deed[VoteClosed]) -> CountedPart:
    told = deed.told
    return CountedPart(told.part, deed.at, tuple(sorted(set(told.base))), _sum([told]), deed.id)


def _sum(counts: Sequence[VoteClosed]) -> Tally:
    return Tally(
        in_favour=sum(count.in_favour for count in counts),
        against=sum(count.against for count in counts),
        none=sum(count.none for count in counts),
        invalid=sum(count.invalid for count in counts),
        not_voted=sum(count.not_voted for count in counts),
        ballots_issued=_sum_known(count.ballots_issued for count in counts),
        ballots_returned=_sum_known(count.ballots_returned for count in counts),
    )


def _sum_known(figures: Iterable[int | None]) -> int | None:
    known = [figure for figure in figures if figure is not None]
    return sum(known) if known else None


def _candidates(counted: Sequence[Deed[VoteClosed]]) -> dict[str, int]:
    votes: dict[str, int] = {}
    for deed in counted:
        for name, number in deed.told.candidates.items():
            votes[name] = votes.get(name, 0) + number
    return votes


def _sorted_union(bases: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(sorted({person for base in bases for person in base}))
