"""A day from a cell: an Excel date, or text as people write it."""

import re
from datetime import date, datetime, timedelta

from chibo.membership.roster_file.cells import CellReading, Doubt, shown, text_of
from chibo.membership.roster_file.remarks import Concern
from chibo.membership.roster_file.workbook import Cell

_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4}|[0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]00:00(?::00)?)?")
_WITHOUT_DAY = re.compile(r"(?:[0-9]{1,2}[/.\-])?[0-9]{4}")
_WORDS = re.compile(r"(?i)ngày|tháng|năm")
_AROUND_SIGNS = re.compile(r"\s*([/.\-])\s*|\s+")

_EXCEL_DAY_0 = date(1899, 12, 30)
_PLAIN_NUMBERS = range(2101, 109_575)  # of days: from 1905, so that no year is taken for one
_CENTURY = 100
_LONGEST_SHOWN = 40


def read_date(cell: Cell, *, on: date) -> CellReading[date]:
    """Return the day in the cell; nothing for an empty cell.

    Text is day, month, year with ``/``, ``-``, ``.`` or spaces between, or ``yyyy-mm-dd``. A
    year of two digits is the latest one not after ``on`` and is asked about, as is a plain
    number that Excel would show as a date. Days after ``on`` are refused.

    >>> read_date("4-12-1998", on=date(2026, 11, 1)).value
    datetime.date(1998, 12, 4)
    >>> read_date("31/02/1956", on=date(2026, 11, 1)).doubt.concern
    <Concern.DATE_NOT_IN_CALENDAR: 'date_not_in_calendar'>
    """
    said = text_of(cell)[:_LONGEST_SHOWN]
    reading = _reading(cell, said, on)
    if reading.value is not None and reading.value > on:
        return CellReading(None, Doubt(Concern.DATE_IN_FUTURE, shown(reading.value)))
    return reading


def _reading(cell: Cell, said: str, on: date) -> CellReading[date]:
    if isinstance(cell, datetime):
        return CellReading(cell.date())
    if isinstance(cell, date):
        return CellReading(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _plain_number(cell, said)
    if isinstance(cell, str):
        return _written(said, on)
    return _refused(Concern.DATE_UNREADABLE, said)


def _plain_number(number: float, said: str) -> CellReading[date]:
    if number in _PLAIN_NUMBERS:
        day = _EXCEL_DAY_0 + timedelta(days=int(number))
        return CellReading(day, Doubt(Concern.DATE_WAS_NUMBER, said, shown(day)))
    return _without_day_or_nonsense(said)


def _written(said: str, on: date) -> CellReading[date]:
    plain = _AROUND_SIGNS.sub(lambda sign: sign[1] or "/", _WORDS.sub(" ", said).strip(" ,"))
    if match := _DAY_FIRST.fullmatch(plain):
        return _day(match[1], match[2], match[3], said, on)
    if match := _YEAR_FIRST.fullmatch(said):
        return _day(match[3], match[2], match[1], said, on)
    return CellReading() if not said else _without_day_or_nonsense(said)


def _day(day: str, month: str, year: str, said: str, on: date) -> CellReading[date]:
    is_short = int(year) < _CENTURY and len(year) == len("yy")
    full_year = _latest_year(int(year), on) if is_short else int(year)
    try:
        found = date(full_year, int(month), int(day))
    except ValueError:
        return _refused(Concern.DATE_NOT_IN_CALENDAR, said)
    return CellReading(found, Doubt(Concern.YEAR_SHORT, said, shown(found)) if is_short else None)


def _latest_year(short: int, on: date) -> int:
    year = on.year - on.year % _CENTURY + short
    return year if year <= on.year else year - _CENTURY


def _without_day_or_nonsense(said: str) -> CellReading[date]:
    is_incomplete = _WITHOUT_DAY.fullmatch(said)
    return _refused(Concern.DATE_INCOMPLETE if is_incomplete else Concern.DATE_UNREADABLE, said)


def _refused(concern: Concern, said: str) -> CellReading[date]:
    return CellReading(None, Doubt(concern, said))
