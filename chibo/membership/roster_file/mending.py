"""The rows of a file that were not entered, as a file to mend and import again."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from chibo.membership.roster_file.cells import text_of
from chibo.membership.roster_file.columns import BY_HEADING, HEADINGS, Column, folded_heading
from chibo.membership.roster_file.comparing import Preview, Verdict
from chibo.membership.roster_file.dates import read_date
from chibo.membership.roster_file.reading import OpenedRoster
from chibo.membership.roster_file.workbook import Cell
from chibo.rendering.sheet import Kind, SheetColumn, Workbook, as_xlsx
from chibo.rendering.sheet import Sheet as SheetToWrite

REASON = "Lý do chưa nhập"
_WIDTH, _WIDTH_OF_REASON = 16, 60  # letters
_NAME_IN_TWO = ("Họ và tên đệm", "Tên")
DAYS = frozenset({Column.BIRTH_DATE, Column.ADMITTED_ON, Column.OFFICIAL_ON})


@dataclass(frozen=True, slots=True)
class ToMend:
    """The columns of the file as it came and the reason behind them; days stay days."""

    headings: tuple[str, ...]
    days: frozenset[int]  # positions of columns with days
    rows: tuple[tuple[str | date, ...], ...]


def reasons(preview: Preview) -> dict[int, str]:
    """Return by row number why rows are not entered as they stand."""
    return {
        row.row.number: " ".join(remark.sentence for remark in (*row.row.problems, *row.questions))
        for verdict in (Verdict.REFUSED, Verdict.TO_CONFIRM)
        for row in preview.of(verdict)
    }


def to_mend(opened: OpenedRoster, why: Mapping[int, str]) -> ToMend:
    """Return the rows of these numbers as they stand in the file, each with its reason.

    A heading that is not understood by itself becomes the usual one of what it holds.
    """
    width = max((len(row.cells) for row in opened.sheet.rows), default=0)
    by_place = {place: column for column, all_ in opened.header.places.items() for place in all_}
    given = (*opened.header.headings, *[""] * width)
    headings = [_heading(given[place], by_place.get(place)) for place in range(width)]
    for place, heading in zip(opened.header.places[Column.FULL_NAME], _NAME_IN_TWO, strict=False):
        if len(opened.header.places[Column.FULL_NAME]) == len(_NAME_IN_TWO):
            headings[place] = heading
    kept = [place for place, heading in enumerate(headings) if _is_kept(heading)]
    days = {place for place, column in by_place.items() if column in DAYS}
    rows = (row for row in opened.sheet.rows if row.number in why)
    return ToMend(
        headings=(*(headings[place] for place in kept), REASON),
        days=frozenset(position for position, place in enumerate(kept) if place in days),
        rows=tuple((*_cells(row.cells, kept, days), why[row.number]) for row in rows),
    )


def mending_workbook(wanted: ToMend, *, at: datetime) -> bytes:
    """Return the .xlsx; a text stays text whatever it begins with."""
    last = len(wanted.headings) - 1
    columns = tuple(
        SheetColumn(
            heading,
            _WIDTH_OF_REASON if place == last else _WIDTH,
            Kind.DATE if place in wanted.days else Kind.TEXT,
        )
        for place, heading in enumerate(wanted.headings)
    )
    return as_xlsx(Workbook((SheetToWrite("Cần sửa", columns, wanted.rows),), composed_at=at))


def _heading(given: str, column: Column | None) -> str:
    """Return a heading that is understood alone: the given one if it is, else the usual one."""
    if column is None or BY_HEADING.get(folded_heading(given)) is column:
        return given
    return HEADINGS[column]


def _is_kept(heading: str) -> bool:
    """A reason from the last time is replaced by the one of today."""
    return folded_heading(heading) != folded_heading(REASON)


def _cells(
    cells: tuple[Cell, ...], kept: Collection[int], days: Collection[int]
) -> Iterator[str | date]:
    for place in kept:
        cell = cells[place] if place < len(cells) else ""
        if isinstance(cell, datetime):
            yield cell.date()
        elif isinstance(cell, int | float) and place in days:
            # a day that lost its format is shown as the day it is
            yield read_date(cell, on=date.max).value or text_of(cell)
        else:
            yield cell if isinstance(cell, date) else text_of(cell)
