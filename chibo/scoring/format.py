"""The criteria table, format 1: its header, its tree, its bands.

Later versions of the format add members to the unions of rules, conditions and
derived facts; what a table of format 1 says never changes its meaning.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from chibo.scoring.bands import Band
from chibo.scoring.conditions import facts_of
from chibo.scoring.derived import Derived
from chibo.scoring.facts import FactDefinition, Unit
from chibo.scoring.modifiers import Cap, NotApplicable, OnlyIn
from chibo.scoring.part import Code, Name, Number, Part, Points, Text
from chibo.scoring.rounding import Rounding
from chibo.scoring.rules import Rule
from chibo.scoring.rules.judged import Judged

Five = Literal["preparation", "attendance", "conduct", "principles", "results"]


class Effective(Part):
    """Half-open: ``until`` is the first day on which the table no longer holds."""

    from_: date = Field(alias="from")
    until: date | None = None


class AppliesTo(Part):
    """Whom the table is for; an empty list means every kind or type."""

    kinds: tuple[Name, ...] = ()
    branch_types: tuple[Name, ...] = ()
    members_from: Annotated[int, Field(ge=0)] | None = None
    members_below: Annotated[int, Field(ge=1)] | None = None


class Parameter(Part):
    """A number that the competent committee may set within bounds."""

    value: Number
    unit: Unit
    label: Text
    at_least: Number
    at_most: Number


class AttendanceBase(Part):
    """Who stays out of the base of attendance besides those whom every count leaves out."""

    exclude: tuple[Name, ...] = ()
    note: Text | None = None


class Line(Part):
    """A criterion that is scored by a rule. ``five`` may be given by its group."""

    code: Code
    text: Text
    points: Annotated[Points, Field(gt=0)]
    five: Five | None = None
    score: Rule
    cap: tuple[Cap, ...] = ()
    not_applicable: NotApplicable | None = None
    only_in: OnlyIn | None = None

    @property
    def scored_by(self) -> Literal["machine", "people"]:
        return "people" if isinstance(self.score, Judged) else "machine"

    @property
    def gates(self) -> tuple[OnlyIn | NotApplicable, ...]:
        """The modifiers that decide whether the line counts, in the order they are asked."""
        return tuple(gate for gate in (self.only_in, self.not_applicable) if gate is not None)

    def facts(self) -> tuple[str, ...]:
        """Names of all facts the line reads, each once."""
        names = [name for gate in self.gates for name in gate.facts()]
        for condition in (*(c for _, c in self.score.conditions()), *(c.when for c in self.cap)):
            names += facts_of(condition)
        return tuple(dict.fromkeys(names))


class Group(Part):
    """A criterion that is the sum of its children."""

    code: Code
    text: Text
    points: Annotated[Points, Field(gt=0)]
    five: Five | None = None
    criteria: Annotated[tuple["Criterion", ...], Field(min_length=1)]


def _kind(given: Any) -> str:
    grouped = "criteria" in given if isinstance(given, Mapping) else isinstance(given, Group)
    return "group" if grouped else "line"


Criterion = Annotated[
    Annotated[Line, Tag("line")] | Annotated[Group, Tag("group")], Discriminator(_kind)
]


class Table(Part):
    """A whole table; build one with `loading.load_table`, which also proves it."""

    format: Literal[1]
    slug: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    title: Text
    issuer: Text
    number: Text | None = None
    issued_on: date | None = None
    effective: Effective
    subject: Literal["meeting"]
    applies_to: AppliesTo
    scale: Annotated[Points, Field(gt=0)]
    rounding: Rounding = Rounding()
    parameters: dict[Name, Parameter] = {}
    facts: dict[Name, FactDefinition] = {}
    derived: dict[Name, Derived] = {}
    attendance_base: AttendanceBase = AttendanceBase()
    scorers: tuple[Name, ...] = ()
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]
    bands: Annotated[tuple[Band, ...], Field(min_length=1)]
    notes: tuple[Text, ...] = ()
    source: tuple[Text, ...] = ()

    def unit_of(self, fact: str) -> Unit | None:
        """Return the unit of a declared or derived fact, or ``None`` where it is neither."""
        known = self.facts.get(fact) or self.derived.get(fact)
        return known.unit if known else None

    def known(self, line: Line) -> Literal["at_the_vote", "later"]:
        """Say when ``line`` can be scored: a fact known later makes the line known later."""
        after = {self.facts[name].known_after for name in self._counted(line.facts())}
        return "at_the_vote" if after <= {"vote"} else "later"

    def _counted(self, names: Iterable[str]) -> Iterator[str]:
        for name in names:
            derived = self.derived.get(name)
            yield from self._counted(derived.facts()) if derived else (name,)


@dataclass(frozen=True, slots=True)
class Placed:
    """A criterion with its place in the file and the groups above it, outermost first."""

    criterion: Line | Group
    path: tuple[str | int, ...]
    parents: tuple[Group, ...]

    @property
    def five(self) -> Five | None:
        chain = (self.criterion, *reversed(self.parents))
        return next((each.five for each in chain if each.five), None)


def placed(table: Table) -> Iterator[Placed]:
    """Every criterion of ``table`` in its order, groups before their children."""
    for number, criterion in enumerate(table.criteria):
        yield from _below(Placed(criterion, ("criteria", number), ()))


def _below(here: Placed) -> Iterator[Placed]:
    yield here
    if isinstance(here.criterion, Group):
        for number, child in enumerate(here.criterion.criteria):
            path = (*here.path, "criteria", number)
            yield from _below(Placed(child, path, (*here.parents, here.criterion)))


def lines_of(table: Table) -> Iterator[tuple[Line, Placed]]:
    """Every scored line of ``table`` with its place."""
    for place in placed(table):
        if isinstance(place.criterion, Line):
            yield place.criterion, place
