"""Where a sheet says which of its columns is what: in one line of headings or in two."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from chibo.membership.roster_file.columns import BY_HEADING, Column, folded_heading
from chibo.membership.roster_file.workbook import Cell, Sheet, SheetRow

Known = Mapping[str, Column | None]
"""What a person said of headings before: a column, or none for one that is passed over."""

NOTHING_KNOWN: Known = MappingProxyType({})
_FAMILY_NAMES = {"ho", "ho dem", "ho va dem", "ho va ten dem", "ho ten dem", "ho va chu dem"}
_IN_SEVERAL = {Column.FULL_NAME, Column.BIRTH_DATE}
_BY_SEX = (" nam", " nu")  # born, of men in one column and of women in another
_ROWS_LOOKED_AT = 60
_FEWEST_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Header:
    """Which cells of a row belong to which column; positions count from 0.

    ``row`` is the last line of the headings, 0 when there are none; ``headings``
    are their words by position.
    """

    row: int
    places: Mapping[Column, tuple[int, ...]]
    headings: tuple[str, ...] = ()

    def cell(self, row: SheetRow, column: Column) -> Cell:
        """Return what the row says in that column; a name written in two cells is joined."""
        cells = row.cells
        places = self.places.get(column, ())
        if len(places) == 1:
            return cells[places[0]] if places[0] < len(cells) else ""
        filled = [cells[place] for place in places if place < len(cells) and cells[place] != ""]
        return filled[0] if len(filled) == 1 else " ".join(str(cell) for cell in filled)


def header_of(sheet: Sheet, known: Known = NOTHING_KNOWN) -> Header | None:
    """Return the headings of a roster in this sheet, none when it has none.

    Rows above them are titles. Two lines count together when they say more
    than each alone, as “Ngày vào Đảng” over “Dự bị” and “Chính thức” does.
    """
    rows = sheet.rows
    for index, row in enumerate(rows):
        one = recognised(row.cells, sheet.merged_from(row.number), known)
        if index + 1 < len(rows) and (two := _two_lines(sheet, index, known)):
            below = recognised(rows[index + 1].cells, known=known)
            if is_header(two.places) and len(two.places) > max(len(one), len(below)):
                return two
        if is_header(one):
            return Header(row.number, one, tuple(_words(cell) for cell in row.cells))
    return None


def guessed_header(sheet: Sheet, known: Known = NOTHING_KNOWN) -> Header | None:
    """Return what is most likely the line of headings when nobody knows its words.

    That is the line with the most cells of words only. Where the first full
    line has figures there are no headings, and columns go by their position.
    """
    words, first = None, 0
    for row in sheet.rows[:_ROWS_LOOKED_AT]:
        filled = [cell for cell in row.cells if cell != ""]
        if len(filled) < _FEWEST_COLUMNS:
            continue
        if any(_is_a_figure(cell) for cell in filled):
            first = len(filled)
            break
        if words is None or len(filled) >= _filled(words):
            words = row
    if words is None or 2 * _filled(words) < first:
        return _without_headings(sheet, known)
    headings = tuple(_words(cell) for cell in words.cells)
    return Header(words.number, _as_said(headings, known), headings)


def heading_key(heading: str, place: int) -> str:
    """Return by which name a column is remembered: its heading, or its position without one."""
    return folded_heading(heading) or f"#{place + 1}"


def is_header(places: Mapping[Column, tuple[int, ...]]) -> bool:
    """Whether these headings are those of a roster: a name, and a birth date or a card number."""
    return Column.FULL_NAME in places and bool(
        places.keys() & {Column.BIRTH_DATE, Column.CARD_NUMBER}
    )


def recognised(
    cells: Sequence[Cell],
    merged: Mapping[int, int] = MappingProxyType({}),
    known: Known = NOTHING_KNOWN,
) -> dict[Column, tuple[int, ...]]:
    """Return the columns found in a row of headings; of two equal headings the first counts.

    ``merged`` says how many cells a heading spans, by its position. A heading over two cells
    with the name has the family name in one and the given name in the other.
    """
    headings = [folded_heading(cell) for cell in cells]
    places: dict[Column, tuple[int, ...]] = {}
    for place, heading in enumerate(headings):
        following = headings[place + 1] if place + 1 < len(headings) else None
        if heading in _FAMILY_NAMES and following == "ten":
            places.setdefault(Column.FULL_NAME, (place, place + 1))
        column = known[heading] if heading in known else BY_HEADING.get(heading)
        if column is not None:
            wide = merged.get(place, 1) if column is Column.FULL_NAME else 1
            span = tuple(range(place, min(place + wide, len(cells))))
            if column is Column.BIRTH_DATE and heading.endswith(_BY_SEX):
                places[column] = (*places.get(column, ()), *span)
            else:
                places.setdefault(column, span)
    return places


def _two_lines(sheet: Sheet, index: int, known: Known) -> Header | None:
    """Return the headings of this line and the next one read together, if both are words."""
    upper, lower = sheet.rows[index], sheet.rows[index + 1]
    if any(cell != "" and not isinstance(cell, str) for cell in (*upper.cells, *lower.cells)):
        return None
    places: dict[Column, tuple[int, ...]] = {}
    headings = []
    for place, (above, below) in enumerate(_pairs(sheet, upper, lower)):
        joined = " ".join(filter(None, (above, below)))
        headings.append(joined)
        column = _column_of(above, below, joined, known)
        if column in _IN_SEVERAL:
            places[column] = (*places.get(column, ()), place)
        elif column is not None:
            places.setdefault(column, (place,))
    return Header(lower.number, places, tuple(headings))


def _pairs(sheet: Sheet, upper: SheetRow, lower: SheetRow) -> Iterator[tuple[str, str]]:
    """Yield upper and lower words by position; what is merged over several stands over each.

    Some formats do not tell what is merged: there a word stands over the
    following lower ones until the next upper one.
    """
    spans = sheet.merged_from(upper.number)
    over, ends = "", 0
    for place, (above, below) in enumerate(zip(upper.cells, lower.cells, strict=False)):
        above_words, below_words = _words(above), _words(below)
        if above_words:
            over, ends = above_words, place + spans.get(place, 1)
            if not spans and below_words:
                ends = len(upper.cells)
        elif below_words and place < ends:
            above_words = over
        elif not below_words:
            over = over if place < ends and spans else ""
        yield above_words, below_words


def _column_of(above: str, below: str, joined: str, known: Known) -> Column | None:
    key = folded_heading(joined)
    if key in known:
        return known[key]
    lower, upper = folded_heading(below), folded_heading(above)
    if lower and (key in BY_HEADING or lower in BY_HEADING):
        return BY_HEADING.get(key) or BY_HEADING.get(lower)
    found = BY_HEADING.get(upper)
    return found if not lower or found is Column.FULL_NAME else None


def _as_said(headings: Sequence[str], known: Known) -> dict[Column, tuple[int, ...]]:
    places: dict[Column, tuple[int, ...]] = {}
    for place, heading in enumerate(headings):
        key = heading_key(heading, place)
        column = known[key] if key in known else BY_HEADING.get(key)
        if column is not None:
            places.setdefault(column, (place,))
    return places


def _without_headings(sheet: Sheet, known: Known) -> Header | None:
    for row in sheet.rows:
        if _filled(row) > _FEWEST_COLUMNS:
            headings = ("",) * len(row.cells)
            return Header(row.number - 1, _as_said(headings, known), headings)
    return None


def _filled(row: SheetRow) -> int:
    return sum(cell != "" for cell in row.cells)


def _is_a_figure(cell: Cell) -> bool:
    if isinstance(cell, str):
        return cell.strip("( ")[:1].isdigit()
    return isinstance(cell, int | float | date)


def _words(cell: Cell) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else ""
