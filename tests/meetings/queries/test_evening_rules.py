from datetime import date

import pytest

from chibo.meetings.queries.evening_rules import evening_rules
from chibo.rulebook.models import RuleValue
from chibo.rulebook.queries import rules_in_force
from tests.factories import a_branch, a_committee

pytestmark = pytest.mark.django_db

DECEMBER = date(2026, 12, 3)


@pytest.mark.parametrize("counts", [True, False])
def test_whether_an_exempt_member_who_comes_counts_is_a_rule_of_every_matter(counts):
    commune = a_committee()
    branch = a_branch(under=commune)
    RuleValue.objects.create(
        key="exempt_present_counts",
        unit=commune,
        value=counts,
        source="Nghị quyết 5-NQ/ĐU",
        valid_from=date(2026, 1, 1),
    )

    matters = evening_rules(rules_in_force(branch, on=DECEMBER)).matters

    assert {rule.exempt_present_counts for rule in matters.values()} == {counts}
