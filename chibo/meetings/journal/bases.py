"""Who counts in a vote: the base of a matter at the moment when the vote is put."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from chibo.meetings.journal.attendance import is_present_at
from chibo.meetings.journal.lines import MatterRule, RosterLine
from chibo.meetings.journal.state import Presence


@dataclass(frozen=True, slots=True)
class Room:
    """Who is on the roster and who is here at one instant."""

    roster: Mapping[str, RosterLine]
    here: frozenset[str]
    committee_posts: frozenset[str]


def room_at(
    at: datetime,
    roster: Mapping[str, RosterLine],
    attendance: Mapping[str, Presence],
    committee_posts: frozenset[str],
) -> Room:
    """Return who is in the room at an instant, of whom a base of votes is taken."""
    here = frozenset(who for who, presence in attendance.items() if is_present_at(presence, at))
    return Room(roster, here, committee_posts)


def voting_base(
    rule: MatterRule, room: Room, *, concerns: Collection[str] = (), aside: Collection[str] = ()
) -> tuple[str, ...]:
    """Return who counts in a vote on a matter, sorted by key.

    Convened: official members, minus suspended, minus temporarily elsewhere,
    minus exempt members who are absent or stand ``aside`` (and those who come,
    where the rule does not count them); ordinary absentees stay in. Present: of
    these who are here. Committee: those who hold a post of the branch committee,
    wherever they are. Members temporarily here, and the people the matter
    ``concerns``, count as the rule says.

    Source: 294-QĐ/TW (26/5/2025), 9.3.2; the published case of 22 members gives 20.
    """
    left_out = set(concerns) if rule.without_concerned else set()
    lines = [line for line in room.roster.values() if line.person not in left_out]
    if rule.base == "committee_members":
        seated = (line for line in lines if line.post in room.committee_posts)
        return _sorted(line for line in seated if _is_official(line) and line.kind == "home")
    convened = (line for line in lines if _is_convened(line, room, rule, aside))
    if rule.base == "official_present":
        return _sorted(line for line in convened if line.person in room.here)
    return _sorted(convened)


def official_members(roster: Mapping[str, RosterLine]) -> tuple[str, ...]:
    """Return the official members of the branch itself who can take part at all."""
    return _sorted(
        line
        for line in roster.values()
        if _is_official(line) and line.kind == "home" and line.duty != "temporarily_elsewhere"
    )


def _is_convened(line: RosterLine, room: Room, rule: MatterRule, aside: Collection[str]) -> bool:
    if not _is_official(line) or line.duty == "temporarily_elsewhere":
        return False
    if line.kind == "temporary_here" and not rule.with_temporary_here:
        return False
    if line.duty != "exempt":
        return True
    counts = rule.exempt_present_counts
    return counts and line.person in room.here and line.person not in aside


def _is_official(line: RosterLine) -> bool:
    return line.standing == "official" and line.duty != "suspended"


def _sorted(lines: Iterable[RosterLine]) -> tuple[str, ...]:
    return tuple(sorted(line.person for line in lines))
