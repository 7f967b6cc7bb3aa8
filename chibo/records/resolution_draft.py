"""A resolution as it is printed: the adopted text with figures, tables and who signs. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from chibo.records.draft import Grid, Head


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who signs, in whose name: ``T/M CHI BỘ``, ``Bí thư``, the name."""

    authority: str
    post: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolutionDraft:
    """The order of a branch resolution: review, direction, carrying out, own score, vote.

    ``number`` is empty until it bears one. ``adopted`` tells the vote.
    """

    head: Head
    number: str
    summary: str
    opening: str
    review_text: str
    tasks_before: Grid | None
    direction_text: str
    targets: Grid | None
    tasks: Grid | None
    implementation_text: str
    score_text: str
    score_lines: Grid | None
    adopted: str
    recipients: tuple[str, ...]
    signatory: Signatory


_RESOLUTION = TypeAdapter(ResolutionDraft)


def read_resolution(plain: Mapping[str, Any]) -> ResolutionDraft:
    """Return the resolution written in sealed content."""
    return _RESOLUTION.validate_python(plain)
