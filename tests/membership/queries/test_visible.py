from datetime import date

import pytest

from chibo.membership.queries.visible import visible_rosters, visible_units
from tests.factories import a_branch, a_committee, a_member, an_officer

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 2)


def test_a_post_reaches_its_own_unit_and_all_below_it_and_nothing_else():
    province = a_committee("Tỉnh")
    commune, other = a_committee("Xã A", under=province), a_committee("Xã B", under=province)
    branch, _stranger = a_branch("A1", under=commune), a_branch("B1", under=other)
    officer = an_officer(commune)

    seen = visible_units(officer, on=DAY)

    assert set(seen) == {commune, branch, officer.member.stays.get().branch}
    assert branch in visible_rosters(officer, on=DAY)


def test_a_member_without_a_post_sees_the_own_branch_but_not_its_roster():
    branch = a_branch()
    member = a_member(branch, with_account=True).user

    assert list(visible_units(member, on=DAY)) == [branch]
    assert list(visible_rosters(member, on=DAY)) == []
