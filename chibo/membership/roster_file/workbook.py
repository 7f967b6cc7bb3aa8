"""From the bytes of an .xlsx file to rows with their Excel row numbers, or one clear refusal."""

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
    locked,
    not_a_workbook,
    packed,
    too_much_inside,
    unpacked,
)
from chibo.membership.roster_file.errors import (
    FileEmpty,
    FileTooLarge,
    OldWorkbookFormat,
    WorkbookHasMacros,
)
from chibo.membership.roster_file.extent import SheetUnreadable, cells_spanned, looks_like_a_sheet

Cell = int | float | str | bool | date | datetime | time | timedelta

MEGABYTE = 1024 * 1024
LARGEST_UNPACKED_BYTES = 64 * MEGABYTE
MOST_CELLS = 200_000  # of thirteen columns: fifteen thousand people

_OLD_CONTAINER = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
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
    _require_a_sensible_size(data, name, largest_bytes)
    _require_no_old_container(data, name)
    parts = unpacked(data, name, largest_unpacked_bytes=largest_unpacked_bytes)
    _require_no_macros(parts, name)
    _require_xlsx(parts, name)
    _require_few_cells(parts, name, most_cells)
    try:
        with load_workbook(io.BytesIO(packed(parts))) as workbook:
            sheets = tuple(_filled_sheets(workbook))
    except (CalamineError, OSError, ValueError) as broken:
        raise not_a_workbook(name) from broken
    if not sheets:
        raise _empty(name)
    return sheets


def _require_a_sensible_size(data: bytes, name: str, largest_bytes: int) -> None:
    if len(data) > largest_bytes:
        raise FileTooLarge(
            _(
                "%(name)s has %(size)d MB; at most %(largest)d MB are accepted. "
                "Copy only the list into a new workbook, save it as .xlsx and upload that file."
            )
            % {
                "name": name,
                "size": -(-len(data) // MEGABYTE),
                "largest": largest_bytes // MEGABYTE,
            }
        )
    if not data:
        raise _empty(name)


def _require_no_old_container(data: bytes, name: str) -> None:
    if not data.startswith(_OLD_CONTAINER):
        return
    if _ENCRYPTED_STREAM in data:
        raise locked(name)
    raise _old_format(name)


def _require_no_macros(parts: dict[str, bytes], name: str) -> None:
    paths = [part.lower().replace("\\", "/") for part in parts]
    if (
        name.lower().endswith(_MACRO_SUFFIXES)
        or any(path.endswith("vbaproject.bin") or "/macrosheets/" in path for path in paths)
        or b"macroenabled" in _content_types(parts).lower()
    ):
        raise WorkbookHasMacros(
            _(
                "%(name)s contains macros and was not opened. "
                "In Excel choose Save As, Excel Workbook (.xlsx), and upload that file."
            )
            % {"name": name}
        )


def _require_xlsx(parts: dict[str, bytes], name: str) -> None:
    if "xl/workbook.bin" in parts or b"opendocument.spreadsheet" in parts.get("mimetype", b""):
        raise _old_format(name)
    if b"spreadsheetml" not in _content_types(parts):
        raise not_a_workbook(name)


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


def _empty(name: str) -> FileEmpty:
    return FileEmpty(
        _("%(name)s is empty. Choose the file that holds the list of members and upload it.")
        % {"name": name}
    )


def _old_format(name: str) -> OldWorkbookFormat:
    return OldWorkbookFormat(
        _(
            "%(name)s is a workbook of another format than .xlsx. "
            "In Excel choose Save As, Excel Workbook (.xlsx), and upload that file."
        )
        % {"name": name}
    )
