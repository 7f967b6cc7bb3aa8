"""The whole way from an uploaded roster to rows that can be previewed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from chibo.membership.roster_file.columns import HEADINGS, Column
from chibo.membership.roster_file.doubles import with_doubles
from chibo.membership.roster_file.errors import HeaderNotFound
from chibo.membership.roster_file.headers import (
    NOTHING_KNOWN,
    Header,
    Known,
    guessed_header,
    header_of,
    is_header,
)
from chibo.membership.roster_file.left_out import LeftOut, left_out, why_left_out
from chibo.membership.roster_file.read_row import ReadRow, RosterRules, read_row
from chibo.membership.roster_file.workbook import (
    LARGEST_UNPACKED_BYTES,
    MOST_CELLS,
    Sheet,
    SheetRow,
    read_workbook,
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What people said of a file: which sheet, and before that what headings mean."""

    sheet: str = ""
    known: Known = field(default_factory=lambda: NOTHING_KNOWN)


@dataclass(frozen=True, slots=True)
class OpenedRoster:
    """One sheet of a workbook and its headings; ``others`` names sheets that could be meant too."""

    sheet: Sheet
    header: Header
    others: tuple[str, ...]

    @property
    def is_understood(self) -> bool:
        """Whether the columns are known well enough to read people from the rows."""
        return is_header(self.header.places)


@dataclass(frozen=True, slots=True)
class RosterReading:
    """What one file says. ``columns`` are those it has; the others say nothing."""

    opened: OpenedRoster
    rows: tuple[ReadRow, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def sheet(self) -> str:
        return self.opened.sheet.name

    @property
    def header_row(self) -> int:
        return self.opened.header.row

    @property
    def columns(self) -> frozenset[Column]:
        return frozenset(self.opened.header.places)


def open_roster(
    data: bytes,
    name: str,
    *,
    largest_bytes: int,
    largest_unpacked_bytes: int = LARGEST_UNPACKED_BYTES,
    most_cells: int = MOST_CELLS,
    choice: Choice | None = None,
) -> OpenedRoster:
    """Return the sheet that a person chose, else the first one with a roster's headings.

    A file whose headings nobody understands comes back with what most likely
    are its headings, for a person to say what they mean.

    Raises:
        RosterFileRefused: the file as a whole cannot be read; ``str()`` says what to do.
    """
    choice = choice or Choice()
    sheets = read_workbook(
        data,
        name,
        largest_bytes=largest_bytes,
        largest_unpacked_bytes=largest_unpacked_bytes,
        most_cells=most_cells,
    )
    found = find_headers(sheets, choice.known)
    by_name = {sheet.name: (sheet, header) for sheet, header in found}
    if choice.sheet in by_name:
        sheet, header = by_name[choice.sheet]
    elif found:
        sheet, header = found[0]
    else:
        sheet, header = _guessed(sheets, name, choice)
    others = [*by_name] if found else [one.name for one in sheets]
    return OpenedRoster(sheet, header, tuple(other for other in others if other != sheet.name))


def read_roster(
    data: bytes,
    name: str,
    *,
    on: date,
    rules: RosterRules,
    largest_bytes: int,
    largest_unpacked_bytes: int = LARGEST_UNPACKED_BYTES,
    most_cells: int = MOST_CELLS,
    choice: Choice | None = None,
) -> RosterReading:
    """Return the members' rows of the sheet that was chosen, or the first that is a roster.

    ``on`` is the day of the upload: later days are refused. Every row below the header is
    either among ``rows`` or among ``left_out``. A row with a problem leaves the rest usable.

    Raises:
        HeaderNotFound: nobody said yet what the columns of this file are.
        RosterFileRefused: the file as a whole cannot be read; ``str()`` says what to do.
    """
    opened = open_roster(
        data,
        name,
        largest_bytes=largest_bytes,
        largest_unpacked_bytes=largest_unpacked_bytes,
        most_cells=most_cells,
        choice=choice,
    )
    if not opened.is_understood:
        raise header_not_found(name)
    header = opened.header
    below = [(row, why_left_out(row, header)) for row in opened.sheet.rows[header.row :]]
    return RosterReading(
        opened=opened,
        rows=judged((row for row, why in below if why is None), header, on=on, rules=rules),
        left_out=tuple(left_out(row, why) for row, why in below if why is not None),
    )


def judged(
    rows: Iterable[SheetRow], header: Header, *, on: date, rules: RosterRules
) -> tuple[ReadRow, ...]:
    """Return rows of members with what is wrong or doubtful in each, and between them."""
    return with_doubles([read_row(row, header, on=on, rules=rules) for row in rows])


def find_headers(
    sheets: Sequence[Sheet], known: Known = NOTHING_KNOWN
) -> list[tuple[Sheet, Header]]:
    """Return each sheet that has the headings of a roster, with them."""
    headers = ((sheet, header_of(sheet, known)) for sheet in sheets)
    return [(sheet, header) for sheet, header in headers if header is not None]


def header_not_found(name: str) -> HeaderNotFound:
    """Return the refusal of a file without headings that are understood."""
    return HeaderNotFound(
        _(
            "%(name)s has no row of headings. Give one row the headings “%(full_name)s”, "
            "“%(birth_date)s”, “%(card_number)s” and upload the file again."
        )
        % {"name": name, **{str(column): heading for column, heading in HEADINGS.items()}}
    )


def _guessed(sheets: Sequence[Sheet], name: str, choice: Choice) -> tuple[Sheet, Header]:
    guesses = [
        (sheet, header) for sheet in sheets if (header := guessed_header(sheet, choice.known))
    ]
    if not guesses:
        raise header_not_found(name)
    return next((guess for guess in guesses if guess[0].name == choice.sheet), guesses[0])
