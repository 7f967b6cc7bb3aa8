"""An .ods file: what is refused before it is parsed, and how far its cells reach."""

from xml.parsers import expat

from chibo.membership.roster_file.archive import has_macros, locked, not_a_workbook, too_much_inside

_MIME = b"opendocument.spreadsheet"
_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_REPEATED = {"column": "number-columns-repeated", "row": "number-rows-repeated"}
_CELLS = {"table-cell", "covered-table-cell"}
_HOLDS = {"value-type", "value", "formula", "string-value", "date-value"}


def is_open_document(parts: dict[str, bytes]) -> bool:
    return _MIME in parts.get("mimetype", b"")[:200]


def check_ods(parts: dict[str, bytes], name: str, *, most_cells: int) -> None:
    """Refuse an .ods file that is locked, carries a program, or reaches too far.

    Raises:
        WorkbookLocked, WorkbookHasMacros, FileTooLarge, NotAWorkbook: each sentence says
            what to do with the file.
    """
    if b"encryption-data" in parts.get(_MANIFEST, b""):
        raise locked(name)
    if any(part.startswith(("Basic/", "Scripts/")) and content for part, content in parts.items()):
        raise has_macros(name)
    if _CONTENT not in parts:
        raise not_a_workbook(name)
    walk = _Walk(most_cells)
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler, parser.EndElementHandler = walk.begin, walk.end
    parser.EntityDeclHandler = walk.refuse
    try:
        parser.Parse(parts[_CONTENT], True)  # noqa: FBT003 -- expat takes no keyword
    except _ReachesTooFar as far:
        raise too_much_inside(name) from far
    except (expat.ExpatError, ValueError) as broken:
        raise not_a_workbook(name) from broken


class _ReachesTooFar(Exception):
    """The rectangle of the filled cells is larger than allowed."""


class _Walk:
    """Where the walk stands in a table: rows and cells may be said once and meant many times."""

    def __init__(self, most_cells: int) -> None:
        self.most = most_cells
        self.row = self.column = self.rows = self.columns = 0
        self.row_times = self.cell_times = 1
        self.in_cell = 0

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        kind = tag.rpartition(":")[2]
        told = {name.rpartition(":")[2]: value for name, value in attributes.items()}
        if self.in_cell:
            self.in_cell += 1
            self._fill()
        elif kind == "table":
            self.row = self.rows = self.columns = 0
        elif kind == "table-row":
            self.row_times, self.column = int(told.get(_REPEATED["row"], 1)), 0
        elif kind in _CELLS:
            self.cell_times, self.in_cell = int(told.get(_REPEATED["column"], 1)), 1
            if told.keys() & _HOLDS:
                self._fill()

    def end(self, tag: str) -> None:
        if self.in_cell > 1:
            self.in_cell -= 1
        elif self.in_cell:
            self.in_cell, self.column = 0, self.column + self.cell_times
        elif tag.rpartition(":")[2] == "table-row":
            self.row += self.row_times

    def _fill(self) -> None:
        self.rows = max(self.rows, self.row + self.row_times)
        self.columns = max(self.columns, self.column + self.cell_times)
        if self.rows * self.columns > self.most:
            raise _ReachesTooFar

    def refuse(self, *_declaration: object) -> None:
        raise ValueError("a table declares no entities")
