"""Elections: each name over the base; what does not come out, the meeting decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from chibo.meetings.journal.lines import Share
from chibo.meetings.journal.majorities import is_carried

Outcome = Literal[
    "complete", "more_passed_than_seats", "tie_for_last_seat", "too_few_passed", "not_applicable"
]


@dataclass(frozen=True, slots=True)
class Election:
    """``tied`` hold the same number of votes for what seats are left; the meeting decides."""

    outcome: Outcome
    elected: tuple[str, ...]
    tied: tuple[str, ...]


def election_of(
    votes: Mapping[str, int], *, seats: int, base: int, share: Share, strict: bool
) -> Election:
    """Return who is elected by ``votes`` for each name over ``base``.

    Names that reach the share take the seats from the most votes down. Names
    with equal votes for the last seats are tied: none of them is elected here.
    """
    if base <= 0:
        return Election("not_applicable", (), ())
    passed = [
        name
        for name in sorted(votes, key=lambda name: (-votes[name], name))
        if is_carried(votes[name], base=base, share=share, strict=strict)
    ]
    if len(passed) <= seats:
        outcome: Outcome = "complete" if len(passed) == seats else "too_few_passed"
        return Election(outcome, tuple(passed), ())
    last = votes[passed[seats - 1]] if seats else None
    if last is not None and votes[passed[seats]] == last:
        elected = tuple(name for name in passed if votes[name] > last)
        tied = tuple(name for name in passed if votes[name] == last)
        return Election("tie_for_last_seat", elected, tied)
    return Election("more_passed_than_seats", tuple(passed[:seats]), ())


def is_ballot_valid(names_left: int, *, seats: int) -> bool:
    """Whether a strike-out ballot counts: it names someone, and no more than there are places."""
    return 1 <= names_left <= seats
