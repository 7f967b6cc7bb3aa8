from datetime import UTC, date, datetime, timedelta

import pytest

from chibo.audit.models import AuditChain
from chibo.meetings.operations.convening import cancel
from chibo.organization.operations.placing import move_unit
from chibo.reporting.models import BranchLook, BranchMonth, UnitMonth
from chibo.reporting.operations.refreshing import Refreshed
from chibo.reporting.queries.sums import wrong_sums
from tests.factories import (
    a_branch,
    a_committee,
    a_member,
    a_secretary,
    a_unit,
    an_administrator,
)
from tests.meetings.factories import AFTERWARDS, a_planned_meeting
from tests.reporting.factories import (
    DECEMBER,
    SIXTH,
    HeldBranch,
    counted,
    refreshed,
    row_of,
    seal,
    told_by_the_journal,
    unit_row,
)

pytestmark = pytest.mark.django_db

NOVEMBER = date(2026, 11, 1)
SEVENTH = SIXTH + timedelta(days=1)
FEBRUARY = datetime(2027, 2, 1, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("duties", "absent", "excused", "speakers"),
    [
        ([], [], [], []),
        ([], [0], [1, 2], [3, 4]),
        ([], [0, 1, 2, 3, 4, 5], [], []),
        (["exempt", "exempt"], [], [], [0]),
        (["exempt", "away"], [1], [2], [2, 3, 3]),
        (["suspended", "temporarily_elsewhere"], [], [], [2]),
        (["temporarily_elsewhere", "away", "exempt", "suspended"], [5], [4], []),
    ],
)
def test_a_month_counts_what_its_journal_counts(duties, absent, excused, speakers):
    held = HeldBranch(a_committee(), duties=duties)
    people = held.members
    held.hold(
        absent=[people[one] for one in absent],
        excused=[people[one] for one in excused],
        speakers=[people[one] for one in speakers],
    )

    refreshed()

    assert counted(row_of(held.branch)) == told_by_the_journal(held.branch)


def test_a_held_month_knows_its_day_its_length_and_its_members():
    held = HeldBranch(a_committee()).hold()

    refreshed(AFTERWARDS)

    row = row_of(held.branch)
    assert (row.held_on, row.is_in_window, row.minutes) == (date(2026, 12, 3), True, 125)
    assert (row.members, row.step, row.late_what) == (7, "finish", "")


def test_the_unit_above_is_the_sum_of_its_branches_and_the_root_of_its_units():
    town = a_unit("Đảng bộ thị xã Hồng Lĩnh", kind="district")
    wards = [a_committee(name, under=town) for name in ("Đảng bộ A", "Đảng bộ B")]
    first = HeldBranch(wards[0], "Chi bộ 1")
    first.hold(absent=first.members[:2])
    HeldBranch(wards[0], "Chi bộ 2").hold()
    HeldBranch(wards[1], "Chi bộ 3")
    a_branch("Chi bộ 4", under=wards[1])

    refreshed()

    told = [
        (row.branches, row.met, row.met_in_window, row.late, row.present, row.expected)
        for row in (unit_row(wards[0]), unit_row(wards[1]), unit_row(town))
    ]
    assert told == [(2, 2, 2, 2, 12, 14), (2, 0, 0, 2, 0, 0), (4, 2, 2, 4, 12, 14)]
    assert wrong_sums() == []


def test_counting_twice_changes_nothing_and_finds_nothing_to_do():
    held = HeldBranch(a_committee()).hold()
    refreshed()
    before = BranchMonth.objects.values().get(branch=held.branch, month=DECEMBER)

    again = refreshed()

    assert again == Refreshed(branches=0, units=0)
    assert BranchMonth.objects.values().get(branch=held.branch, month=DECEMBER) == before


def test_each_deed_of_a_branch_makes_it_due_once_however_many_there_were():
    ward = a_committee()
    held, other = HeldBranch(ward), HeldBranch(ward, "Chi bộ 2")
    refreshed()
    held.hold()

    counts = [refreshed().branches, refreshed().branches]

    assert counts == [1, 0]
    assert (row_of(held.branch).state, row_of(other.branch).state) == ("closed", "convened")


def test_a_day_alone_makes_a_month_late():
    held = HeldBranch(a_committee())
    refreshed(AFTERWARDS)
    on_the_day = row_of(held.branch).late_what

    refreshed(SIXTH)

    row = row_of(held.branch)
    assert (on_the_day, row.late_what, row.due_on) == ("", "not_held", date(2026, 12, 3))


def test_what_is_corrected_after_the_evening_is_counted_anew():
    held = HeldBranch(a_committee())
    held.hold()
    refreshed()

    held.tell("marked", 140, person=str(held.members[0].pk), state="absent")
    refreshed()

    assert (row_of(held.branch).present, row_of(held.branch).absent) == (6, 1)
    assert wrong_sums() == []


def test_a_deed_while_the_branch_is_counted_makes_it_due_again():
    held = HeldBranch(a_committee())
    refreshed()
    look = BranchLook.objects.get(branch=held.branch)

    held.tell("opened", 0)

    assert AuditChain.objects.get(pk=look.chain_id).length > look.deeds
    assert refreshed().branches == 1


def test_a_branch_held_by_another_worker_is_left_until_its_lease_runs_out():
    held = HeldBranch(a_committee())
    refreshed()
    held.hold()
    BranchLook.objects.filter(branch=held.branch).update(lease_until=SIXTH + timedelta(minutes=4))

    counts = [refreshed(SIXTH).branches, refreshed(SIXTH + timedelta(minutes=5)).branches]

    assert counts == [0, 1]


def test_a_branch_that_moves_keeps_its_path_of_the_month_and_leaves_no_sum_behind():
    before, after = a_committee("Đảng bộ A"), a_committee("Đảng bộ B")
    held = HeldBranch(before).hold()
    refreshed()

    move_unit(
        held.branch,
        to=after,
        on=date(2027, 1, 1),
        decision="Quyết định 1",
        actor=an_administrator(),
        at=FEBRUARY,
    )
    refreshed(FEBRUARY)

    assert row_of(held.branch).path.startswith(before.path)
    assert row_of(held.branch, date(2027, 1, 1)).path.startswith(after.path)
    assert [unit_row(before).present, unit_row(after, date(2027, 1, 1)).branches] == [7, 1]
    assert not UnitMonth.objects.filter(unit=after, month=DECEMBER).exists()


def test_a_branch_that_moves_within_the_month_is_counted_where_it_stands():
    before, after = a_committee("Đảng bộ A"), a_committee("Đảng bộ B")
    held = HeldBranch(before).hold()
    refreshed()

    move_unit(
        held.branch,
        to=after,
        on=date(2026, 12, 7),
        decision="Quyết định 1",
        actor=an_administrator(),
        at=SEVENTH,
    )
    refreshed(SEVENTH)

    assert [unit_row(before).present, unit_row(after).present] == [0, 7]
    assert wrong_sums() == []


def test_a_cancelled_meeting_is_as_none():
    ward = a_committee()
    branch = a_branch(under=ward)
    secretary = a_secretary(branch)
    meeting = a_planned_meeting(branch, secretary)
    refreshed()
    planned = row_of(branch).step

    cancel(meeting, reason="Bão số 9", actor=secretary, at=AFTERWARDS)
    refreshed()

    row = row_of(branch)
    assert (planned, row.step, row.meeting, row.state) == ("prepare", "plan", None, "")


def test_a_sealed_month_is_settled_two_months_later_and_not_counted_again():
    held = HeldBranch(a_committee()).hold()
    seal(held)
    refreshed(FEBRUARY)
    row = row_of(held.branch)

    refreshed(FEBRUARY + timedelta(days=1))

    assert (row.is_settled, row.step) == (True, "done")
    assert row_of(held.branch).refreshed_at == FEBRUARY


def test_a_month_without_a_meeting_has_a_row_of_its_own():
    branch = a_branch(under=a_committee())

    refreshed()

    rows = BranchMonth.objects.filter(branch=branch).order_by("month")
    assert [(row.month, row.step, row.late_what, row.due_on) for row in rows] == [
        (NOVEMBER, "plan", "not_held", date(2026, 11, 5)),
        (DECEMBER, "plan", "not_held", date(2026, 12, 5)),
    ]


@pytest.mark.parametrize(
    ("since", "months"),
    [
        (date(2026, 11, 1), [date(2026, 11, 1), DECEMBER]),
        (date(2026, 11, 20), [DECEMBER]),
        (date(2026, 12, 2), []),
    ],
)
def test_a_branch_is_asked_for_the_months_that_began_with_a_roster(since, months):
    branch = a_branch(under=a_committee())
    a_member(branch, since=since)

    refreshed()

    rows = BranchMonth.objects.filter(branch=branch).order_by("month")
    assert [row.month for row in rows] == months


def test_a_sum_that_is_not_its_parts_is_told():
    ward = a_committee()
    HeldBranch(ward).hold()
    refreshed()

    UnitMonth.objects.filter(unit=ward, month=DECEMBER).update(present=9)

    assert wrong_sums() == [(ward.pk, DECEMBER, "present", 9, 7)]
