"""The official code of a unit: groups of digits with dots between, such as 38.168.053.000.001."""

from collections.abc import Callable, Sequence
from datetime import date

from chibo.organization.models import Unit

Digits = Sequence[int]


def fits(code: str, digits: Digits) -> bool:
    """Whether ``code`` has as many digits in each group as ``digits`` says.

    >>> fits("38.168.053.000.001", (2, 3, 3, 3, 3))
    True
    >>> fits("38.168.53", (2, 3, 3, 3, 3))
    False
    """
    groups = code.split(".")
    return [len(group) for group in groups] == list(digits) and all(
        group.isascii() and group.isdecimal() for group in groups
    )


def _no_rule(unit: Unit, on: date) -> Digits | None:
    del unit, on
    return None


_digits_of: list[Callable[[Unit, date], Digits | None]] = [_no_rule]


def ask_digits_of(digits_of: Callable[[Unit, date], Digits | None]) -> None:
    """Let the room that knows rules say how codes are written at a unit on a day."""
    _digits_of[0] = digits_of


def digits_in_force(unit: Unit, *, on: date) -> Digits | None:
    """Return how codes are written at ``unit`` and below that day; none where no rule says."""
    return _digits_of[0](unit, on)
