"""What a roster says about a person, as values without a database."""

from dataclasses import dataclass
from datetime import date

from chibo.membership.states import Duty, Sex, Standing, StayKind

__all__ = ["Duty", "RosterRow", "Sex", "Standing", "StayKind"]


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One person. Empty text and ``None`` mean that nothing is said."""

    full_name: str
    sex: Sex | None = None
    birth_date: date | None = None
    ethnic_group: str = ""
    home_place: str = ""
    card_number: str = ""
    admitted_on: date | None = None
    official_on: date | None = None
    post: str = ""
    occupation: str = ""
    phone: str = ""
    note: str = ""
