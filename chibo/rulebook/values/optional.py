"""A value, or none: the rule is known and says that there is no limit."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.utils.translation import gettext as _

from chibo.rulebook.values.kind import ValueKind

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Optional(Generic[T]):
    """What ``of`` takes, or nothing."""

    of: ValueKind[T]

    @property
    def bounds(self) -> str:
        return _("%(bounds)s Or no limit.") % {"bounds": self.of.bounds}

    def parse(self, value: Any) -> T | None:
        return None if value is None else self.of.parse(value)

    def words(self, value: T | None) -> str:
        return _("no limit") if value is None else self.of.words(value)
