"""Two workers, or a worker and a deed, in the same moment."""

import pytest
from django.db import transaction

from chibo.reporting.models import UnitMonth
from chibo.reporting.operations.refreshing import Refreshed
from chibo.reporting.operations.summing import mark_to_sum, sum_units
from chibo.reporting.queries.sums import wrong_sums
from tests.at_once import at_once
from tests.factories import a_committee, a_unit
from tests.reporting.factories import DECEMBER, HeldBranch, refreshed, row_of, unit_row

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_workers_at_once_count_each_branch_once_and_leave_right_sums():
    town = a_unit("Thị xã", kind="district")
    wards = [a_committee(name, under=town) for name in ("Đảng bộ A", "Đảng bộ B")]
    for ward in wards:
        HeldBranch(ward, f"Chi bộ của {ward.name}").hold()
    first = []

    second = at_once(lambda: first.append(refreshed()), refreshed)

    assert [first[0].branches, second.branches] == [
        sum(one.branches for one in (unit_row(ward) for ward in wards)),
        0,
    ]
    assert (unit_row(town).present, wrong_sums()) == (14, [])


def test_a_meeting_that_closes_while_another_branch_is_summed_is_summed_too():
    ward = a_committee()
    one, other = HeldBranch(ward, "Chi bộ 1").hold(), HeldBranch(ward, "Chi bộ 2")
    refreshed()
    other.hold()
    one.tell("marked", 130, person=str(one.members[0].pk), state="absent")

    at_once(refreshed, refreshed)
    refreshed()

    assert (row_of(one.branch).present, row_of(other.branch).present) == (6, 7)
    assert (unit_row(ward).present, wrong_sums()) == (13, [])


def test_a_part_that_changes_while_its_unit_is_summed_marks_it_again():
    ward = a_committee()
    HeldBranch(ward).hold()
    refreshed()

    def mark():
        with transaction.atomic():
            mark_to_sum({(ward.path, DECEMBER)})

    def sum_while_marked():
        mark()
        return sum_units()

    at_once(sum_while_marked, mark)

    assert UnitMonth.objects.get(unit=ward, month=DECEMBER).is_dirty is True
    assert sum_units() == 1
    assert wrong_sums() == []


def test_a_second_sweep_right_behind_the_first_finds_nothing():
    HeldBranch(a_committee()).hold()

    refreshed()

    assert refreshed() == Refreshed(branches=0, units=0)
