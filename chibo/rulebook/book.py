"""The rules of one unit on one day, read once and asked many times."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from chibo.rulebook.central import CentralRule, central_rule
from chibo.rulebook.errors import NoRule
from chibo.rulebook.key import RuleKey
from chibo.rulebook.models import RuleValue

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Typed values by key: ``book[MINIMUM_MINUTES]``.

    ``local`` holds the nearest unit's row of each rule that a unit above
    decided; all others come from the central file.
    """

    on: date
    local: Mapping[str, RuleValue]

    def __getitem__(self, key: RuleKey[T]) -> T:
        """Return the value in force.

        Raises:
            NoRule: neither a unit above nor the central file has a value on that
                day; enter one with its decision.
        """
        return key.parse(self._line(key).value)

    def line_of(self, key: RuleKey[Any]) -> RuleValue | CentralRule | None:
        """Return the line in force, of a unit or of the centre; None before the first one."""
        return self.local.get(key.name) or central_rule(key.name, on=self.on)

    def source_of(self, key: RuleKey[Any]) -> str:
        """Return where the value comes from, as a page shows it.

        Raises:
            NoRule: there is no value on that day.
        """
        return self._line(key).source_sentence

    def version_of(self, key: RuleKey[Any]) -> str:
        """Return a short mark of the value in force: who decided it and from when.

        Raises:
            NoRule: there is no value on that day.
        """
        line = self._line(key)
        issuer = str(line.unit_id) if isinstance(line, RuleValue) else "central"
        return f"{issuer}:{line.valid_from.isoformat()}"

    def _line(self, key: RuleKey[Any]) -> RuleValue | CentralRule:
        line = self.line_of(key)
        if line is None:
            raise NoRule(
                _("No value of “%(rule)s” is in force on %(day)s. Enter one with its decision.")
                % {"rule": key.label, "day": date_format(self.on, "SHORT_DATE_FORMAT")}
            )
        return line
