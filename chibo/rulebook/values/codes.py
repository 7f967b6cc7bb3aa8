"""How a code of groups of digits is written."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

MOST_GROUPS = 9


@dataclass(frozen=True, slots=True)
class CodeGroups:
    """The number of digits of each group, first to last; without groups a code is any text."""

    @property
    def bounds(self) -> str:
        return _("How many digits each group has, from 1 to 9, such as 2.3.3.3.3.")

    def parse(self, value: Any) -> tuple[int, ...]:
        fits = isinstance(value, list) and len(value) <= MOST_GROUPS
        if fits and all(type(one) is int and 1 <= one <= MOST_GROUPS for one in value):
            return tuple(value)
        raise ValueError(self.bounds)

    def words(self, value: tuple[int, ...]) -> str:
        digits = ".".join(map(str, value))
        return _("groups of %(digits)s digits") % {"digits": digits} if value else _("any text")
