from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chibo.reporting.queries.behind import branches_behind, people_behind
from chibo.reporting.queries.board import board, last_months
from chibo.reporting.queries.report import month_report
from tests.factories import a_branch, a_committee, a_unit
from tests.reporting.factories import DECEMBER, SIXTH, HeldBranch, refreshed, row_of

pytestmark = pytest.mark.django_db

ON = date(2026, 12, 6)
JANUARY_10 = datetime(2027, 1, 10, 2, 0, tzinfo=UTC)


def counted(question):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        question()
    return len(asked), [one["sql"] for one in asked]


def a_ward_of(number):
    ward = a_committee(f"Đảng bộ {number}")
    for one in range(number):
        a_branch(f"Chi bộ {one}", under=ward)
    HeldBranch(ward, f"Chi bộ đã họp {number}").hold()
    return ward


def test_a_board_asks_five_questions_whatever_the_number_of_branches_and_no_evening():
    small, large = a_ward_of(3), a_ward_of(30)
    refreshed()

    few, _sql = counted(lambda: board(small, DECEMBER, on=ON))
    many, asked = counted(lambda: board(large, DECEMBER, on=ON))

    assert (few, many) == (5, 5)
    raw = ("meetings_attendance", "meetings_speech", "meetings_journalentry", "quality_")
    assert [sql for sql in asked if any(table in sql for table in raw)] == []


@pytest.mark.parametrize("figure", ["met", "attendance", "scores", "ask", "late", "plan", "finish"])
def test_a_list_behind_a_figure_asks_as_much_for_thirty_branches_as_for_three(figure):
    small, large = a_ward_of(3), a_ward_of(30)
    refreshed()

    few, _sql = counted(lambda: list(branches_behind(figure, small, DECEMBER, on=ON)))
    many, _sql = counted(lambda: list(branches_behind(figure, large, DECEMBER, on=ON)))

    assert (few, many) == (2, 2)


def test_a_report_asks_as_much_for_thirty_branches_as_for_three():
    small, large = a_ward_of(3), a_ward_of(30)
    refreshed()

    few, _sql = counted(
        lambda: [list(s.rows) for s in month_report(small, DECEMBER, at=SIXTH).sheets]
    )
    many, _sql = counted(
        lambda: [list(s.rows) for s in month_report(large, DECEMBER, at=SIXTH).sheets]
    )

    assert few == many


def test_counting_reads_as_much_for_thirty_branches_as_for_three():
    a_ward_of(3)
    _number, for_three = counted(refreshed)
    a_ward_of(30)
    _number, for_thirty = counted(refreshed)

    assert _reads(for_three) == _reads(for_thirty)


def _reads(asked):
    return len([sql for sql in asked if sql.startswith("SELECT")])


def test_who_has_not_met_needs_attention_first_and_for_how_many_months():
    ward = a_committee()
    HeldBranch(ward, "Chi bộ 1").hold()
    never = a_branch("Chi bộ 2", under=ward)

    refreshed()

    told = [
        (one.row.branch, one.what, one.months_missed)
        for one in board(ward, DECEMBER, on=ON).attention
    ]
    assert told == [(never, "not_held", 2), *told[1:]]
    assert [what for _branch, what, _months in told] == ["not_held", "not_sealed"]


def test_a_figure_opens_to_the_branches_that_need_a_word_first():
    ward = a_committee()
    good = HeldBranch(ward, "Chi bộ 1").hold().branch
    poor = HeldBranch(ward, "Chi bộ 2")
    poor.hold(absent=poor.members[:3])
    missing = a_branch("Chi bộ 3", under=ward)
    refreshed()

    def behind(figure):
        return [row.branch for row in branches_behind(figure, ward, DECEMBER, on=ON)]

    assert behind("met") == [missing, good, poor.branch]
    assert behind("attendance") == [poor.branch, good, missing]
    assert behind("plan") == [missing]
    assert behind("ask") == []


def test_attendance_opens_to_names_by_state_without_reasons():
    held = HeldBranch(a_committee(), duties=["exempt"])
    held.hold(absent=[held.members[1]], excused=[held.members[2]], speakers=held.members[3:4] * 2)
    refreshed()

    groups = people_behind(row_of(held.branch))

    assert [(group.state, len(group.people)) for group in groups] == [
        ("absent", 1), ("excused", 1), ("present", 4), ("apart", 1),
    ]  # fmt: skip
    assert groups[0].people[0].name == held.members[1].full_name
    assert sum(person.speeches for person in groups[2].people) == 2
    assert "Ốm" not in repr(groups)


def test_the_board_of_a_past_month_shows_the_tree_of_that_month():
    town = a_unit("Thị xã", kind="district")
    ward = a_committee(under=town)
    HeldBranch(ward).hold()
    refreshed(SIXTH)

    told = board(town, DECEMBER, on=date(2027, 3, 1))

    assert [child.unit for child in told.children] == [ward]
    assert (told.sums.met, told.sums.branches) == (1, 1)


def test_a_month_that_nobody_counted_is_an_empty_board():
    told = board(a_committee(), DECEMBER, on=ON)

    assert (told.sums.branches, told.heat, told.attention, told.attendance.percent) == (
        0, (), (), None,
    )  # fmt: skip


def test_six_months_end_with_the_one_shown():
    assert last_months(date(2027, 1, 1))[::5] == (date(2026, 8, 1), date(2027, 1, 1))
