"""Find, for each part in the table of accounts, who of the demo plays it. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel, ConfigDict

from chibo.demo.data import read_data
from chibo.demo.electing import Elected
from chibo.demo.lives import Person
from chibo.demo.population import Population


class Part(BaseModel):
    """One line of the data file; ``next_step`` beside what the meeting at hand asks for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    unit: str
    part: str
    role: str
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class Cast:
    """A part and who plays it."""

    part: Part
    person: Person


def cast_parts(population: Population, *, today: date) -> Iterator[Cast]:
    """Return who plays each part, nobody two; a part whose unit is not built is left out."""
    branches = {branch.short_name: branch for branch in population.branches}
    busy = {chosen.person.card_number for chosen in population.elected}
    for part in (Part.model_validate(line) for line in read_data("cast")):
        elected = population.staff.get(part.unit, ())
        people: list[Person] = []
        if branch := branches.get(part.unit):
            elected = branch.elected
            people = [p for p in branch.people if p.card_number not in busy]
        person = _holder(part.part, elected) or _ordinary(part.part, people, today)
        if person:
            busy.add(person.card_number)
            yield Cast(part, person)


def _holder(part: str, elected: Sequence[Elected]) -> Person | None:
    """Return the first with the post, or with ``second officer`` the second."""
    kind, place = (part.removeprefix("second "), int(part.startswith("second ")))
    holders = [chosen.person for chosen in elected if chosen.kind == kind]
    return holders[place] if len(holders) > place else None


def _ordinary(part: str, people: Sequence[Person], today: date) -> Person | None:
    attending = [p for p in people if p.attends_as_official(today)]
    fitting = {
        "eldest": sorted(attending, key=lambda p: p.birth_date),
        "youngest": sorted(attending, key=lambda p: p.birth_date, reverse=True),
        "member": attending,
        "probationary": [p for p in people if p.official_on is None and p.duty == "active"],
        "exempt": [p for p in people if p.duty == "exempt"],
        "away": [p for p in people if p.duty == "away"],
        "elsewhere": [p for p in people if p.duty == "temporarily_elsewhere"],
    }.get(part, [])
    return fitting[0] if fitting else None
