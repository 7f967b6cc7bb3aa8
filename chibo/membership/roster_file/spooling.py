"""The file of a committee, read once and kept small: its rows parted by branch.

A hundred thousand rows with all that is said of them are too much to hold. So the rows are
packed as they come, branch by branch, and each branch is judged and compared alone.
"""

import io
import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from django.utils.translation import gettext as _
from python_calamine import (
    CalamineError,
    CalamineSheet,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from chibo.membership.roster_file.archive import not_a_workbook
from chibo.membership.roster_file.cells import text_of
from chibo.membership.roster_file.columns import Column
from chibo.membership.roster_file.errors import ColumnsUnclear
from chibo.membership.roster_file.headers import Header, Known, header_of
from chibo.membership.roster_file.left_out import why_left_out
from chibo.membership.roster_file.workbook import (
    MEGABYTE,
    Sheet,
    SheetRow,
    checked_workbook,
)

LARGEST_BYTES = 20 * MEGABYTE
LARGEST_UNPACKED_BYTES = 200 * MEGABYTE
MOST_CELLS = 2_500_000  # of fourteen columns: more than a hundred thousand people
_ROWS_LOOKED_AT = 60
_MOST_OPEN = 5_000  # rows not yet packed: some branches have many, or many have some


@dataclass(slots=True)
class Spool:
    """The rows of each branch as the file names it, packed."""

    sheet: str
    header: Header
    packed: dict[str, list[bytes]] = field(default_factory=dict)
    rows: int = 0
    _open: dict[str, list[tuple[int, Sequence[object]]]] = field(default_factory=dict)

    def take(self, row: SheetRow, branch: str) -> None:
        """Keep a row of a branch."""
        self._open.setdefault(branch, []).append((row.number, row.cells))
        self.rows += 1
        if self.rows % _MOST_OPEN == 0:
            self.pack()

    def pack(self) -> None:
        """Pack what was taken since the last time."""
        for branch, rows in self._open.items():
            self.packed.setdefault(branch, []).append(pickle.dumps(rows))
        self._open.clear()

    def rows_of(self, branch: str) -> Iterator[SheetRow]:
        """Yield the rows of one branch in the order of the file."""
        for part in self.packed[branch]:
            for number, cells in pickle.loads(part):  # noqa: S301 -- packed by us, in this process
                yield SheetRow(number, cells)


def spooled(data: bytes, name: str, *, known: Known) -> Spool:
    """Return the rows of the first sheet that has a roster's headings and a branch for each row.

    Raises:
        ColumnsUnclear: no sheet has these headings; the sentence names them.
        RosterFileRefused: the file as a whole cannot be read; ``str()`` says what to do.
    """
    checked = checked_workbook(
        data,
        name,
        largest_bytes=LARGEST_BYTES,
        largest_unpacked_bytes=LARGEST_UNPACKED_BYTES,
        most_cells=MOST_CELLS,
    )
    try:
        with load_workbook(io.BytesIO(checked)) as workbook:
            for index, about in enumerate(workbook.sheets_metadata):
                if (
                    about.typ != SheetTypeEnum.WorkSheet
                    or about.visible != SheetVisibleEnum.Visible
                ):
                    continue
                if spool := _spool(about.name, workbook.get_sheet_by_index(index), known):
                    return spool
    except (CalamineError, OSError, ValueError) as broken:
        raise not_a_workbook(name) from broken
    raise ColumnsUnclear(
        _(
            "%(name)s has no row of headings with “Chi bộ”, “Họ và tên” and a birth date or a card "
            "number. The file of a committee names the branch of each member in a column; add it "
            "and upload the file again."
        )
        % {"name": name}
    )


def _spool(name: str, sheet: CalamineSheet, known: Known) -> Spool | None:
    rows = _rows(sheet)
    first = list(islice(rows, _ROWS_LOOKED_AT))
    merged = tuple(sheet.merged_cell_ranges or ())
    header = header_of(Sheet(name, tuple(first), merged), known)
    if header is None or Column.BRANCH not in header.places:
        return None
    spool = Spool(name, header)
    for row in chain(first[header.row :], rows):
        if why_left_out(row, header) is None:
            spool.take(row, text_of(header.cell(row, Column.BRANCH)))
    spool.pack()
    return spool


def _rows(sheet: CalamineSheet) -> Iterator[SheetRow]:
    """Yield the rows with the numbers that Excel shows, from the first column on."""
    left = ("",) * (sheet.start[1] if sheet.start else 0)
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        yield SheetRow(number, (*left, *cells))
