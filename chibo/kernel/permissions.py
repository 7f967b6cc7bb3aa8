"""Who may do what, to what, on which day.

A room writes one line per permission, ``allow("meetings.open_meeting", rule)``,
in its ``rules.py``. A rule is a question about an actor, a subject and a day.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ImproperlyConfigured, PermissionDenied


@dataclass(frozen=True, slots=True)
class Rule:
    """A yes-or-no question about an actor, a subject and a day."""

    holds: Callable[[Any, Any, date], bool]

    def __or__(self, other: Rule) -> Rule:
        return Rule(lambda *case: self.holds(*case) or other.holds(*case))

    def __and__(self, other: Rule) -> Rule:
        return Rule(lambda *case: self.holds(*case) and other.holds(*case))


_rules: dict[str, Rule] = {}


def allow(permission: str, rule: Rule) -> None:
    """Register the one rule of ``permission``.

    Raises:
        ImproperlyConfigured: it has a rule already; two answers are none.
    """
    if permission in _rules:
        raise ImproperlyConfigured(f"{permission} has two rules")
    _rules[permission] = rule


def may(actor: Any, permission: str, subject: Any, *, on: date) -> bool:
    """Whether ``actor`` may do this to ``subject`` on that day.

    Raises:
        KeyError: no room has written a rule for ``permission``.
    """
    rule = _rules[permission]
    return bool(actor.is_active) and rule.holds(actor, subject, on)


def require(actor: Any, permission: str, subject: Any, *, on: date) -> None:
    """Refuse unless ``actor`` may do this to ``subject`` on that day.

    Raises:
        PermissionDenied: no right on that day; the page answers 404.
        KeyError: no room has written a rule for ``permission``.
    """
    if not may(actor, permission, subject, on=on):
        raise PermissionDenied(permission)


def known_permissions() -> frozenset[str]:
    return frozenset(_rules)
