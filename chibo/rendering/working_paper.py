"""Papers to write on: lists to tick, lines to fill in, a code that leads to the record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from chibo.rendering.plain import plain_value
from chibo.rendering.qr import qr_svg
from chibo.rendering.typesetting import TEMPLATES, typeset

TEMPLATE = TEMPLATES / "working-paper.typ"
BALLOTS = TEMPLATES / "ballots.typ"
BOX = "[ ]"
"""A cell that is a box to tick."""


@dataclass(frozen=True, slots=True)
class Title:
    """A heading inside a paper."""

    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """What is read; ``large`` for what the chair reads out."""

    text: str
    large: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """A label, then so many empty lines over the whole width."""

    label: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Fields:
    """Short things to fill in, side by side: each a label with dots behind it."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WideColumn:
    """``width`` is a share of the paper."""

    title: str
    width: float
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with room for a pen; ``row_mm`` is the least height of a row.

    Raises:
        ValueError: a row is longer or shorter than the head.
    """

    columns: tuple[WideColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    row_mm: float = 8

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"each row needs {len(self.columns)} cells")


Part = Title | Words | Lines | Fields | Grid


@dataclass(frozen=True, slots=True)
class WorkingPaper:
    """``about`` says of which meeting; ``address`` is where the QR leads."""

    title: str
    about: str
    code: str
    address: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Ballot:
    """One ballot. ``choices`` are boxes to tick, ``names`` are to be struck out.

    All ballots of a vote are alike: nothing on them tells one from another.
    """

    title: str
    about: str
    question: str
    choices: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    hint: str = ""
    code: str = ""


def papers_as_pdf(
    papers: Sequence[WorkingPaper], *, composed_at: datetime, template: Path = TEMPLATE
) -> bytes:
    """Return the papers as PDF/A-2b in one file, each from page 1.

    Raises:
        ValueError: there is no paper.
        segno.DataOverflowError: an address is longer than a QR code can hold.
    """
    if not papers:
        raise ValueError("no paper to print")
    plain = [_plain(paper) | {"qr": qr_svg(paper.address).decode()} for paper in papers]
    return typeset(template, {"papers": plain}, at=composed_at)


def ballots_as_pdf(
    ballot: Ballot, *, copies: int, composed_at: datetime, template: Path = BALLOTS
) -> bytes:
    """Return so many ballots as PDF/A-2b with cut lines.

    Raises:
        ValueError: not even one copy.
    """
    if copies < 1:
        raise ValueError("no ballot to print")
    return typeset(template, {"ballot": _plain(ballot), "copies": copies}, at=composed_at)


def _plain(value: Any) -> dict[str, Any]:
    plain: dict[str, Any] = plain_value(value)
    return plain
