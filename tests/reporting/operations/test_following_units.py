from datetime import UTC, date, datetime

import pytest

from chibo.organization.operations.ending import merge_into
from chibo.organization.operations.taking_back import take_back_event
from chibo.reporting.models import BranchMonth, UnitMonth
from chibo.reporting.operations.refreshing import refresh_months
from chibo.reporting.queries.sums import wrong_sums
from tests.factories import a_branch, a_committee, a_member, an_administrator

pytestmark = pytest.mark.django_db

AT = datetime(2026, 12, 10, 2, 0, tzinfo=UTC)


def test_months_after_an_end_that_is_decided_later_are_counted_no_more():
    commune = a_committee()
    first, second = a_branch("Chi bộ 1", under=commune), a_branch("Chi bộ 2", under=commune)
    a_member(first)
    told = {"actor": an_administrator(), "at": AT}
    refresh_months(at=AT)

    done = merge_into(second, [first], on=date(2026, 12, 1), **told)
    refresh_months(at=AT)

    months = BranchMonth.objects.filter(branch=first)
    assert [f"{row.month:%m/%Y}" for row in months] == ["11/2026"]
    december = UnitMonth.objects.get(unit=commune, month=date(2026, 12, 1))
    assert (december.branches, december.members) == (1, 1)
    assert wrong_sums() == []
    take_back_event(done.event, **told)
    refresh_months(at=AT)
    december.refresh_from_db()
    assert (december.branches, december.members, months.all().count()) == (2, 1, 2)
