"""The columns of a roster and the headings by which they are known."""

import re
from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from chibo.kernel.vietnamese import search_key
from chibo.membership.roster_file.workbook import Cell


class Column(StrEnum):
    """Named as the fields of ``RosterRow``, in the order of the printed list.

    The branch stands last: only the file of a committee names it, for each row.
    """

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
    BRANCH = "branch"


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
    Column.BRANCH: "Chi bộ",
}
PRINTED = tuple(column for column in Column if column is not Column.BRANCH)

_DAYS = ("ngay", "ngay thang", "ngay thang nam")

# Folded: no case, diacritics, punctuation or text in brackets.
_ALSO_WRITTEN: Mapping[Column, tuple[str, ...]] = {
    Column.NUMBER: ("tt", "so tt", "so thu tu", "no"),
    Column.FULL_NAME: (
        *("ho ten", "ho va ten dang vien", "ho ten dang vien", "ho va ten khai sinh"),
        *("ten dang vien", "dang vien", "ho va chu dem va ten"),
    ),
    Column.SEX: ("gioi", "nam nu", "phai", "gioi tinh nam nu"),
    Column.BIRTH_DATE: (
        *("ngay sinh", "sinh ngay", "ngay thang nam sinh", "nam sinh", "ntns"),
        *(f"{day} sinh {sex}" for day in _DAYS for sex in ("nam", "nu")),
        *("nam sinh nam", "nam sinh nu"),
    ),
    Column.ETHNIC_GROUP: (),
    Column.HOME_PLACE: ("que", "nguyen quan"),
    Column.CARD_NUMBER: ("so the", "so the dang", "the dang vien", "so the dv", "ma the"),
    Column.ADMITTED_ON: (
        *("ngay ket nap", "ngay vao dang lan 1", "ngay thang nam vao dang", "vao dang"),
        *("ngay ket nap dang", "ngay vao dcsvn", "ngay thang vao dang", "ngay du bi"),
        *(f"{day} vao dang {word}" for day in _DAYS for word in ("du bi", "ket nap")),
        *("vao dang du bi", "vao dang ngay du bi", "du bi ngay thang nam"),
    ),
    Column.OFFICIAL_ON: (
        *("chinh thuc", "ngay vao dang chinh thuc", "ngay cong nhan chinh thuc"),
        *("ngay cong nhan dang vien chinh thuc", "ngay vao chinh thuc"),
        *("ngay thang nam chinh thuc", "ngay chuyen chinh thuc", "ngay chinh thuc vao dang"),
        *("ngay thang nam vao dang chinh thuc", "vao dang chinh thuc", "vao dang ngay chinh thuc"),
    ),
    Column.POST: ("chuc vu", "chuc vu trong dang", "chuc danh", "chuc vu chi bo"),
    Column.OCCUPATION: ("nghe", "cong viec", "nghe nghiep hien nay", "nghe nghiep chuc vu"),
    Column.PHONE: ("dien thoai", "sdt", "so dt", "so dien thoai lien he", "di dong", "dt"),
    Column.NOTE: ("ghi chu them", "chu thich"),
    Column.BRANCH: (
        *("ten chi bo", "chi bo sinh hoat", "sinh hoat tai chi bo", "chi bo truc thuoc"),
        *("to chuc dang", "don vi", "ma chi bo", "don vi sinh hoat"),
    ),
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
    Column.BRANCH: pgettext_lazy("roster column", "branch"),
}

_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NOT_A_LETTER = re.compile(r"[^0-9a-z]+")


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


BY_HEADING: Mapping[str, Column] = {
    heading: column
    for column in Column
    for heading in (folded_heading(HEADINGS[column]), *_ALSO_WRITTEN[column])
}
