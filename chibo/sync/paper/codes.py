"""The short code on a paper: what people type to find the meeting that it belongs to. Pure."""

import re
from enum import StrEnum

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 signs; 0, O, 1 and I, which the eye takes for each other, are not among them."""

_SHORTEST = 4
_CHECK = 31  # a prime below 32, so that one wrong sign never fits


class PaperKind(StrEnum):
    """A paper of the kit, by the sign that its code begins with."""

    ATTENDANCE = "D"
    BALLOTS = "P"
    TELLERS = "K"
    SCORE = "C"
    BOOKLET = "T"
    CALLS = "G"


def code_of(kind: PaperKind, meeting_id: int) -> str:
    """Return the code of a paper: its kind, the meeting, and a sign that checks both.

    >>> code_of(PaperKind.ATTENDANCE, 1), code_of(PaperKind.BOOKLET, 70_000)
    ('D-223-H', 'T-46DJ-C')
    """
    signs, rest = "", meeting_id
    while rest or len(signs) < _SHORTEST - 1:
        rest, sign = divmod(rest, len(ALPHABET))
        signs = ALPHABET[sign] + signs
    return f"{kind.value}-{signs}-{_check(kind, signs)}"


def read_code(typed: str) -> tuple[PaperKind, int] | None:
    """Return kind and meeting of a typed code; none when no paper has it.

    >>> read_code(" d 223h ")
    (<PaperKind.ATTENDANCE: 'D'>, 1)
    >>> read_code("D-224-H") is None, read_code("") is None
    (True, True)
    """
    signs = re.sub(r"[^0-9A-Z]", "", typed.upper())
    kind = next((one for one in PaperKind if signs[:1] == one.value), None)
    middle, check = signs[1:-1], signs[-1:]
    if kind is None or len(middle) < _SHORTEST - 1 or set(middle) - set(ALPHABET):
        return None
    if _check(kind, middle) != check:
        return None
    number = 0
    for sign in middle:
        number = number * len(ALPHABET) + ALPHABET.index(sign)
    return kind, number


def _check(kind: PaperKind, signs: str) -> str:
    places = enumerate(kind.value + signs, start=1)
    return ALPHABET[sum(place * ALPHABET.index(sign) for place, sign in places) % _CHECK]
