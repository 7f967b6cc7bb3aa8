import unicodedata
from datetime import date, time

import pytest

from chibo.membership.models import Member
from chibo.membership.roster_file.cells import (
    LONGEST,
    CellReading,
    Doubt,
    read_card,
    read_name,
    read_phone,
    read_sex,
    read_text,
    text_of,
)
from chibo.membership.roster_file.columns import Column
from chibo.membership.roster_file.member_values import Sex
from chibo.membership.roster_file.remarks import Concern


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  Can   Lộc,\nHà Tĩnh ", "Can Lộc, Hà Tĩnh"),
        (unicodedata.normalize("NFD", "Đức Thọ"), "Đức Thọ"),
        ("=1+1", "=1+1"),
        ("+84 909", "+84 909"),
        ("-", "-"),
        ("@SUM(A1)", "@SUM(A1)"),
        ("a\x00b\u200bc\x0b", "abc"),
        (12.0, "12"),
        (1.5, "1.5"),
        (date(1956, 2, 1), "01/02/1956"),
        (time(7, 30), "07:30:00"),
        (True, "True"),
        ("", ""),
    ],
)
def test_text_is_what_a_person_sees(cell, text):
    assert text_of(cell) == text


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        (" Ngô  Xuân Thủy ", "Ngô Xuân Thủy"),
        ("NGÔ XUÂN THỦY", "Ngô Xuân Thủy"),
        ("Y-BLƠ H'MÔK", "Y-Blơ H'Môk"),
        (unicodedata.normalize("NFD", "Ngô Xuân Thủy"), "Ngô Xuân Thủy"),
    ],
)
def test_a_name_is_tidied(cell, name):
    assert read_name(cell) == CellReading(name)


@pytest.mark.parametrize("cell", ["", "  ", "12", "-", 7.0])
def test_a_name_without_a_letter_is_missing(cell):
    assert read_name(cell) == CellReading(None, Doubt(Concern.NAME_MISSING))


def test_text_longer_than_its_field_is_refused():
    too_long = CellReading(None, Doubt(Concern.TEXT_TOO_LONG, "x" * 40, "200"))

    assert read_text("x" * 201, Column.HOME_PLACE) == too_long
    assert read_text("x" * 201, Column.NOTE) == CellReading("x" * 201)


def test_what_is_accepted_from_a_file_has_room_in_the_record():
    room = {
        column: Member._meta.get_field(column).max_length
        for column in LONGEST
        if column is not Column.POST
    }

    assert room == {column: LONGEST[column] for column in room}


@pytest.mark.parametrize(
    ("cell", "reading"),
    [
        ("Nam", CellReading(Sex.MALE)),
        (" nữ", CellReading(Sex.FEMALE)),
        ("NU", CellReading(Sex.FEMALE)),
        ("", CellReading()),
        ("x", CellReading(None, Doubt(Concern.SEX_UNREADABLE, "x"))),
    ],
)
def test_sex_is_nam_or_nu(cell, reading):
    assert read_sex(cell) == reading


@pytest.mark.parametrize(
    ("cell", "reading"),
    [
        ("01030488", CellReading("01030488")),
        (" 01.030 488", CellReading("01030488")),
        (45299800.0, CellReading("45299800")),
        (
            1030488.0,
            CellReading("01030488", Doubt(Concern.CARD_WAS_NUMBER, "1030488", "01030488")),
        ),
        ("1030488", CellReading("1030488", Doubt(Concern.CARD_LENGTH, "1030488", "8"))),
        (123456789.0, CellReading("123456789", Doubt(Concern.CARD_LENGTH, "123456789", "8"))),
        ("", CellReading("")),
        ("-", CellReading("")),
        ("Chưa có", CellReading("")),
        ("AB123456", CellReading(None, Doubt(Concern.CARD_UNREADABLE, "AB123456"))),
        ("٠١٠٣٠٤٨٨", CellReading(None, Doubt(Concern.CARD_UNREADABLE, "٠١٠٣٠٤٨٨"))),
        (float("nan"), CellReading(None, Doubt(Concern.CARD_UNREADABLE, "nan"))),
        ("1" * 13, CellReading(None, Doubt(Concern.CARD_UNREADABLE, "1" * 13))),
    ],
)
def test_a_card_number_keeps_its_zeros_or_is_asked_about(cell, reading):
    assert read_card(cell, digits=8) == reading


@pytest.mark.parametrize(
    ("cell", "phone"),
    [
        ("0909899491", "0909899491"),
        (909899491.0, "0909899491"),
        (113.0, "113"),
        ("+84 909 899 491", "+84 909 899 491"),
        ("0909899491; 3855111", "0909899491; 3855111"),
    ],
)
def test_a_telephone_number_is_text(cell, phone):
    assert read_phone(cell) == CellReading(phone)
