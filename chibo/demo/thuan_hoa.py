"""The people of TDP Thuận Hòa, written down so that the Excel list of the branch fits them."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from pydantic import BaseModel

from chibo.demo.data import read_data
from chibo.demo.lives import Person

NAME = "Thuận Hòa"


class Written(BaseModel):
    """The data file; a line of ``people`` has the columns in the order the file names."""

    people: list[list[Any]]
    posts: dict[str, str]
    former_secretary: str
    duties: dict[str, tuple[str, str, str]]


@cache
def written() -> Written:
    return Written.model_validate(read_data("thuan_hoa"))


def people_of_thuan_hoa(*, today: date) -> tuple[Person, ...]:
    """Return who belongs to the branch that day: nobody who is admitted later."""
    everybody = (_person(*line) for line in written().people)
    return tuple(person for person in everybody if person.admitted_on <= today)


def cards_of_thuan_hoa() -> frozenset[str]:
    return frozenset(_person(*line).card_number for line in written().people)


def _person(*columns: Any) -> Person:
    person = Person(*columns)
    duty, note, place = written().duties.get(person.full_name, ("active", "", ""))
    return replace(person, duty=duty, note=note, place=place)
