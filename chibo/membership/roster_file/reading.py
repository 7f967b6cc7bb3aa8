"""The whole way from an uploaded roster to rows that can be previewed."""

from dataclasses import dataclass
from datetime import date

from chibo.membership.roster_file.columns import Column, find_header
from chibo.membership.roster_file.doubles import with_doubles
from chibo.membership.roster_file.left_out import LeftOut, left_out, why_left_out
from chibo.membership.roster_file.read_row import ReadRow, RosterRules, read_row
from chibo.membership.roster_file.workbook import LARGEST_UNPACKED_BYTES, MOST_CELLS, read_workbook


@dataclass(frozen=True, slots=True)
class RosterReading:
    """What one file says. ``columns`` are those it has; the others say nothing."""

    sheet: str
    header_row: int
    columns: frozenset[Column]
    rows: tuple[ReadRow, ...]
    left_out: tuple[LeftOut, ...]


def read_roster(
    data: bytes,
    name: str,
    *,
    on: date,
    rules: RosterRules,
    largest_bytes: int,
    largest_unpacked_bytes: int = LARGEST_UNPACKED_BYTES,
    most_cells: int = MOST_CELLS,
) -> RosterReading:
    """Return the members' rows of the first sheet with a roster's headings.

    ``on`` is the day of the upload: later days are refused. Every row below the header is
    either among ``rows`` or among ``left_out``. A row with a problem leaves the rest usable.

    Raises:
        RosterFileRefused: the file as a whole cannot be read; ``str()`` says what to do.
    """
    sheets = read_workbook(
        data,
        name,
        largest_bytes=largest_bytes,
        largest_unpacked_bytes=largest_unpacked_bytes,
        most_cells=most_cells,
    )
    sheet, header = find_header(sheets, name)
    below = [(row, why_left_out(row, header)) for row in sheet.rows[header.row :]]
    rows = [read_row(row, header, on=on, rules=rules) for row, why in below if why is None]
    return RosterReading(
        sheet=sheet.name,
        header_row=header.row,
        columns=frozenset(header.places),
        rows=with_doubles(rows),
        left_out=tuple(left_out(row, why) for row, why in below if why is not None),
    )
