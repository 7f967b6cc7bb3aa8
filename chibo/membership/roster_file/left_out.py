"""Rows below the header that speak of no member: blank, total, signature, headings again."""

import re
from dataclasses import dataclass
from enum import StrEnum

from chibo.kernel.vietnamese import search_key
from chibo.membership.roster_file.cells import text_of
from chibo.membership.roster_file.columns import Column
from chibo.membership.roster_file.headers import Header, is_header, recognised
from chibo.membership.roster_file.workbook import SheetRow


class Why(StrEnum):
    BLANK = "blank"
    HEADER_AGAIN = "header_again"
    COLUMN_NUMBERS = "column_numbers"
    TOTAL = "total"
    NO_MEMBER = "no_member"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """``number`` is the row as Excel shows it; ``text`` its filled cells, for whoever asks."""

    number: int
    why: Why
    text: str


_TOTAL = re.compile(r"tong (so|cong)\b.*|cong( so)?( [0-9].*)?|cong:.*")
_FIGURES = (
    *(Column.NUMBER, Column.BIRTH_DATE, Column.CARD_NUMBER),
    *(Column.ADMITTED_ON, Column.OFFICIAL_ON),
)
_SEXES = {"nam", "nu"}


def why_left_out(row: SheetRow, header: Header) -> Why | None:
    """Return why the row is no member's, or nothing when it is one.

    A member's row has a name and one sign of a person: a position in the list, a date or a
    card number in figures, or a sex. A row without a name but with two such signs is a
    member's too: it is refused aloud rather than left out.
    """
    filled = [cell for cell in row.cells if text_of(cell)]
    if not filled:
        return Why.BLANK
    if is_header(recognised(row.cells)):
        return Why.HEADER_AGAIN
    if _counts_columns([text_of(cell) for cell in filled]):
        return Why.COLUMN_NUMBERS
    if any(_TOTAL.fullmatch(search_key(text_of(cell))) for cell in filled[:2]):
        return Why.TOTAL
    has_name = any(letter.isalpha() for letter in text_of(header.cell(row, Column.FULL_NAME)))
    signs_needed = 1 if has_name else 2
    return None if _signs_of_a_person(row, header) >= signs_needed else Why.NO_MEMBER


def left_out(row: SheetRow, why: Why) -> LeftOut:
    return LeftOut(row.number, why, " · ".join(filter(None, map(text_of, row.cells))))


def _counts_columns(texts: list[str]) -> bool:
    """Whether the cells count 1, 2, 3…, as a line under printed headings does."""
    bare = [text.strip("() ") for text in texts]
    return len(bare) > 1 and bare == [str(n) for n in range(1, len(bare) + 1)]


def _signs_of_a_person(row: SheetRow, header: Header) -> int:
    in_figures = [text_of(header.cell(row, column))[:1].isdigit() for column in _FIGURES]
    has_sex = search_key(text_of(header.cell(row, Column.SEX))) in _SEXES
    return sum(in_figures) + has_sex
