from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from chibo.audit.models import AuditEntry
from chibo.meetings.models import Meeting
from chibo.organization.operations.placing import move_unit
from chibo.rulebook.errors import (
    DaySettled,
    RuleChangesLater,
    RuleHasEnded,
    RuleNotBegun,
    SourceMissing,
)
from chibo.rulebook.keys import PAPERS_DAYS_BEFORE
from chibo.rulebook.models import RuleValue
from chibo.rulebook.operations.rules import end_rule, set_rule, withdraw_rule
from chibo.rulebook.queries import rule_in_force
from tests.factories import (
    EVENING,
    a_branch,
    a_committee,
    a_secretary,
    an_administrator,
    an_officer,
)

pytestmark = pytest.mark.django_db

NEW_YEAR = date(2027, 1, 1)
MARCH = date(2027, 3, 1)
PAPER = "Nghị quyết 7-NQ/ĐU, 20/11/2026"
END = "Nghị quyết 9-NQ/ĐU, 12/02/2027"
BEGAN = EVENING  # 3 December 2026 in the evening


def decided(unit, days=2, *, valid_from=NEW_YEAR, actor=None):
    return set_rule(
        PAPERS_DAYS_BEFORE,
        days,
        unit=unit,
        valid_from=valid_from,
        source=PAPER,
        actor=actor or an_administrator(),
        at=EVENING,
    )


def ended(row, *, ends_on=MARCH, source=END, actor=None):
    return end_rule(
        row, ends_on=ends_on, source=source, actor=actor or an_administrator(), at=EVENING
    )


def held(branch, at=BEGAN):
    return Meeting.objects.create(
        branch=branch,
        month=date(at.year, at.month, 1),
        kind="regular",
        place="Nhà văn hóa",
        planned_at=at,
        opened_at=at,
    )


def values(branch, *days):
    return [rule_in_force(PAPERS_DAYS_BEFORE, branch, on=day) for day in days]


def test_when_a_rule_ends_the_unit_above_decides_again():
    province = a_committee("Tỉnh ủy")
    commune = a_committee("Đảng ủy xã", under=province)
    branch = a_branch(under=commune)
    decided(province, 5)
    row = decided(commune, 2)

    ended(row)

    assert values(branch, NEW_YEAR, date(2027, 2, 28), MARCH) == [2, 2, 5]
    assert RuleValue.objects.get(pk=row.pk).ended_by == END
    assert AuditEntry.objects.filter(action="rulebook.rule_ended").count() == 1


def test_after_its_end_the_unit_may_decide_again_and_before_it_too():
    commune = a_committee()
    branch = a_branch(under=commune)
    ended(decided(commune, 2))

    decided(commune, 4, valid_from=date(2027, 2, 1))

    assert values(branch, date(2027, 1, 31), date(2027, 2, 1), MARCH) == [2, 4, 4]


def test_a_rule_ends_once():
    row = decided(a_committee())
    ended(row)

    with pytest.raises(RuleHasEnded):
        ended(row, ends_on=date(2027, 4, 1))

    assert AuditEntry.objects.filter(action="rulebook.rule_ended").count() == 1


def test_a_rule_followed_by_another_has_its_end_already():
    commune = a_committee()
    first = decided(commune)
    decided(commune, 3, valid_from=MARCH)

    with pytest.raises(RuleHasEnded):
        ended(first, ends_on=date(2027, 2, 1))


@pytest.mark.parametrize("ends_on", [NEW_YEAR, date(2026, 12, 31)])
def test_a_rule_does_not_end_before_it_began(ends_on):
    row = decided(a_committee())

    with pytest.raises(RuleNotBegun):
        ended(row, ends_on=ends_on)


def test_an_end_needs_its_document():
    row = decided(a_committee())

    with pytest.raises(SourceMissing):
        ended(row, source=" ")


def test_two_decisions_of_one_day_are_one_and_a_refusal():
    commune = a_committee()
    decided(commune, 2)

    with pytest.raises(RuleChangesLater):
        decided(commune, 3)

    assert RuleValue.objects.get().value == 2


def test_a_decision_that_judged_nothing_is_withdrawn_and_the_one_before_stands_again():
    commune = a_committee()
    branch = a_branch(under=commune)
    first = decided(commune, 2)
    second = decided(commune, 3, valid_from=MARCH)

    withdraw_rule(second, reason="Gõ nhầm ngày", actor=an_officer(commune), at=EVENING)

    assert values(branch, NEW_YEAR, MARCH) == [2, 2]
    assert RuleValue.objects.get() == first
    entry = AuditEntry.objects.get(action="rulebook.rule_withdrawn")
    assert (entry.facts["value"], entry.facts["reason"]) == (3, "Gõ nhầm ngày")


def test_a_withdrawn_decision_does_not_undo_an_end_of_the_same_day():
    commune = a_committee()
    branch = a_branch(under=commune)
    ended(decided(commune, 2))
    again = decided(commune, 3, valid_from=MARCH)

    withdraw_rule(again, reason="Gõ nhầm", actor=an_administrator(), at=EVENING)

    assert values(branch, date(2027, 2, 28), MARCH) == [2, 1]


def test_what_is_withdrawn_or_followed_is_not_withdrawn_again():
    commune, admin = a_committee(), an_administrator()
    first = decided(commune)
    second = decided(commune, 3, valid_from=MARCH)

    with pytest.raises(RuleHasEnded):
        withdraw_rule(first, reason="Nhầm", actor=admin, at=EVENING)
    withdraw_rule(RuleValue.objects.get(pk=second.pk), reason="Nhầm", actor=admin, at=EVENING)
    with pytest.raises(RuleHasEnded):
        withdraw_rule(second, reason="Nhầm", actor=admin, at=EVENING)


def test_a_withdrawal_says_why():
    row = decided(a_committee())

    with pytest.raises(SourceMissing):
        withdraw_rule(row, reason=" ", actor=an_administrator(), at=EVENING)


@pytest.mark.parametrize(
    ("valid_from", "is_settled"),
    [(date(2026, 11, 1), True), (date(2026, 12, 3), True), (date(2026, 12, 4), False)],
)
def test_a_change_never_touches_an_evening_that_was_held(valid_from, is_settled):
    commune = a_committee()
    held(a_branch(under=commune))

    if is_settled:
        with pytest.raises(DaySettled) as refusal:
            decided(commune, valid_from=valid_from)
        assert "03/12/2026" in str(refusal.value)
        assert "04/12/2026" in str(refusal.value)

    assert is_settled or decided(commune, valid_from=valid_from)


def test_an_end_and_a_withdrawal_never_touch_an_evening_that_was_held():
    commune, admin = a_committee(), an_administrator()
    branch = a_branch(under=commune)
    row = decided(commune, valid_from=date(2026, 12, 1))
    held(branch)

    with pytest.raises(DaySettled):
        ended(row, ends_on=date(2026, 12, 3))
    with pytest.raises(DaySettled):
        withdraw_rule(row, reason="Nhầm", actor=admin, at=EVENING)

    assert values(branch, date(2026, 12, 3)) == [2]


def test_an_evening_elsewhere_or_only_planned_settles_nothing_here():
    commune = a_committee()
    held(a_branch(under=a_committee("Xã khác")))
    planned = held(a_branch(under=commune))
    Meeting.objects.filter(pk=planned.pk).update(opened_at=None)

    assert decided(commune, valid_from=date(2026, 12, 3))


def test_an_evening_settles_the_rules_of_the_committee_of_its_day():
    before, after, admin = a_committee("Huyện ủy"), a_committee("Đảng ủy xã"), an_administrator()
    branch = a_branch(under=before)
    held(branch)
    move_unit(branch, to=after, on=date(2026, 12, 5), actor=admin, at=EVENING)

    assert decided(after, valid_from=date(2026, 12, 3))
    with pytest.raises(DaySettled):
        decided(before, valid_from=date(2026, 12, 3))


def test_a_branch_neither_ends_nor_withdraws_what_was_decided_for_it():
    branch = a_branch(under=a_committee())
    row, secretary = decided(branch), a_secretary(branch)

    with pytest.raises(PermissionDenied):
        ended(row, actor=secretary)
    with pytest.raises(PermissionDenied):
        withdraw_rule(row, reason="Nhầm", actor=secretary, at=EVENING)

    assert RuleValue.objects.get().valid_until is None
