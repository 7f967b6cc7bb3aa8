"""Parts of a draft as blocks of a document. Pure."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from chibo.records.composing.words import sentence
from chibo.records.draft import Figure, Grid, Head, Part, Wording
from chibo.rendering.document import (
    Align,
    Block,
    Column,
    Header,
    KeyValue,
    KeyValues,
    Paragraph,
    Run,
    Table,
    text,
)

NOT_AGREED = "chờ thống nhất lời ghi"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def header(head: Head, number: str = "") -> Header:
    return Header(head.parent, head.issuer, head.place, head.on, number=number or None)


def blocks(parts: Iterable[Part]) -> Iterator[Block]:
    """Return the blocks of one section; figures that follow each other stand in one list."""
    for is_figure, group in groupby(parts, key=lambda part: isinstance(part, Figure)):
        if is_figure:
            figures = [part for part in group if isinstance(part, Figure)]
            yield KeyValues(tuple(KeyValue(one.label, sentence(one.text)) for one in figures))
            continue
        for part in group:
            yield table(part) if isinstance(part, Grid) else _worded(part)


def table(grid: Grid) -> Table:
    columns = tuple(
        Column(title, width, _align(title))
        for title, width in zip(grid.titles, grid.widths, strict=True)
    )
    return Table(columns, tuple(row.cells for row in grid.rows))


def paragraphs(words: str) -> Iterator[Block]:
    """Return each line of a text of people's as a paragraph; empty lines are left out."""
    for line in words.splitlines():
        if line.strip():
            yield Paragraph(text(line.strip()))


def roman(number: int) -> str:
    """Return a number below 40 as the heading of a part.

    >>> [roman(number) for number in (1, 4, 9, 14)]
    ['I', 'IV', 'IX', 'XIV']
    """
    signs = ""
    for value, sign in _ROMAN:
        signs += sign * (number // value)
        number %= value
    return signs


def _worded(part: Part) -> Paragraph:
    assert isinstance(part, Wording)
    words = part.words or (NOT_AGREED if part.is_agreed_only else "")
    if not words:
        return Paragraph((Run(sentence(part.label), bold=True),))
    return Paragraph((Run(f"{part.label}: ", bold=True), Run(sentence(words))))


def _align(title: str) -> Align:
    return Align.CENTER if title in _CENTERED else Align.LEFT


_CENTERED = frozenset({"TT", "Mục", "Thời hạn", "Điểm tối đa", "Điểm", "Kế hoạch", "Đơn vị tính"})
