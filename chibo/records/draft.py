"""The minutes as a value: sections of figures, wordings and grids, in the order they are printed.

Pure. Every text in it is Vietnamese, the language of the document.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A fact nobody words; ``text`` is its print, ``value`` the fact itself.

    ``evidence`` names what stands behind it: keys of people or ids of entries.
    A wrong figure is mended by a correcting entry in the journal.
    """

    key: str
    label: str
    text: str
    value: int | str | tuple[str, ...] | None = None
    evidence: tuple[str, ...] = ()
    kind: Literal["figure"] = "figure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words that people may change; who said it (``label``) is a fact and stays.

    ``is_agreed_only``: printed only in words that were agreed with the person
    concerned, never as the clerk took them down.
    """

    key: str
    label: str
    words: str
    is_agreed_only: bool = False
    evidence: tuple[str, ...] = ()
    kind: Literal["wording"] = "wording"


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    cells: tuple[str, ...]
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table of facts; ``widths`` are shares."""

    key: str
    titles: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[GridRow, ...]
    kind: Literal["grid"] = "grid"


Part = Figure | Wording | Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    key: str
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """``parent`` is empty for a branch without a committee above."""

    parent: str
    issuer: str
    place: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """``confirmed`` says when the person confirmed by own sign-in; empty before."""

    role: str
    name: str
    confirmed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesDraft:
    """``clerk`` and ``chair`` have no name until the journal names them."""

    head: Head
    title: str
    summary: str
    sections: tuple[Section, ...]
    clerk: Signer
    chair: Signer

    def wordings(self) -> Iterator[Wording]:
        for section in self.sections:
            for part in section.parts:
                if isinstance(part, Wording):
                    yield part

    def worded(self, words: Mapping[str, str]) -> "MinutesDraft":
        """Return the draft with the words that people wrote, by key; other keys are ignored."""
        return replace(self, sections=tuple(_worded(one, words) for one in self.sections))


def key_by_words(kind: str, *told: str) -> str:
    """Return a key for what the journal tells without naming its entry.

    It follows the words: when one of several is taken back the others keep
    theirs, and what is told anew is not covered by what people wrote before.

    >>> key_by_words("praised", "7", "Gương mẫu")
    'praised:bbcab24e3a7c'
    """
    return f"{kind}:{hashlib.sha256(chr(31).join(told).encode()).hexdigest()[:12]}"


def _worded(section: Section, words: Mapping[str, str]) -> Section:
    parts = tuple(
        replace(part, words=words[part.key])
        if isinstance(part, Wording) and part.key in words
        else part
        for part in section.parts
    )
    return replace(section, parts=parts)
