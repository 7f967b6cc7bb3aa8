"""How far the cells of a worksheet reach, found before a parser makes room for them.

The parser lays a sheet out as a full rectangle: two cells in opposite corners would ask for
seventeen thousand million places and end the whole process. So the corners are found first.
"""

import re
from xml.parsers import expat

_REFERENCE = re.compile(r"([A-Za-z]{1,7})([0-9]{1,12})")
_FILLED = {"v", "is", "f"}


class SheetUnreadable(ValueError):
    """The part is not well-formed, or declares entities."""


def looks_like_a_sheet(part: bytes) -> bool:
    """Whether the parser could take this part of the archive for a worksheet."""
    return b"sheetData" in part


def cells_spanned(sheet: bytes) -> int:
    """Return the cells of the rectangle from A1 that holds every filled cell.

    Cells with a format but no content are not counted, as the parser does not keep them.

    Raises:
        SheetUnreadable: the caller refuses the workbook as damaged.
    """
    walk = _Walk()
    # The parser of the workbook reads UTF-8 whatever a part declares; so must we.
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = walk.begin
    parser.EntityDeclHandler = walk.refuse
    try:
        parser.Parse(sheet, True)  # noqa: FBT003 -- expat takes no keyword
    except (expat.ExpatError, ValueError) as broken:
        raise SheetUnreadable(str(broken)) from broken
    return walk.rows * walk.columns


class _Walk:
    """Where the walk through the sheet stands, and the furthest filled row and column."""

    def __init__(self) -> None:
        self.row = self.column = self.rows = self.columns = 0

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        kind = tag.rpartition(":")[2]
        if kind == "row":
            self.row, self.column = int(attributes.get("r", self.row + 1)), 0
        elif kind == "c":
            self._enter_cell(attributes.get("r"))
        elif kind in _FILLED:
            self.rows, self.columns = max(self.rows, self.row), max(self.columns, self.column)

    def _enter_cell(self, reference: str | None) -> None:
        if reference is None:
            self.column += 1
            return
        match = _REFERENCE.fullmatch(reference)
        if match is None:
            raise ValueError(reference)
        self.column, self.row = _column_number(match[1]), int(match[2])

    def refuse(self, *_declaration: object) -> None:
        raise ValueError("a worksheet declares no entities")


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
