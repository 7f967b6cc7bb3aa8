"""Rules lent to rooms below, which hold a door open and do not know who answers."""

from collections.abc import Sequence
from datetime import date

from chibo.organization.models import Unit
from chibo.rulebook.keys import UNIT_CODE
from chibo.rulebook.queries import rule_in_force


def digits_of_codes(unit: Unit, on: date) -> Sequence[int] | None:
    """Return the digits of each group of official codes at ``unit`` that day; none: any text."""
    return rule_in_force(UNIT_CODE, unit, on=on) or None
