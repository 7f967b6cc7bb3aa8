"""Workbooks and members for the tests of the roster file."""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from chibo.membership.roster_file.known_members import KnownMember
from chibo.membership.roster_file.member_values import RosterRow, Sex, Standing
from chibo.membership.roster_file.read_row import RosterRules
from chibo.membership.roster_file.reading import RosterReading, read_roster

SAMPLE = Path(__file__).parents[2] / "data" / "danh-sach-dang-vien.xlsx"
ON = date(2026, 11, 21)
RULES = RosterRules(card_digits=8, youngest_at_admission=18)
TEN_MEGABYTES = 10 * 1024 * 1024

SHORT_HEADER = ("STT", "Họ và tên", "Ngày sinh", "Số thẻ", "Ngày vào Đảng", "Ngày chính thức")


def a_workbook(*rows: Sequence[Any], also: Callable[[Any, Any], None] | None = None) -> bytes:
    """Return an .xlsx with these rows from A1; days become Excel dates, text stays text."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(number, place, cell, day)
            elif isinstance(cell, str):
                sheet.write_string(number, place, cell)
            elif cell is not None:
                sheet.write_number(number, place, cell)
    if also:
        also(book, sheet)
    book.close()
    return out.getvalue()


def an_archive(**parts: bytes) -> bytes:
    """Return a zip of the parts; ``__`` in a name stands for ``/``, ``_dot_`` for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def with_part(workbook: bytes, name: str, content: bytes) -> bytes:
    """Return the workbook with one part added or replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


def part_of(workbook: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return archive.read(name)


def read(data: bytes, name: str = "ds.xlsx") -> RosterReading:
    return read_roster(data, name, on=ON, rules=RULES, largest_bytes=TEN_MEGABYTES)


def read_sample() -> RosterReading:
    return read(SAMPLE.read_bytes(), SAMPLE.name)


def a_person(**said: Any) -> RosterRow:
    usual = {
        "full_name": "Lê Văn An",
        "sex": Sex.MALE,
        "birth_date": date(1970, 5, 19),
        "card_number": "01030488",
        "admitted_on": date(1995, 2, 3),
        "official_on": date(1996, 2, 3),
    }
    return RosterRow(**{**usual, **said})


def a_member(
    member_id: str = "m1", standing: Standing = Standing.OFFICIAL, **said: Any
) -> KnownMember:
    state = {key: said.pop(key) for key in ("duty", "kind", "place") if key in said}
    return KnownMember(member_id, a_person(**said), standing, **state)
