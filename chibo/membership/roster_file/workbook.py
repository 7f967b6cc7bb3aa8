"""From the bytes of an .xlsx, .xls or .ods file to numbered rows, or one clear refusal."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _
from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from chibo.membership.roster_file.archive import (
    has_macros,
    not_a_workbook,
    packed,
    too_much_inside,
    unpacked,
)
from chibo.membership.roster_file.container import is_container
from chibo.membership.roster_file.errors import FileEmpty, FileTooLarge
from chibo.membership.roster_file.extent import SheetUnreadable, cells_spanned, looks_like_a_sheet
from chibo.membership.roster_file.old_excel import checked_xls, old_format
from chibo.membership.roster_file.open_document import check_ods, is_open_document

Cell = int | float | str | bool | date | datetime | time | timedelta

MEGABYTE = 1024 * 1024
LARGEST_UNPACKED_BYTES = 64 * MEGABYTE
MOST_CELLS = 200_000  # of thirteen columns: fifteen thousand people

_MACRO_SUFFIXES = (".xlsm", ".xltm", ".xlam")


@dataclass(frozen=True, slots=True)
class SheetRow:
    number: int  # as Excel shows it, from 1
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    rows: tuple[SheetRow, ...]
    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()  # corners, from 0

    def merged_from(self, number: int) -> dict[int, int]:
        """Return how many cells are merged into one, by position, in the row of that number."""
        return {
            left: right - left + 1
            for (top, left), (_bottom, right) in self.merged
            if top == number - 1
        }


def read_workbook(
    data: bytes,
    name: str,
    *,
    largest_bytes: int,
    largest_unpacked_bytes: int = LARGEST_UNPACKED_BYTES,
    most_cells: int = MOST_CELLS,
) -> tuple[Sheet, ...]:
    """Return the visible worksheets that have a filled cell, in the order of the workbook.

    ``name`` is the name of the file as the person knows it. Formulas are read as the value
    that Excel stored, an error value as an empty cell. Nothing is parsed before sizes, kind,
    macros and the reach of the cells were checked. The last two bounds are those of the
    machine, not of the organisation; ``most_cells`` is per worksheet.

    Raises:
        FileTooLarge, FileEmpty, NotAWorkbook, OldWorkbookFormat, WorkbookLocked,
        WorkbookHasMacros: each sentence says what to do with the file.
    """
    checked = checked_workbook(
        data,
        name,
        largest_bytes=largest_bytes,
        largest_unpacked_bytes=largest_unpacked_bytes,
        most_cells=most_cells,
    )
    try:
        with load_workbook(io.BytesIO(checked)) as workbook:
            sheets = tuple(_filled_sheets(workbook))
    except (CalamineError, OSError, ValueError) as broken:
        raise not_a_workbook(name) from broken
    if not sheets:
        raise empty(name)
    return sheets


def checked_workbook(
    data: bytes,
    name: str,
    *,
    largest_bytes: int,
    largest_unpacked_bytes: int,
    most_cells: int,
) -> bytes:
    """Return what the parser may see of the file, after all checks.

    Raises:
        FileTooLarge, FileEmpty, NotAWorkbook, OldWorkbookFormat, WorkbookLocked,
        WorkbookHasMacros: each sentence says what to do with the file.
    """
    require_a_sensible_size(data, name, largest_bytes)
    if is_container(data):
        return checked_xls(data, name, most_cells=most_cells)
    parts = unpacked(data, name, largest_unpacked_bytes=largest_unpacked_bytes)
    _check_parts(parts, name, most_cells)
    return packed(parts)


def require_a_sensible_size(data: bytes, name: str, largest_bytes: int) -> None:
    """Refuse a file without a byte, or with more than allowed.

    Raises:
        FileTooLarge, FileEmpty: each sentence says what to do with the file.
    """
    if len(data) > largest_bytes:
        raise FileTooLarge(
            _(
                "%(name)s has more than the %(largest)d MB that are accepted. "
                "Copy only the list into a new workbook, save it as .xlsx and upload that file."
            )
            % {"name": name, "largest": largest_bytes // MEGABYTE}
        )
    if not data:
        raise empty(name)


def _check_parts(parts: dict[str, bytes], name: str, most_cells: int) -> None:
    _require_no_macros(parts, name)
    if is_open_document(parts):
        check_ods(parts, name, most_cells=most_cells)
        return
    if "xl/workbook.bin" in parts:
        raise old_format(name)
    if b"spreadsheetml" not in _content_types(parts):
        raise not_a_workbook(name)
    _require_few_cells(parts, name, most_cells)


def _require_no_macros(parts: dict[str, bytes], name: str) -> None:
    paths = [part.lower().replace("\\", "/") for part in parts]
    if (
        name.lower().endswith(_MACRO_SUFFIXES)
        or any(path.endswith("vbaproject.bin") or "/macrosheets/" in path for path in paths)
        or b"macroenabled" in _content_types(parts).lower()
    ):
        raise has_macros(name)


def _require_few_cells(parts: dict[str, bytes], name: str, most_cells: int) -> None:
    try:
        for part in filter(looks_like_a_sheet, parts.values()):
            if cells_spanned(part) > most_cells:
                raise too_much_inside(name)
    except SheetUnreadable as broken:
        raise not_a_workbook(name) from broken


def _filled_sheets(workbook: CalamineWorkbook) -> Iterator[Sheet]:
    for index, about in enumerate(workbook.sheets_metadata):
        if about.typ != SheetTypeEnum.WorkSheet or about.visible != SheetVisibleEnum.Visible:
            continue
        sheet = workbook.get_sheet_by_index(index)
        rows = sheet.to_python(skip_empty_area=False)
        if any(cell != "" for row in rows for cell in row):
            numbered = tuple(SheetRow(n, tuple(row)) for n, row in enumerate(rows, start=1))
            yield Sheet(about.name, numbered, tuple(sheet.merged_cell_ranges or ()))


def _content_types(parts: dict[str, bytes]) -> bytes:
    return parts.get("[Content_Types].xml", b"")


def empty(name: str) -> FileEmpty:
    return FileEmpty(
        _("%(name)s is empty. Choose the file that holds the list of members and upload it.")
        % {"name": name}
    )
