from datetime import date

import pytest

from chibo.kernel.working_days import last_working_day
from chibo.membership.queries.holidays import public_holidays
from chibo.rulebook.models import RuleValue
from tests.factories import a_branch, a_committee

pytestmark = pytest.mark.django_db


def test_sixty_working_days_pass_over_weekends_and_holidays_of_two_years():
    branch = a_branch()

    holidays = public_holidays(branch, [2025, 2026])

    assert last_working_day(date(2025, 12, 1), 60, holidays=holidays) == date(2026, 3, 3)


def test_a_committee_adds_a_holiday_in_the_middle_of_its_year():
    commune = a_committee()
    branch = a_branch(under=commune)
    RuleValue.objects.create(
        key="public_holidays",
        unit=commune,
        value=["1/1", "24/11", "29/2"],
        source="x",
        valid_from=date(2026, 7, 1),
    )

    assert public_holidays(branch, [2026]) == {date(2026, 1, 1), date(2026, 11, 24)}


def test_holidays_of_several_years_are_one_question(django_assert_num_queries):
    branch = a_branch()

    with django_assert_num_queries(1):
        public_holidays(branch, [2025, 2026, 2027])


def test_a_year_before_every_list_has_no_holidays():
    assert public_holidays(a_branch(), [2005]) == frozenset()
