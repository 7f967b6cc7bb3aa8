from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from chibo.audit.models import AuditEntry
from chibo.kernel.permissions import may
from chibo.membership.models import PostKind
from chibo.rulebook.errors import RuleChangesLater, SourceMissing, ValueRefused
from chibo.rulebook.keys import MEETING_WINDOW, MINIMUM_MINUTES, PAPERS_DAYS_BEFORE, vote_rule
from chibo.rulebook.models import RuleValue
from chibo.rulebook.operations.rules import set_rule
from chibo.rulebook.queries import rule_in_force
from tests.factories import (
    EVENING,
    a_branch,
    a_committee,
    a_member,
    a_post,
    a_secretary,
    an_administrator,
    an_officer,
)

pytestmark = pytest.mark.django_db

NEW_YEAR = date(2027, 1, 1)
TERM_ENDED = date(2026, 12, 3)
PAPER = "Nghị quyết 7-NQ/ĐU, 20/11/2026"


def set_window(unit, actor, value, *, valid_from=NEW_YEAR, source=PAPER):
    return set_rule(
        MEETING_WINDOW,
        value,
        unit=unit,
        valid_from=valid_from,
        source=source,
        actor=actor,
        at=EVENING,
    )


def first_days(branch, *days):
    return [rule_in_force(MEETING_WINDOW, branch, on=day).first_day for day in days]


def test_a_committee_decides_from_a_day_on_and_the_days_before_keep_their_rule():
    commune = a_committee()
    branch = a_branch(under=commune)
    officer = an_officer(commune)
    set_window(commune, officer, {"first_day": 1, "last_day": 5}, valid_from=date(2026, 6, 1))

    set_window(commune, officer, {"first_day": 6, "last_day": 9})

    days = [date(2026, 5, 31), date(2026, 6, 1), date(2026, 12, 31), NEW_YEAR]
    assert first_days(branch, *days) == [3, 1, 1, 6]
    assert list(RuleValue.objects.order_by("valid_from").values_list("valid_until", flat=True)) == [
        NEW_YEAR,
        None,
    ]


def test_a_decision_leaves_one_entry_with_value_and_document():
    commune = a_committee()

    set_window(commune, an_officer(commune), {"first_day": 1, "last_day": 5})

    assert [(e.action, e.facts) for e in AuditEntry.objects.all()] == [
        (
            "rulebook.rule_set",
            {
                "rule": "meeting_window",
                "value": {"first_day": 1, "last_day": 5},
                "valid_from": "2027-01-01",
                "source": PAPER,
                "decision": "",
            },
        )
    ]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (MEETING_WINDOW, {"first_day": 5, "last_day": 3}),
        (MEETING_WINDOW, {"first_day": 0, "last_day": 3}),
        (MEETING_WINDOW, {"first_day": 1}),
        (MEETING_WINDOW, {"first_day": 1, "last_day": 5, "weekday": 2}),
        (MEETING_WINDOW, None),
        (PAPERS_DAYS_BEFORE, "1"),
        (PAPERS_DAYS_BEFORE, True),
        (PAPERS_DAYS_BEFORE, 31),
        (MINIMUM_MINUTES, {"steps": []}),
        (vote_rule("resolution"), {"base": "everybody"}),
    ],
)
def test_a_value_that_the_rule_does_not_take_is_refused_and_changes_nothing(key, value):
    commune = a_committee()
    officer = an_officer(commune)

    with pytest.raises(ValueRefused) as refusal:
        set_rule(
            key, value, unit=commune, valid_from=NEW_YEAR, source=PAPER, actor=officer, at=EVENING
        )

    assert str(refusal.value).startswith(f"{key.label}: ")
    assert (RuleValue.objects.count(), AuditEntry.objects.count()) == (0, 0)


def test_a_value_without_a_document_is_refused():
    commune = a_committee()

    with pytest.raises(SourceMissing):
        set_window(commune, an_officer(commune), {"first_day": 1, "last_day": 5}, source="  ")


@pytest.mark.parametrize("again_from", [NEW_YEAR, date(2026, 12, 31)])
def test_what_was_decided_for_a_day_is_not_decided_again_for_it_or_for_a_day_before(again_from):
    commune = a_committee()
    officer = an_officer(commune)
    set_window(commune, officer, {"first_day": 1, "last_day": 5})

    with pytest.raises(RuleChangesLater):
        set_window(commune, officer, {"first_day": 6, "last_day": 9}, valid_from=again_from)

    assert RuleValue.objects.get().valid_until is None


@pytest.mark.parametrize(
    ("who", "on_branch", "on_commune"),
    [
        ("officer above", True, True),
        ("secretary above", True, True),
        ("committee member above", False, False),
        ("officer after term", False, False),
        ("secretary of the branch", False, False),
        ("member", False, False),
        ("officer beside", False, False),
        ("administrator", True, True),
    ],
)
def test_a_branch_never_decides_its_own_rules(who, on_branch, on_commune):
    commune = a_committee()
    branch = a_branch(under=commune)
    person = {
        "officer above": lambda: an_officer(commune),
        "secretary above": lambda: a_secretary(commune),
        "committee member above": lambda: a_post(commune, PostKind.COMMITTEE, name="Hồ Văn Tư"),
        "officer after term": lambda: an_officer(commune, until=TERM_ENDED),
        "secretary of the branch": lambda: a_secretary(branch),
        "member": lambda: a_member(branch, with_account=True).user,
        "officer beside": lambda: an_officer(a_committee("Xã khác")),
        "administrator": an_administrator,
    }[who]()

    allowed = [may(person, "rulebook.set_rule", unit, on=TERM_ENDED) for unit in (branch, commune)]

    assert allowed == [on_branch, on_commune]


def test_who_may_not_is_refused():
    branch = a_branch(under=a_committee())

    with pytest.raises(PermissionDenied):
        set_window(branch, a_secretary(branch), {"first_day": 1, "last_day": 5})
