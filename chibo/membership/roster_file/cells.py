"""One cell at a time: names, text, sex, card and telephone numbers."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from chibo.kernel.vietnamese import search_key, tidy
from chibo.membership.roster_file.columns import Column
from chibo.membership.roster_file.member_values import Sex
from chibo.membership.roster_file.remarks import Concern
from chibo.membership.roster_file.workbook import Cell

T = TypeVar("T")

# Room in the record, in characters: as wide as the fields of `Member`, a test compares them.
LONGEST: Mapping[Column, int] = {
    Column.FULL_NAME: 120,
    Column.ETHNIC_GROUP: 40,
    Column.HOME_PLACE: 200,
    Column.CARD_NUMBER: 12,
    Column.POST: 200,  # posts are rows of their own; this is only what the file says
    Column.OCCUPATION: 120,
    Column.PHONE: 20,
    Column.NOTE: 300,
}
_LONGEST_SHOWN = 40

_SEXES = {"nam": Sex.MALE, "nu": Sex.FEMALE}
_BETWEEN_DIGITS = re.compile(r"[\s.\-/]")
_NO_CARD = re.compile(r"-*|(chua|khong)( .*)?")
_WHERE_A_NUMBER_LOST_ITS_ZERO = re.compile(r"[1-9][0-9]{8,9}")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a cell is refused or asked about."""

    concern: Concern
    said: str = ""
    meant: str = ""


@dataclass(frozen=True, slots=True)
class CellReading(Generic[T]):
    """A value, or a doubt, or both: a doubt with a value is a question, without one a problem."""

    value: T | None = None
    doubt: Doubt | None = None


def text_of(cell: Cell) -> str:
    """Return what a person sees in the cell, tidied: NFC, no control characters.

    Text that begins with ``=``, ``+``, ``-`` or ``@`` stays as it is; whoever writes it into a
    workbook writes it as text.

    >>> text_of(909899491.0), text_of(date(1956, 2, 1)), text_of(" =1+1 ")
    ('909899491', '01/02/1956', '=1+1')
    """
    if isinstance(cell, date):
        return shown(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = str(cell)
    if text.isprintable():  # then nothing in it is to be taken out
        return tidy(text)
    return tidy("".join(" " if c in "\t\r\n" else c for c in text if _may_be_stored(c)))


def shown(day: date) -> str:
    """Return a day as people here write it, ``dd/mm/yyyy``."""
    day = day.date() if isinstance(day, datetime) else day
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def read_name(cell: Cell) -> CellReading[str]:
    """Return the name; a name all in capitals gets capital initials.

    >>> read_name("NGUYỄN VĂN  AN").value
    'Nguyễn Văn An'
    """
    name = text_of(cell)
    if not any(letter.isalpha() for letter in name):
        return CellReading(None, Doubt(Concern.NAME_MISSING))
    return _within(name.title() if name.isupper() else name, Column.FULL_NAME)


def read_text(cell: Cell, column: Column) -> CellReading[str]:
    return _within(text_of(cell), column)


def read_sex(cell: Cell) -> CellReading[Sex]:
    said = text_of(cell)
    sex = _SEXES.get(search_key(said))
    if said and sex is None:
        return CellReading(None, Doubt(Concern.SEX_UNREADABLE, said[:_LONGEST_SHOWN]))
    return CellReading(sex)


def read_card(cell: Cell, *, digits: int) -> CellReading[str]:
    """Return a card number as text; ``digits`` is how many the rule in force gives it.

    A number cell lost its leading zeros: they are put back, and a person compares with the
    card. "chưa có" and a dash say that there is no card yet.

    >>> read_card(1030488.0, digits=8).value
    '01030488'
    """
    said = text_of(cell)
    card = _BETWEEN_DIGITS.sub("", said)
    if _NO_CARD.fullmatch(search_key(said)):
        return CellReading("")
    if not (card.isascii() and card.isdigit()) or len(card) > LONGEST[Column.CARD_NUMBER]:
        return CellReading(None, Doubt(Concern.CARD_UNREADABLE, said[:_LONGEST_SHOWN]))
    if not isinstance(cell, str) and len(card) < digits:
        padded = card.zfill(digits)
        return CellReading(padded, Doubt(Concern.CARD_WAS_NUMBER, card, padded))
    if len(card) != digits:
        return CellReading(card, Doubt(Concern.CARD_LENGTH, card, str(digits)))
    return CellReading(card)


def read_phone(cell: Cell) -> CellReading[str]:
    """Return a telephone number as text.

    A number cell cannot hold the leading 0 of a national number, so it is put back; this
    loses nothing and needs no question.

    >>> read_phone(909899491.0).value
    '0909899491'
    """
    phone = text_of(cell)
    if not isinstance(cell, str) and _WHERE_A_NUMBER_LOST_ITS_ZERO.fullmatch(phone):
        phone = f"0{phone}"
    return _within(phone, Column.PHONE)


def _within(text: str, column: Column) -> CellReading[str]:
    if len(text) > (longest := LONGEST[column]):
        doubt = Doubt(Concern.TEXT_TOO_LONG, text[:_LONGEST_SHOWN], str(longest))
        return CellReading(None, doubt)
    return CellReading(text)


def _may_be_stored(character: str) -> bool:
    # Control and invisible characters come with copying and are refused by PostgreSQL.
    return character in "\t\r\n" or unicodedata.category(character) not in {"Cc", "Cf", "Cs"}
