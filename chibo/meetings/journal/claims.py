"""Who says what about whose presence, and how strongly."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Literal
from uuid import UUID

from chibo.meetings.journal.deeds import Deed, Journal
from chibo.meetings.journal.lines import RosterLine
from chibo.meetings.journal.payloads import people
from chibo.meetings.journal.payloads.form import Payload
from chibo.meetings.journal.roster import APART


class Strength(IntEnum):
    """The strongest wins, among equals the latest. An excuse is an own sign that coming beats."""

    REST = 1
    EXCUSE = 2
    OWN = 3
    EXPLICIT = 4


@dataclass(frozen=True, slots=True)
class Claim:
    """One sign about one person.

    ``state`` is empty where a person only left. ``since`` is the hour of
    coming where the sign itself tells one. An excuse given before the meeting
    has no entry and no place in the order.
    """

    person: str
    at: datetime
    strength: Strength
    state: Literal["present", "excused", "absent", ""]
    place: int = -1
    reason: str = ""
    remote: bool = False
    since: datetime | None = None
    entry: UUID | None = None


def claims_by_person(
    journal: Journal, roster: Mapping[str, RosterLine]
) -> Mapping[str, tuple[Claim, ...]]:
    """Return every person's signs, in order."""
    claims: dict[str, list[Claim]] = {person: [] for person in roster}
    rests = list(journal.of(people.RestPresent))
    for deed in journal.deeds:
        for claim in claims_of(deed):
            if claim.person in claims:
                claims[claim.person].append(claim)
    for line in roster.values():
        own = claims[line.person]
        own += [*_excuse(line), *_rest(line, own, rests)]
        own.sort(key=lambda claim: (claim.at, claim.place))
    return {person: tuple(own) for person, own in claims.items()}


def claims_of(deed: Deed[Payload]) -> Iterator[Claim]:
    """Return the sign that an entry about one person is."""
    told = deed.told
    by_clerk = deed.entry.role not in {"self", "card"}
    said = Strength.EXPLICIT if by_clerk else Strength.OWN
    match told:
        case people.Marked():
            yield Claim(
                told.person, deed.at, Strength.EXPLICIT, told.state, deed.place,
                told.reason, told.remote, told.arrived_at, deed.id,
            )  # fmt: skip
        case people.CheckedIn():
            yield _came(deed, told.person, Strength.OWN, remote=told.remote)
        case people.Rejoined():
            yield _came(deed, told.person, said)
        case people.RemoteJoined():
            yield _came(deed, told.person, said, remote=True)
        case people.Left() | people.RemoteLeft():
            yield Claim(told.person, deed.at, said, "", deed.place, entry=deed.id)
        case _:
            pass


def _came(deed: Deed[Payload], person: str, strength: Strength, *, remote: bool = False) -> Claim:
    return Claim(person, deed.at, strength, "present", deed.place, remote=remote, entry=deed.id)


def _excuse(line: RosterLine) -> Iterator[Claim]:
    if line.excuse and line.excuse.state == "accepted":
        excuse = line.excuse
        yield Claim(line.person, excuse.at, Strength.EXCUSE, "excused", reason=excuse.reason)


def _rest(
    line: RosterLine, own: list[Claim], rests: list[Deed[people.RestPresent]]
) -> Iterator[Claim]:
    """Touch a person by "all others are here" only where no other sign came before it."""
    if line.duty in APART:
        return
    excused_at = line.excuse.at if line.excuse and line.excuse.state == "accepted" else None
    for deed in rests:
        signed = any(claim.place < deed.place for claim in own if claim.entry)
        if not signed and (excused_at is None or excused_at > deed.at):
            yield Claim(line.person, deed.at, Strength.REST, "present", deed.place, entry=deed.id)
