from datetime import date

import pytest

from chibo.organization.models import Unit
from chibo.organization.operations.placing import move_unit
from chibo.rulebook.errors import NoRule
from chibo.rulebook.keys import (
    MEETING_WINDOW,
    MINIMUM_MINUTES,
    PAPERS_DAYS_BEFORE,
    QUORUM,
    THEMATIC_PER_QUARTER,
)
from chibo.rulebook.models import RuleValue
from chibo.rulebook.queries import (
    rule_history,
    rule_history_here,
    rule_in_force,
    rule_reach,
    rulebooks_in_force,
    rules_in_force,
    rules_on_days,
)
from chibo.rulebook.shapes import MeetingWindow
from tests.factories import EVENING, a_branch, a_committee, an_administrator

pytestmark = pytest.mark.django_db

HD_42 = date(2025, 10, 28)
DECEMBER = date(2026, 12, 3)


def decided(unit, key, value, *, since=date(2026, 1, 1), until=None, source="Nghị quyết 5-NQ/ĐU"):
    return RuleValue.objects.create(
        key=key.name, unit=unit, value=value, source=source, valid_from=since, valid_until=until
    )


def test_a_rule_of_the_central_file_holds_where_nobody_decided_otherwise():
    branch = a_branch(under=a_committee())

    book = rules_in_force(branch, on=DECEMBER)

    assert book[MEETING_WINDOW] == MeetingWindow(first_day=3, last_day=5)
    assert book[QUORUM] is None
    assert book.source_of(PAPERS_DAYS_BEFORE) == "Hướng dẫn 42-HD/BTCTW (28/10/2025)"
    assert book.version_of(PAPERS_DAYS_BEFORE) == "central:2025-10-28"


@pytest.mark.parametrize(("on", "minutes"), [(date(2025, 10, 27), 90), (HD_42, 120)])
def test_an_evening_is_judged_by_the_rules_of_its_day(on, minutes):
    branch = a_branch(under=a_committee())

    least = rule_in_force(MINIMUM_MINUTES, branch, on=on).for_meeting("combined", members=40)

    assert least == minutes


def test_of_the_units_above_the_nearest_that_decided_wins():
    province = a_committee("Tỉnh ủy")
    commune = a_committee("Đảng ủy xã", under=province)
    branch, other = a_branch("A", under=commune), a_branch("B", under=a_committee(under=province))
    decided(province, PAPERS_DAYS_BEFORE, 2)
    mine = decided(commune, PAPERS_DAYS_BEFORE, 3)

    assert [rules_in_force(u, on=DECEMBER)[PAPERS_DAYS_BEFORE] for u in (branch, other)] == [3, 2]
    assert (
        rules_in_force(branch, on=DECEMBER).source_of(PAPERS_DAYS_BEFORE)
        == "Đảng ủy xã: Nghị quyết 5-NQ/ĐU"
    )
    assert (
        rules_in_force(branch, on=DECEMBER).version_of(PAPERS_DAYS_BEFORE)
        == f"{commune.pk}:2026-01-01"
    )
    assert rule_history(PAPERS_DAYS_BEFORE, commune) == [mine]


def test_a_decision_holds_from_its_first_day_until_the_day_it_ends():
    branch = a_branch(under=a_committee())
    decided(branch, PAPERS_DAYS_BEFORE, 4, until=date(2026, 12, 4))

    days = [date(2025, 12, 31), date(2026, 1, 1), DECEMBER, date(2026, 12, 4)]

    assert [rule_in_force(PAPERS_DAYS_BEFORE, branch, on=on) for on in days] == [1, 4, 4, 1]


def test_a_branch_that_moved_follows_the_committee_of_the_day():
    before, after = a_committee("Huyện ủy"), a_committee("Đảng ủy xã")
    branch = a_branch(under=before)
    decided(before, PAPERS_DAYS_BEFORE, 2)
    decided(after, PAPERS_DAYS_BEFORE, 5)
    move_unit(branch, to=after, on=date(2026, 7, 1), actor=an_administrator(), at=EVENING)

    june, july = date(2026, 6, 30), date(2026, 7, 1)

    assert rule_in_force(PAPERS_DAYS_BEFORE, branch, on=june) == 2
    assert rule_in_force(PAPERS_DAYS_BEFORE, branch, on=july) == 5


def test_before_the_first_rule_the_refusal_names_the_rule_and_the_day():
    branch = a_branch(under=a_committee())
    book = rules_in_force(branch, on=date(2010, 12, 3))

    with pytest.raises(NoRule) as refusal:
        book[THEMATIC_PER_QUARTER]

    assert str(THEMATIC_PER_QUARTER.label) in str(refusal.value)
    assert "2010" in str(refusal.value)


@pytest.mark.parametrize("branches", [1, 3])
def test_the_rules_of_many_branches_are_two_questions(branches, django_assert_num_queries):
    commune = a_committee()
    decided(commune, PAPERS_DAYS_BEFORE, 2)
    units = [a_branch(f"Chi bộ {number}", under=commune) for number in range(branches)]

    with django_assert_num_queries(2):
        books = rulebooks_in_force(units, on=DECEMBER)

    assert {pk: book[PAPERS_DAYS_BEFORE] for pk, book in books.items()} == {
        unit.pk: 2 for unit in Unit.objects.filter(kind="branch")
    }


def test_the_rules_of_several_days_are_those_of_each_day_in_one_question(
    django_assert_num_queries,
):
    commune = a_committee("Đức Thuận")
    branch = a_branch(under=commune)
    decided(commune, MEETING_WINDOW, {"first_day": 1, "last_day": 9}, until=DECEMBER)
    days = (date(2026, 12, 1), DECEMBER)

    with django_assert_num_queries(1):
        books = rules_on_days(branch, days)

    assert [books[day][MEETING_WINDOW] for day in days] == [
        rule_in_force(MEETING_WINDOW, branch, on=day) for day in days
    ]
    assert books[days[0]][MEETING_WINDOW] == MeetingWindow(first_day=1, last_day=9)


def test_the_history_of_a_rule_here_names_every_unit_above_and_the_centre():
    province = a_committee("Tỉnh ủy")
    commune = a_committee("Đảng ủy xã", under=province)
    branch = a_branch(under=commune)
    above = decided(province, PAPERS_DAYS_BEFORE, 2)
    planned = decided(commune, PAPERS_DAYS_BEFORE, 3, since=date(2027, 1, 1))
    decided(a_committee("Đảng ủy khác", under=province), PAPERS_DAYS_BEFORE, 5)

    told = rule_history_here(PAPERS_DAYS_BEFORE, branch, on=DECEMBER)

    assert told[:2] == [planned, above]
    assert [line.valid_from for line in told[2:]] == [HD_42, date(2011, 1, 19)]


def test_a_value_concerns_the_branches_below_but_not_those_under_a_unit_of_its_own_mind():
    province = a_committee("Tỉnh ủy")
    one, other = a_committee("Xã A", under=province), a_committee("Xã B", under=province)
    lonely = a_branch("A1", under=one)
    for name in ("A2", "A3"):
        a_branch(name, under=one)
    a_branch("B1", under=other)
    mine = decided(one, PAPERS_DAYS_BEFORE, 3)
    its_own = decided(lonely, PAPERS_DAYS_BEFORE, 4)
    later = decided(other, PAPERS_DAYS_BEFORE, 5, since=date(2027, 6, 1))
    decided(province, PAPERS_DAYS_BEFORE, 6)

    reach = rule_reach(PAPERS_DAYS_BEFORE, province, on=DECEMBER)

    assert (reach.branches, reach.inheriting) == (4, 1)
    assert reach.own == [mine, its_own, later]


def test_a_value_of_a_branch_concerns_the_branch_itself():
    branch = a_branch(under=a_committee())

    reach = rule_reach(PAPERS_DAYS_BEFORE, branch, on=DECEMBER)

    assert (reach.branches, reach.inheriting, reach.own) == (1, 1, [])
