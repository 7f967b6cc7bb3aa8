"""Whether the meeting adopted a text, as its journal declares it. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from chibo.meetings.journal.declared import Tally, Vote
from chibo.rulebook.votes import VoteMatter


@dataclass(frozen=True, slots=True)
class Adoption:
    """The carried vote: which, when, on which text, and its figures over ``base`` people."""

    vote: str
    digest: str
    at: datetime
    base: int
    tally: Tally


def adoption_in(votes: Iterable[Vote], digests: Collection[str]) -> Adoption | None:
    """Return the adoption of one of the texts put, or none.

    A vote counts when its outcome was declared, on the matter of the
    resolution, on a text that was put. A later vote on the same text replaces
    the earlier; of several texts carried, the one carried last is adopted.
    """
    last_on: dict[str, Adoption | None] = {}
    for vote in sorted(votes, key=_hour):
        if vote.digest in digests and _is_declared(vote):
            last_on[str(vote.digest)] = _adoption(vote) if vote.carried else None
    adopted = [adoption for adoption in last_on.values() if adoption is not None]
    return max(adopted, key=lambda one: (one.at, one.vote), default=None)


def _is_declared(vote: Vote) -> bool:
    return vote.matter == VoteMatter.RESOLUTION and vote.status == "declared"


def _adoption(vote: Vote) -> Adoption | None:
    if vote.tally is None or vote.closed_at is None or vote.digest is None:
        return None
    return Adoption(vote.vote, vote.digest, vote.closed_at, len(vote.base), vote.tally)


def _hour(vote: Vote) -> tuple[float, str]:
    return (vote.closed_at.timestamp() if vote.closed_at else 0.0, vote.vote)
