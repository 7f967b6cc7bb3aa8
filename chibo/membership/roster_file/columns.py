"""The columns of a roster and the headings by which they are known."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from chibo.kernel.vietnamese import search_key
from chibo.membership.roster_file.errors import HeaderNotFound
from chibo.membership.roster_file.workbook import Cell, Sheet, SheetRow


class Column(StrEnum):
    """Named as the fields of ``RosterRow``, in the order of the printed list."""

    NUMBER = "number"
    FULL_NAME = "full_name"
    SEX = "sex"
    BIRTH_DATE = "birth_date"
    ETHNIC_GROUP = "ethnic_group"
    HOME_PLACE = "home_place"
    CARD_NUMBER = "card_number"
    ADMITTED_ON = "admitted_on"
    OFFICIAL_ON = "official_on"
    POST = "post"
    OCCUPATION = "occupation"
    PHONE = "phone"
    NOTE = "note"


# The headings of the list as it is printed; the export writes them.
HEADINGS: Mapping[Column, str] = {
    Column.NUMBER: "STT",
    Column.FULL_NAME: "Họ và tên",
    Column.SEX: "Giới tính",
    Column.BIRTH_DATE: "Ngày, tháng, năm sinh",
    Column.ETHNIC_GROUP: "Dân tộc",
    Column.HOME_PLACE: "Quê quán",
    Column.CARD_NUMBER: "Số thẻ đảng viên",
    Column.ADMITTED_ON: "Ngày vào Đảng",
    Column.OFFICIAL_ON: "Ngày chính thức",
    Column.POST: "Chức vụ Đảng",
    Column.OCCUPATION: "Nghề nghiệp",
    Column.PHONE: "Số điện thoại",
    Column.NOTE: "Ghi chú",
}

# Folded: no case, diacritics, punctuation or text in brackets.
_ALSO_WRITTEN: Mapping[Column, tuple[str, ...]] = {
    Column.NUMBER: ("tt", "so tt", "so thu tu", "no"),
    Column.FULL_NAME: (
        *("ho ten", "ho va ten dang vien", "ho ten dang vien", "ho va ten khai sinh"),
        *("ten dang vien", "dang vien", "ho va chu dem va ten"),
    ),
    Column.SEX: ("gioi", "nam nu", "phai", "gioi tinh nam nu"),
    Column.BIRTH_DATE: ("ngay sinh", "sinh ngay", "ngay thang nam sinh", "nam sinh", "ntns"),
    Column.ETHNIC_GROUP: (),
    Column.HOME_PLACE: ("que", "nguyen quan"),
    Column.CARD_NUMBER: ("so the", "so the dang", "the dang vien", "so the dv", "ma the"),
    Column.ADMITTED_ON: (
        *("ngay ket nap", "ngay vao dang lan 1", "ngay thang nam vao dang", "vao dang"),
        *("ngay ket nap dang", "ngay vao dcsvn", "ngay thang vao dang", "ngay du bi"),
    ),
    Column.OFFICIAL_ON: (
        *("chinh thuc", "ngay vao dang chinh thuc", "ngay cong nhan chinh thuc"),
        *("ngay cong nhan dang vien chinh thuc", "ngay vao chinh thuc"),
        *("ngay thang nam chinh thuc", "ngay chuyen chinh thuc", "ngay chinh thuc vao dang"),
    ),
    Column.POST: ("chuc vu", "chuc vu trong dang", "chuc danh", "chuc vu chi bo"),
    Column.OCCUPATION: ("nghe", "cong viec", "nghe nghiep hien nay", "nghe nghiep chuc vu"),
    Column.PHONE: ("dien thoai", "sdt", "so dt", "so dien thoai lien he", "di dong", "dt"),
    Column.NOTE: ("ghi chu them", "chu thich"),
}

_LABELS: Mapping[Column, Promise] = {
    Column.NUMBER: pgettext_lazy("roster column", "number in the list"),
    Column.FULL_NAME: pgettext_lazy("roster column", "full name"),
    Column.SEX: pgettext_lazy("roster column", "sex"),
    Column.BIRTH_DATE: pgettext_lazy("roster column", "birth date"),
    Column.ETHNIC_GROUP: pgettext_lazy("roster column", "ethnic group"),
    Column.HOME_PLACE: pgettext_lazy("roster column", "home place"),
    Column.CARD_NUMBER: pgettext_lazy("roster column", "card number"),
    Column.ADMITTED_ON: pgettext_lazy("roster column", "date of admission"),
    Column.OFFICIAL_ON: pgettext_lazy("roster column", "official date"),
    Column.POST: pgettext_lazy("roster column", "Party post"),
    Column.OCCUPATION: pgettext_lazy("roster column", "occupation"),
    Column.PHONE: pgettext_lazy("roster column", "telephone number"),
    Column.NOTE: pgettext_lazy("roster column", "note"),
}

_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NOT_A_LETTER = re.compile(r"[^0-9a-z]+")
_FAMILY_NAMES = {"ho", "ho dem", "ho va dem", "ho va ten dem", "ho ten dem", "ho va chu dem"}


@dataclass(frozen=True, slots=True)
class Header:
    """Which cells of a row belong to which column; positions count from 0."""

    row: int
    places: Mapping[Column, tuple[int, ...]]

    def cell(self, row: SheetRow, column: Column) -> Cell:
        """Return what the row says in that column; a name written in two cells is joined."""
        said = [row.cells[place] for place in self.places.get(column, ())]
        filled = [cell for cell in said if cell != ""]
        return filled[0] if len(filled) == 1 else " ".join(str(cell) for cell in filled)


def label(column: Column) -> str:
    """Return the column's name in the reader's language, as it stands inside a sentence."""
    return str(_LABELS[column])


def folded_heading(cell: Cell) -> str:
    """Return a heading without case, diacritics, punctuation and text in brackets.

    >>> folded_heading("Ngày, tháng, năm sinh (dd/mm/yyyy)")
    'ngay thang nam sinh'
    """
    if not isinstance(cell, str):
        return ""
    return _NOT_A_LETTER.sub(" ", _IN_BRACKETS.sub(" ", search_key(cell))).strip()


def find_header(sheets: Iterable[Sheet], name: str) -> tuple[Sheet, Header]:
    """Return the first sheet with a roster's headings, and the header row.

    A header names the person and a birth date or a card number; all else may be missing, and
    the order is free. Rows above it are titles.

    Raises:
        HeaderNotFound: no row has these headings; the sentence names them.
    """
    for sheet in sheets:
        for row in sheet.rows:
            places = recognised(row.cells, sheet.merged_from(row.number))
            if is_header(places):
                return sheet, Header(row.number, places)
    raise HeaderNotFound(
        _(
            "%(name)s has no row of headings. Give one row the headings “%(full_name)s”, "
            "“%(birth_date)s”, “%(card_number)s” and upload the file again."
        )
        % {"name": name, **{str(column): heading for column, heading in HEADINGS.items()}}
    )


def is_header(places: Mapping[Column, tuple[int, ...]]) -> bool:
    """Whether these headings are those of a roster: a name, and a birth date or a card number."""
    return Column.FULL_NAME in places and bool(
        places.keys() & {Column.BIRTH_DATE, Column.CARD_NUMBER}
    )


def recognised(
    cells: Sequence[Cell], merged: Mapping[int, int] = MappingProxyType({})
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
        column = _KNOWN.get(heading)
        if column is not None:
            wide = merged.get(place, 1) if column is Column.FULL_NAME else 1
            places.setdefault(column, tuple(range(place, min(place + wide, len(cells)))))
    return places


_KNOWN = {
    heading: column
    for column in Column
    for heading in (folded_heading(HEADINGS[column]), *_ALSO_WRITTEN[column])
}
