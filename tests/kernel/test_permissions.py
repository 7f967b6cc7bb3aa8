from datetime import date
from types import SimpleNamespace

import pytest
from django.core.exceptions import ImproperlyConfigured, PermissionDenied

from chibo.kernel import permissions
from chibo.kernel.permissions import Rule, allow, may, require

DAY = date(2026, 12, 3)
YES, NO = Rule(lambda *_case: True), Rule(lambda *_case: False)


@pytest.fixture(autouse=True)
def own_rules(monkeypatch):
    monkeypatch.setattr(permissions, "_rules", {})


def person(*, active=True):
    return SimpleNamespace(is_active=active)


@pytest.mark.parametrize(
    ("rule", "holds"),
    [(YES & NO, False), (YES | NO, True), (YES & YES, True), (NO | NO, False)],
)
def test_rules_are_joined_by_and_and_or(rule, holds):
    allow("tests.try", rule)

    assert may(person(), "tests.try", None, on=DAY) is holds


def test_a_closed_account_may_nothing():
    allow("tests.try", YES)

    assert not may(person(active=False), "tests.try", None, on=DAY)


def test_a_permission_has_one_rule():
    allow("tests.try", YES)

    with pytest.raises(ImproperlyConfigured):
        allow("tests.try", NO)


def test_an_unknown_permission_is_loud():
    with pytest.raises(KeyError):
        may(person(), "tests.unknown", None, on=DAY)


def test_who_may_not_is_refused():
    allow("tests.try", NO)

    with pytest.raises(PermissionDenied):
        require(person(), "tests.try", None, on=DAY)
