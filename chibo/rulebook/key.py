"""A rule's key: its name, the words people read, and how its value is taken."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RuleKey(Generic[T]):
    """One rule. ``parse`` gives the typed value, or raises `ValueError` with a sentence."""

    name: str
    label: "str | Promise"
    parse: Callable[[Any], T]


_keys: dict[str, RuleKey[Any]] = {}


def define_rule(name: str, label: "str | Promise", parse: Callable[[Any], T]) -> RuleKey[T]:
    """Register a rule.

    Raises:
        ImproperlyConfigured: the name is taken; two meanings are none.
    """
    if name in _keys:
        raise ImproperlyConfigured(f"the rule {name} is defined twice")
    key = RuleKey(name, label, parse)
    _keys[name] = key
    return key


def known_rules() -> dict[str, RuleKey[Any]]:
    """Return every rule by its name, in the order of definition."""
    return dict(_keys)
