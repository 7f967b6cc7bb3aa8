"""Whatever committees decide, end and withdraw in any order, each day has one value."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chibo.kernel.errors import DomainError
from chibo.kernel.periods import in_force
from chibo.rulebook.keys import PAPERS_DAYS_BEFORE
from chibo.rulebook.models import RuleValue
from chibo.rulebook.operations.rules import end_rule, set_rule, withdraw_rule
from chibo.rulebook.queries import rule_in_force
from tests.factories import EVENING, a_branch, a_committee, an_administrator

pytestmark = [pytest.mark.long, pytest.mark.django_db]

BEGIN = date(2027, 1, 1)
DAYS = [BEGIN + timedelta(days=n) for n in range(12)]
NOBODY_DECIDED = 1  # the line of the centre

deeds = st.lists(
    st.tuples(st.sampled_from(["set", "end", "withdraw"]), st.sampled_from(DAYS)), max_size=12
)


def told(unit):
    """The value of each day, and that no day has two of the unit itself."""
    rows = RuleValue.objects.filter(unit=unit)
    assert max(rows.filter(in_force(day)).count() for day in DAYS) <= 1
    return {day: rule_in_force(PAPERS_DAYS_BEFORE, unit, on=day) for day in DAYS}


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(sequence=deeds)
def test_each_day_has_one_value_and_a_deed_changes_only_its_own_days(db, sequence):
    branch, admin = a_branch(under=a_committee()), an_administrator()
    before = dict.fromkeys(DAYS, NOBODY_DECIDED)

    for number, (deed, day) in enumerate(sequence, start=2):
        last = RuleValue.objects.filter(unit=branch).order_by("valid_from").last()
        try:
            _do(deed, branch=branch, day=day, number=number, last=last, admin=admin)
        except DomainError:
            assert told(branch) == before
            continue
        after = told(branch)
        first = last.valid_from if deed == "withdraw" else day
        assert {one: after[one] for one in DAYS if one < first} == {
            one: before[one] for one in DAYS if one < first
        }
        if deed == "set":
            assert {after[one] for one in DAYS if one >= day} == {number}
        if deed == "end":
            assert {after[one] for one in DAYS if one >= day} == {NOBODY_DECIDED}
        before = after


def _do(deed, *, branch, day, number, last, admin):
    if deed == "set":
        set_rule(
            PAPERS_DAYS_BEFORE,
            number,
            unit=branch,
            valid_from=day,
            source="Nghị quyết",
            actor=admin,
            at=EVENING,
        )
    elif last is None:
        raise DomainError
    elif deed == "end":
        end_rule(last, ends_on=day, source="Nghị quyết", actor=admin, at=EVENING)
    else:
        withdraw_rule(last, reason="Nhầm", actor=admin, at=EVENING)
