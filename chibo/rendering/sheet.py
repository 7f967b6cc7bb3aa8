"""Tables to .xlsx, row by row in constant memory."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import xlsxwriter

from chibo.rendering.plain import printable

_FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
_LONGEST_TEXT = 32_767  # of a cell, set by the file format
_ROWS_OF_A_SHEET = 1_048_576  # idem
_FIRST_YEAR = 1900  # idem; earlier days are written as text
_LINE = 16.5  # points of one line of our letters
_LETTERS_TO_A_WIDTH = 1.3  # ours are narrower than those by which spreadsheets count widths

Cell = str | int | float | Decimal | date | None


class Kind(StrEnum):
    """What a column holds; a percent column holds ratios, so that 0.9 is shown as 90 %.

    A mark is a word that says yes where it stands, in the middle of its cell.
    """

    TEXT = "text"
    MARK = "mark"
    NUMBER = "number"
    DATE = "date"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """``width`` is in letters, as spreadsheets count."""

    title: str
    width: float
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Sheet:
    """Title lines, a blank row if there are any, the head, rows, a blank row, notes.

    ``rows`` may be an iterator; it is read once. A text stays text in every
    column, whatever it begins with.
    """

    name: str
    columns: tuple[SheetColumn, ...]
    rows: Iterable[Sequence[Cell]]
    titles: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """``composed_at`` becomes the date in the file's properties."""

    sheets: tuple[Sheet, ...]
    composed_at: datetime


def as_xlsx(workbook: Workbook) -> bytes:
    r"""Return the workbook as .xlsx; the same workbook gives the same bytes.

    Texts longer than a cell can hold end in "…". Days before 1900 are written
    as text, because spreadsheets do not know them.

    Raises:
        ValueError: a row is longer or shorter than the head, or a sheet has
            more rows than the format allows; write several sheets.
        xlsxwriter.exceptions.XlsxWriterException: names of sheets are equal,
            longer than 31 letters or have one of ``[]:*?/\``.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as file:
        file.set_properties({"created": workbook.composed_at.astimezone(UTC).replace(tzinfo=None)})
        looks = _looks(file)
        for sheet in workbook.sheets:
            _write_sheet(file.add_worksheet(printable(sheet.name)), sheet, looks)
    return out.getvalue()


def _looks(file: Any) -> dict[str, Any]:
    cell = {**_FONT, "border": 1}
    looks = {
        "title": {**_FONT, "bold": True, "align": "center_across", "font_size": 14},
        "head": {**cell, "bold": True, "align": "center", "valign": "vcenter", "text_wrap": True},
        "note": {**_FONT, "italic": True},
        Kind.TEXT: {**cell, "text_wrap": True, "num_format": "@"},
        Kind.MARK: {**cell, "align": "center", "num_format": "@"},
        Kind.NUMBER: {**cell, "num_format": "#,##0.##;-#,##0.##"},
        Kind.DATE: {**cell, "align": "center", "num_format": "dd/mm/yyyy"},
        Kind.PERCENT: {**cell, "num_format": "0.0%"},
        "whole": {**cell, "num_format": "#,##0"},
    }
    return {name: file.add_format(look) for name, look in looks.items()}


def _write_sheet(page: Any, sheet: Sheet, looks: dict[str, Any]) -> None:
    head = len(sheet.titles) + 1 if sheet.titles else 0
    _set_page(page, sheet, head)
    for number, title in enumerate(sheet.titles):
        _write_text(page, number, 0, title, looks["title"])
        for column in range(1, len(sheet.columns)):
            page.write_blank(number, column, None, looks["title"])
    page.set_row(head, _LINE * max((_head_lines(asked) for asked in sheet.columns), default=1))
    for column, asked in enumerate(sheet.columns):
        _write_text(page, head, column, asked.title, looks["head"])
    number = head
    for number, row in enumerate(sheet.rows, start=head + 1):
        _write_row(page, number, row, sheet, looks)
    for offset, note in enumerate(sheet.notes):
        _write_text(page, number + 2 + offset, 0, note, looks["note"])


def _set_page(page: Any, sheet: Sheet, head: int) -> None:
    """Set widths, and the head to stay in sight and to be printed on each page of A4."""
    for column, asked in enumerate(sheet.columns):
        page.set_column(column, column, asked.width)
    page.freeze_panes(head + 1, 0)
    page.repeat_rows(head)
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _write_row(
    page: Any, number: int, row: Sequence[Cell], sheet: Sheet, looks: dict[str, Any]
) -> None:
    if len(row) != len(sheet.columns):
        wanted = len(sheet.columns)
        raise ValueError(
            f"{sheet.name}: row {number + 1} has {len(row)} cells for {wanted} columns"
        )
    if number >= _ROWS_OF_A_SHEET:
        raise ValueError(f"{sheet.name} has more than {_ROWS_OF_A_SHEET} rows")
    lines = max(map(_lines, row, sheet.columns), default=1)
    if lines > 1:  # not every office program makes a row high enough for its words by itself
        page.set_row(number, lines * _LINE)
    for column, (value, asked) in enumerate(zip(row, sheet.columns, strict=True)):
        _write_cell(page, (number, column), value, asked.kind, looks)


def _lines(value: Cell, column: SheetColumn) -> int:
    """How many lines the words of a cell take at most, as wide as its column."""
    if not isinstance(value, str):
        return 1
    return -(-len(value) // max(1, int(column.width * _LETTERS_TO_A_WIDTH)))


def _head_lines(column: SheetColumn) -> int:
    """A bold heading that is wider than its column breaks between its words."""
    return column.title.count(" ") + 1 if len(column.title) > column.width else 1


def _write_cell(
    page: Any, at: tuple[int, int], value: Cell, kind: Kind, looks: dict[str, Any]
) -> None:
    row, column = at
    if value is None or value == "":
        page.write_blank(row, column, None, looks[kind])
    elif isinstance(value, str) or kind is Kind.TEXT or _is_too_early(value):
        look = looks[kind if kind is Kind.MARK else Kind.TEXT]
        _write_text(page, row, column, _as_text(value), look)
    elif isinstance(value, date):
        page.write_datetime(row, column, value, looks[Kind.DATE])
    else:
        whole = kind is Kind.NUMBER and value == int(value)
        page.write_number(row, column, float(value), looks["whole" if whole else kind])


def _is_too_early(value: Cell) -> bool:
    return isinstance(value, date) and value.year < _FIRST_YEAR


def _as_text(value: Cell) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def _write_text(page: Any, row: int, column: int, text: str, look: Any) -> None:
    words = printable(text)
    if len(words) > _LONGEST_TEXT:
        words = words[: _LONGEST_TEXT - 1] + "…"
    page.write_string(row, column, words, look)
