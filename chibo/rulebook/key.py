"""A rule's key: its name, the words people read, and what its value may be."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise

from chibo.rulebook.subjects import LaterRoom, RuleSubject
from chibo.rulebook.values.kind import ValueKind

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RuleKey(Generic[T]):
    """One rule. ``kind`` takes its values; ``later`` is the room that will ask for it one day."""

    name: str
    label: "str | Promise"
    kind: ValueKind[T]
    subject: RuleSubject
    about: "str | Promise" = ""
    later: LaterRoom | None = None

    def parse(self, value: Any) -> T:
        """Return the typed value.

        Raises:
            ValueError: the rule does not take it; the sentence says what it takes.
        """
        return self.kind.parse(value)

    def words(self, value: Any) -> str:
        """Return a plain value as people say it, with its unit."""
        return self.kind.words(self.kind.parse(value))


_keys: dict[str, RuleKey[Any]] = {}


def define_rule(
    name: str,
    label: "str | Promise",
    kind: ValueKind[T],
    *,
    subject: RuleSubject,
    about: "str | Promise" = "",
    later: LaterRoom | None = None,
) -> RuleKey[T]:
    """Register a rule.

    Raises:
        ImproperlyConfigured: the name is taken; two meanings are none.
    """
    if name in _keys:
        raise ImproperlyConfigured(f"the rule {name} is defined twice")
    key = RuleKey(name, label, kind, subject, about, later)
    _keys[name] = key
    return key


def known_rules() -> dict[str, RuleKey[Any]]:
    """Return every rule by its name, in the order of definition."""
    return dict(_keys)
