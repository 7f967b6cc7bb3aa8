from datetime import date

import pytest

from chibo.membership.models import Duty, Standing
from chibo.membership.queries.rosters import matching_names, roster_counts, roster_of
from chibo.organization.models import Unit
from tests.factories import a_branch, a_member

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 1)


def test_the_roster_of_a_day_is_in_the_vietnamese_order_of_names():
    branch = a_branch()
    for name in ("Trần Văn Ân", "Lê Văn Đông", "Nguyễn Thị Dung", "Bùi An"):
        a_member(branch, name)

    assert [stay.member.full_name for stay in roster_of(branch, on=DAY)] == [
        "Bùi An",
        "Trần Văn Ân",
        "Nguyễn Thị Dung",
        "Lê Văn Đông",
    ]


def test_a_name_is_found_without_diacritics_and_in_any_order_of_words():
    branch = a_branch()
    a_member(branch, "Đặng Thị Thúy")

    found = matching_names(roster_of(branch, on=DAY), "thuy dang")

    assert [stay.member.full_name for stay in found] == ["Đặng Thị Thúy"]


def test_counts_of_a_branch_are_those_of_the_day():
    branch = a_branch()
    a_member(branch, "Một")
    a_member(branch, "Hai", standing=Standing.PROBATIONARY)
    a_member(branch, "Ba", duty=Duty.EXEMPT)
    a_member(branch, "Đã chuyển", until=DAY)

    counted = roster_counts(Unit.objects.filter(pk=branch.pk), on=DAY).get()

    assert (counted.members, counted.official, counted.probationary, counted.exempt) == (3, 2, 1, 1)
