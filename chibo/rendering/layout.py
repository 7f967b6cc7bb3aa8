"""How a Party document stands on paper: the measures of one dated rule, read from its data file."""

from dataclasses import dataclass
from datetime import date

import yaml
from pydantic import ConfigDict, TypeAdapter, with_config

_STRICT = ConfigDict(extra="forbid")


@with_config(_STRICT)
@dataclass(frozen=True, slots=True)
class Source:
    """The document that issues the rule; empty number for a choice of this house."""

    issuer: str
    number: str
    issued_on: date
    notes: str


@with_config(_STRICT)
@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins, in mm; ``numbered_from`` is the first page with its number on it."""

    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    numbered_from: int

    @property
    def text_mm(self) -> float:
        return self.width_mm - self.left_mm - self.right_mm


@with_config(_STRICT)
@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes of letters, in points."""

    party_title: float
    place_and_date: float
    parent: float
    issuer: float
    number: float
    subject: float
    title: float
    summary: float
    body: float
    table: float
    signature: float
    confirmed: float
    recipients_title: float
    recipients: float
    page_number: float
    seal: float


@with_config(_STRICT)
@dataclass(frozen=True, slots=True)
class Lines:
    """The body: first-line indent, exact distance of lines, space after a paragraph."""

    first_line_mm: float
    distance_pt: float
    table_distance_pt: float
    after_pt: float


@with_config(_STRICT)
@dataclass(frozen=True, slots=True)
class Head:
    """``left_percent`` of the text is the column of the organisations, of the whole width."""

    left_percent: float


@with_config(_STRICT)
@dataclass(frozen=True, slots=True)
class Signing:
    """Room for the pen, and whether the post is bold."""

    room_mm: float
    post_is_bold: bool


@with_config(_STRICT)
@dataclass(frozen=True, slots=True)
class Foot:
    """The QR of the seal, in the bottom margin."""

    qr_mm: float


@with_config(_STRICT)
@dataclass(frozen=True, slots=True)
class Words:
    """The fixed words and marks; ``place_and_date`` has {place}, {day}, {month} and {year}."""

    party_title: str
    issuer_mark: str
    number: str
    place_and_date: str
    summary_mark: str
    recipients: str
    seal: str


@with_config(_STRICT)
@dataclass(frozen=True, slots=True)
class LeadingZero:
    """Days and months below these numbers are written with a zero before them."""

    day_below: int
    month_below: int


@with_config(_STRICT)
@dataclass(frozen=True, slots=True)
class Layout:
    source: Source
    font: str
    page: Page
    sizes: Sizes
    lines: Lines
    head: Head
    signing: Signing
    foot: Foot
    words: Words
    leading_zero: LeadingZero


def read_layout(yaml_text: str) -> Layout:
    """Return the layout written in the text of a data file.

    Raises:
        pydantic.ValidationError: a measure is missing, misspelt or no number; its place is named.
    """
    return TypeAdapter(Layout).validate_python(yaml.safe_load(yaml_text))


def place_and_date(place: str, on: date, layout: Layout) -> str:
    """Return the line of place and date as the rule of leading zeros writes it.

    Hướng dẫn 05-HD/VPTW (27/5/2026): days below 10 and months 1 and 2 have a
    zero before them, other months have none.
    """
    zero = layout.leading_zero
    return layout.words.place_and_date.format(
        place=place,
        day=f"{on.day:02d}" if on.day < zero.day_below else str(on.day),
        month=f"{on.month:02d}" if on.month < zero.month_below else str(on.month),
        year=on.year,
    )
