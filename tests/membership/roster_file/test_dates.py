import unicodedata
from datetime import date, datetime, time

import pytest

from chibo.membership.roster_file.cells import CellReading, Doubt
from chibo.membership.roster_file.dates import read_date
from chibo.membership.roster_file.remarks import Concern

ON = date(2026, 11, 1)


@pytest.mark.parametrize(
    "cell",
    [
        date(1998, 12, 4),
        datetime(1998, 12, 4, 0, 0),
        "04/12/1998",
        "4/12/1998",
        " 4 / 12 / 1998 ",
        "04-12-1998",
        "04.12.1998",
        "04 12 1998",
        "ngày 04 tháng 12 năm 1998",
        unicodedata.normalize("NFC", "Ngày 4/12/1998"),
        "1998-12-04",
        "1998-12-04 00:00:00",
    ],
)
def test_a_day_is_read_however_it_is_written(cell):
    assert read_date(cell, on=ON) == CellReading(date(1998, 12, 4))


@pytest.mark.parametrize(
    ("cell", "concern", "said"),
    [
        ("31/02/1956", Concern.DATE_NOT_IN_CALENDAR, "31/02/1956"),
        ("29/02/2023", Concern.DATE_NOT_IN_CALENDAR, "29/02/2023"),
        ("12/31/1990", Concern.DATE_NOT_IN_CALENDAR, "12/31/1990"),
        ("00/00/0000", Concern.DATE_NOT_IN_CALENDAR, "00/00/0000"),
        ("02/11/2026", Concern.DATE_IN_FUTURE, "02/11/2026"),
        (date(2062, 2, 1), Concern.DATE_IN_FUTURE, "01/02/2062"),
        ("1956", Concern.DATE_INCOMPLETE, "1956"),
        (1956.0, Concern.DATE_INCOMPLETE, "1956"),
        ("02/1956", Concern.DATE_INCOMPLETE, "02/1956"),
        ("không rõ", Concern.DATE_UNREADABLE, "không rõ"),
        ("=TODAY()", Concern.DATE_UNREADABLE, "=TODAY()"),
        (25081992.0, Concern.DATE_UNREADABLE, "25081992"),
        (33841.5, Concern.DATE_UNREADABLE, "33841.5"),
        (True, Concern.DATE_UNREADABLE, "True"),
        (time(7, 30), Concern.DATE_UNREADABLE, "07:30:00"),
        (float("inf"), Concern.DATE_UNREADABLE, "inf"),
        ("x" * 50, Concern.DATE_UNREADABLE, "x" * 40),
    ],
)
def test_what_is_no_day_is_refused_with_what_stands_there(cell, concern, said):
    assert read_date(cell, on=ON) == CellReading(None, Doubt(concern, said))


@pytest.mark.parametrize(
    ("cell", "day", "concern", "meant"),
    [
        ("12/5/56", date(1956, 5, 12), Concern.YEAR_SHORT, "12/05/1956"),
        ("12/5/19", date(2019, 5, 12), Concern.YEAR_SHORT, "12/05/2019"),
        ("1/1/26", date(2026, 1, 1), Concern.YEAR_SHORT, "01/01/2026"),
    ],
)
def test_a_year_of_two_digits_is_the_latest_that_has_come_and_is_asked_about(
    cell, day, concern, meant
):
    assert read_date(cell, on=ON) == CellReading(day, Doubt(concern, cell, meant))


def test_a_plain_number_is_read_as_excel_would_show_it_and_is_asked_about():
    assert read_date(33841.0, on=ON) == CellReading(
        date(1992, 8, 25), Doubt(Concern.DATE_WAS_NUMBER, "33841", "25/08/1992")
    )


def test_an_empty_cell_says_nothing():
    assert read_date("", on=ON) == CellReading()


def test_the_day_of_the_upload_itself_is_not_in_the_future():
    assert read_date("01/11/2026", on=ON) == CellReading(ON)
