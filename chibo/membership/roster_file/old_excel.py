"""An .xls file, checked record by record before a parser sees it."""

import struct
from collections.abc import Iterator

from django.utils.translation import gettext as _

from chibo.membership.roster_file.archive import (
    has_macros,
    locked,
    not_a_workbook,
    too_much_inside,
)
from chibo.membership.roster_file.container import (
    LARGEST_STREAM,
    Container,
    ContainerUnreadable,
    contained,
)
from chibo.membership.roster_file.errors import OldWorkbookFormat

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_STREAMS = ("Workbook", "Book")
_PROGRAMS = {"_VBA_PROJECT_CUR", "_VBA_PROJECT", "VBA"}
_BEGIN = 0x809
_OFFICE_97 = 0x600
_MACRO_SHEET = 1
_SPAN = 0xBD  # several numbers in one record
_CELLS = frozenset({0x06, 0x206, 0x406, 0x203, 0x204, 0x205, 0x27E, 0xD6, 0xFD, _SPAN})


def checked_xls(data: bytes, name: str, *, most_cells: int) -> bytes:
    """Return a container with the workbook only, for the parser.

    Raises:
        WorkbookLocked, WorkbookHasMacros, FileTooLarge, OldWorkbookFormat, NotAWorkbook:
            each sentence says what to do with the file.
    """
    if _ENCRYPTED in data:
        raise locked(name)
    try:
        container = Container(data)
        if _PROGRAMS & container.entries.keys():
            raise has_macros(name)
        stream = bytearray(container.stream(*_STREAMS))
        _Walk(stream, name, most_cells).through()
    except (ContainerUnreadable, struct.error, IndexError) as broken:
        raise not_a_workbook(name) from broken
    if len(stream) > LARGEST_STREAM:
        raise too_much_inside(name)
    return contained(bytes(stream))


class _Walk:
    """Refuses what a roster does not need, and makes little of what the parser believes."""

    def __init__(self, stream: bytearray, name: str, most_cells: int) -> None:
        self.stream, self.name, self.most = stream, name, most_cells
        self.rows = self.columns = 0
        self.sheets: set[int] = set()
        self.beginnings: set[int] = set()

    def through(self) -> None:
        for number, (kind, begins, length) in enumerate(_records(self.stream)):
            if number == 0:
                _require_office_97(self.stream, kind, begins, self.name)
            if kind in _CELLS:
                self._cell(kind, begins, length)
            else:
                self._other(kind, begins, length)
        if not self.sheets <= self.beginnings:
            raise ContainerUnreadable("a sheet that begins inside of another record")

    def _cell(self, kind: int, begins: int, length: int) -> None:
        row, column = struct.unpack_from("<2H", self.stream, begins)
        if kind == _SPAN:
            column = struct.unpack_from("<H", self.stream, begins + length - 2)[0]
        self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)
        if self.rows * self.columns > self.most:
            raise too_much_inside(self.name)

    def _other(self, kind: int, begins: int, length: int) -> None:
        match kind:
            case 0x2F:  # a password
                raise locked(self.name)
            case 0x85:  # where a sheet begins, and its kind
                self.sheets.add(struct.unpack_from("<I", self.stream, begins)[0])
                if self.stream[begins + 5] == _MACRO_SHEET:
                    raise has_macros(self.name)
            case 0x809:  # the beginning of a sheet
                self.beginnings.add(begins - 4)
                self.rows = self.columns = 0
            case 0x200:  # how far the cells reach: room is made for it unseen
                self.stream[begins : begins + length] = bytes(length)
            case 0xFC:  # the words of all cells: room is made for so many
                if struct.unpack_from("<I", self.stream, begins + 4)[0] > len(self.stream):
                    raise ContainerUnreadable("more words than bytes")


def _records(stream: bytearray) -> Iterator[tuple[int, int, int]]:
    """Yield kind, beginning and length of each record."""
    place = 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<2H", stream, place)
        if place + 4 + length > len(stream):
            raise ContainerUnreadable("a record longer than the stream")
        yield kind, place + 4, length
        place += 4 + length


def _require_office_97(stream: bytearray, kind: int, begins: int, name: str) -> None:
    if kind != _BEGIN:
        raise ContainerUnreadable("no beginning")
    if struct.unpack_from("<H", stream, begins)[0] != _OFFICE_97:
        raise old_format(name)


def old_format(name: str) -> OldWorkbookFormat:
    """Return the refusal of a workbook in a format that is not read."""
    return OldWorkbookFormat(
        _(
            "%(name)s is a workbook of a format that cannot be read. Read are .xlsx, .xls and "
            ".ods. In Excel choose Save As, Excel Workbook (.xlsx), and upload that file."
        )
        % {"name": name}
    )
