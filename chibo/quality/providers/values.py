"""Short forms for the values of facts."""

from collections.abc import Iterable
from decimal import Decimal

from chibo.meetings.journal.lines import RosterLine
from chibo.quality.facts.evidence import NOTHING, Counted, EntryNamed, Evidence, Person
from chibo.quality.facts.occasion import Occasion
from chibo.scoring.facts import Known, Missing, ToCome


def yes_no(*, answer: bool, evidence: Evidence = NOTHING) -> Counted:
    return Counted(Known(answer), evidence)


def number(count: int, evidence: Evidence = NOTHING) -> Counted:
    return Counted(Known(Decimal(count)), evidence)


def missing(why: str) -> Counted:
    return Counted(Missing(why))


def before_opening(occasion: Occasion, *, answer: bool, evidence: Evidence = NOTHING) -> Counted:
    """What can still be done until the meeting opens is to come until then."""
    if answer or occasion.is_open_or_over:
        return yes_no(answer=answer, evidence=evidence)
    return Counted(ToCome(at_worst=False, at_best=True))


def person(line: RosterLine, mark: str = "", times: int | None = None) -> Person:
    return Person(int(line.person), line.name, mark, times)


def people(occasion: Occasion, keys: Iterable[str], mark: str = "") -> tuple[Person, ...]:
    """Return the people of these roster keys, each with ``mark``."""
    roster = occasion.state.roster
    return tuple(person(roster[key], mark) for key in keys)


def entries_of(occasion: Occasion, *kinds: str) -> tuple[EntryNamed, ...]:
    """Return the entries of these kinds, in order of their hour."""
    return tuple(
        EntryNamed(entry.id, entry.kind, entry.at)
        for entry in occasion.entries
        if entry.kind in kinds
    )
