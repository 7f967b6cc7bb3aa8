"""The table of An Phú ward as data."""

from collections import Counter
from decimal import Decimal

import pytest

from chibo.scoring.facts import ratio
from chibo.scoring.format import lines_of
from tests.scoring.evenings import NO, YES, an_evening, an_phu, an_phu_card, full_marks, number


def test_the_table_has_28_lines_and_100_points_in_eight_groups():
    lines = [line for line, _ in lines_of(an_phu())]

    assert len(lines) == 28
    assert sum(line.points for line in lines) == an_phu().scale == 100
    assert [int(c.points) for c in an_phu().criteria] == [5, 5, 10, 30, 10, 5, 30, 5]


def test_every_line_belongs_to_one_of_the_five_things():
    points = Counter()
    for line, place in lines_of(an_phu()):
        points[place.five] += line.points

    assert points == {
        "preparation": 10,
        "attendance": 5,
        "conduct": 50,
        "principles": 5,
        "results": 30,
    }


def test_the_machine_scores_58_points_and_people_42():
    points = Counter()
    for line, _ in lines_of(an_phu()):
        points[line.scored_by] += line.points

    assert points == {"machine": 58, "people": 42}


def test_only_what_ends_after_the_vote_is_known_later():
    later = [line.code for line, _ in lines_of(an_phu()) if an_phu().known(line) == "later"]

    assert later == ["1", "8.2", "8.3"]


def test_every_judged_line_says_what_to_look_at():
    bare = [
        line.code
        for line, _ in lines_of(an_phu())
        if line.scored_by == "people" and not line.score.judged.guidance
    ]

    assert bare == []


DURATION = [
    (29, 90, 5),
    (29, 89, 4),
    (29, 75, 4),
    (29, 60, 3),
    (29, 59, 2),
    (29, 45, 2),
    (29, 44, 1),
    (30, 120, 5),
    (30, 90, 3),
    (30, 89, 2),
    (30, 60, 2),
    (30, 59, 1),
    (30, 0, 1),
]


@pytest.mark.parametrize(("members", "minutes", "points"), DURATION)
def test_the_length_is_measured_by_the_size_of_the_branch(members, minutes, points):
    facts = an_evening(branch_members=number(members), duration_minutes=number(minutes))

    assert an_phu_card(facts).line("1").points == points


@pytest.mark.parametrize(
    ("spoke", "points"), [(51, 5), (50, 4), (40, 4), (39, 3), (30, 3), (29, 2), (0, 2)]
)
def test_exactly_half_of_those_present_speaking_is_the_lower_step(spoke, points):
    assert an_phu_card(an_evening(speaking_rate=ratio(spoke, 100))).line("4.5").points == points


@pytest.mark.parametrize(
    ("present", "absent", "points"),
    [(90, 0, 4), (89, 0, 3), (75, 0, 3), (74, 0, 2), (65, 0, 2), (64, 0, 1), (99, 1, 1)],
)
def test_attendance_has_four_steps_and_one_absentee_without_reason_caps_it(present, absent, points):
    facts = an_evening(attendance_rate=ratio(present, 100), absent_without_reason=number(absent))

    assert an_phu_card(facts).line("2.1").points == points


@pytest.mark.parametrize(
    ("met", "points"),
    [
        (90, 30),
        (89, 27),
        (80, 27),
        (79, 24),
        (70, 24),
        (69, 20),
        (60, 20),
        (59, 15),
        (50, 15),
        (49, 10),
    ],
)
def test_results_have_six_steps(met, points):
    assert an_phu_card(an_evening(targets_met_rate=ratio(met, 100))).line("7").points == points


@pytest.mark.parametrize(
    ("choice", "thematic", "points", "worth"),
    [
        ("full", NO, "15", 15),
        ("mostly", NO, "12", 15),
        ("partly", NO, "7.5", 15),
        ("full", YES, "10", 10),
        ("mostly", YES, "8", 10),
    ],
)
def test_without_a_thematic_meeting_its_points_go_to_the_regular_contents(
    choice, thematic, points, worth
):
    facts, judged = an_evening(thematic_in_month=thematic), full_marks(c4_2=choice)

    card = an_phu_card(facts, judged)

    assert (card.line("4.2").points, card.line("4.2").max_points) == (Decimal(points), worth)
    assert card.groups[2].max_points == 30


def test_targets_and_tasks_both_absent_drop_the_results():
    facts = an_evening(earlier_targets=number(0), earlier_tasks=number(0))

    card = an_phu_card(facts)

    assert (card.line("7").reason.key, card.totals.counted_of, card.totals.points) == (
        "dropped",
        70,
        100,
    )


@pytest.mark.parametrize(("days", "points"), [(1, 2), (0, 0)])
def test_papers_are_posted_at_least_one_day_before(days, points):
    assert an_phu_card(an_evening(papers_days_before=number(days))).line("3.5").points == points


def test_the_choices_made_for_the_holes_of_the_form_are_named():
    notes = " ".join(an_phu().notes)

    for words in ("4.3 chuyển sang dòng 4.2", "ít nhất một nửa", "đúng 50 %", "không chấm"):
        assert words in notes
