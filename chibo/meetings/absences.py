"""Excused several times in a row: who, how often, since when. Pure counting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

# Skipped, neither counted nor ending a row: nobody waited for the person that evening.
_SKIPPED = frozenset({"apart"})


@dataclass(frozen=True, slots=True)
class Evening:
    """What one monthly meeting says of one member."""

    member_id: int
    name: str
    month: date
    state: str


@dataclass(frozen=True, slots=True)
class ExcusedRow:
    """``times`` excused absences in a row, the first in ``since`` (first day of its month).

    ``strength`` "warning": as often as the rule allows; "notice": more often.
    """

    member_id: int
    name: str
    times: int
    since: date
    strength: Literal["warning", "notice"]


def excused_rows(evenings: Iterable[Evening], *, at_most: int) -> list[ExcusedRow]:
    """Return who was excused ``at_most`` times in a row or more, most often first.

    ``evenings`` come latest first; of a person the row ends with the first
    evening that was neither excused nor skipped. Evenings on which the person
    was exempt, elsewhere or suspended are skipped.

    >>> months = [date(2026, month, 1) for month in (12, 11, 10)]
    >>> excused_rows([Evening(1, "An", month, "excused") for month in months], at_most=3)[0].times
    3
    """
    rows: dict[int, list[Evening]] = {}
    ended: set[int] = set()
    for evening in evenings:
        if evening.member_id in ended or evening.state in _SKIPPED:
            continue
        if evening.state == "excused":
            rows.setdefault(evening.member_id, []).append(evening)
        else:
            ended.add(evening.member_id)
    found = [
        ExcusedRow(
            member_id,
            row[0].name,
            len(row),
            row[-1].month,
            "notice" if len(row) > at_most else "warning",
        )
        for member_id, row in rows.items()
        if len(row) >= at_most
    ]
    return sorted(found, key=lambda one: (-one.times, one.name, one.member_id))
