"""From a present person's signs to the intervals of the stay."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from chibo.meetings.journal.claims import Claim, Strength
from chibo.meetings.journal.state import Interval, Session


def stays_of(claims: Iterable[Claim], session: Session) -> tuple[Interval, ...]:
    """Return the intervals of a person who is present, the last one ended by the close.

    An explicit "excused" or "absent" before the clerk's "present" begins the
    stay anew. An own sign between the two tells the hour of coming.
    """
    stays: list[Interval] = []
    for claim in claims:
        if claim.state == "present":
            _come(stays, claim, session)
        elif claim.state == "":
            _leave(stays, claim.at)
        elif claim.strength is Strength.EXPLICIT:
            stays.clear()
    if session.closed_at is not None:
        _leave(stays, session.closed_at)
    return tuple(stays)


def _come(stays: list[Interval], claim: Claim, session: Session) -> None:
    came_at = _hour_of_coming(claim, session)
    last = stays[-1] if stays else None
    if last is None or last.left_at is not None:
        stays.append(Interval(came_at, None, claim.remote))
    elif claim.since is not None and len(stays) == 1:
        stays[-1] = replace(last, came_at=claim.since, remote=claim.remote)
    elif last.remote != claim.remote and claim.strength is not Strength.REST:
        _leave(stays, came_at)
        stays.append(Interval(came_at, None, claim.remote))


def _hour_of_coming(claim: Claim, session: Session) -> datetime:
    """The hour a sign tells.

    "All others are here", and a mark made after the close, say that a person
    was here, not since when: they count from the opening.
    """
    if claim.since is not None:
        return claim.since
    after_close = session.closed_at is not None and claim.at > session.closed_at
    marked_afterwards = after_close and claim.strength is Strength.EXPLICIT
    if session.opened_at is not None and (marked_afterwards or claim.strength is Strength.REST):
        return min(claim.at, session.opened_at)
    return claim.at


def _leave(stays: list[Interval], at: datetime) -> None:
    if stays and stays[-1].left_at is None:
        stays[-1] = replace(stays[-1], left_at=max(at, stays[-1].came_at))
