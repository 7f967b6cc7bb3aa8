"""Whole evenings, worked out by hand from the paper form."""

from decimal import Decimal

import pytest

from chibo.scoring.facts import Missing, ToCome, ratio
from tests.scoring.evenings import NO, YES, an_evening, an_phu_card, full_marks, number

WEAK = {
    "duration_minutes": number(60),  # half of 120: 2 of 5
    "attendance_rate": ratio(28, 40),  # 70 %: 2 of 4
    "consecutive_excused_max": number(4),  # 0 of 1
    "consultation_has_minutes": NO,  # 0 of 2
    "committee_notified": NO,  # 0 of 1
    "papers_posted": NO,  # 0 of 2 and 0 of 1
    "speaking_rate": ratio(8, 28),  # 28.6 %: 2 of 5
    "minutes_for_criticism": number(10),  # 0 of 1
    "targets_met_rate": ratio(11, 20),  # 55 %: 15 of 30
    "minutes_adopted": NO,  # 0 of 2
    "papers_complete_days_after": number(5),  # 0 of 1
}

EVENINGS = {
    "nothing at fault, no thematic meeting": ({}, {}, "100", "good", None),
    "the evening of the articles: one absent without reason, 14 of 36 spoke": (
        {
            "attendance_rate": ratio(36, 40),
            "absent_without_reason": number(1),  # 1 of 4
            "speaking_rate": ratio(14, 36),  # 3 of 5
            "targets_met_rate": ratio(7, 10),  # 24 of 30
        },
        {"c4_4": "partly"},  # 1 of 2
        "88",
        "fair",
        "2",
    ),
    "the first meeting of a branch: line 7 is dropped, 62 of 70": (
        {
            "earlier_resolution": NO,
            "absent_without_reason": number(1),  # -3
            "speaking_rate": ratio(14, 36),  # -2
        },
        {"c3_1": "none"},  # -3
        "88.6",
        "fair",
        "1.4",
    ),
    "a secretary alone with twelve members, 70 of 90 minutes, thematic": (
        {
            "branch_members": number(12),
            "has_branch_committee": NO,
            "consultation_held": NO,  # full all the same
            "duration_minutes": number(70),  # 20 short: 3 of 5
            "thematic_in_month": YES,
        },
        {"c4_3": "mostly"},  # 3 of 5
        "96",
        "good",
        None,
    ),
    "a weak evening": (WEAK, {"c4_2": "partly", "c4_1": "partly"}, "56.5", "average", "13.5"),
    "a poor evening": (
        WEAK | {"duration_minutes": number(59), "targets_met_rate": ratio(3, 10)},
        {"c4_2": "partly", "c4_1": "partly", "c5_2": "none"},
        "46.5",
        "poor",
        "3.5",
    ),
    "no targets, so the tasks count: 4 of 5 done": (
        {
            "earlier_targets": number(0),
            "targets_met_rate": Missing("nobody_to_count"),
            "tasks_done_rate": ratio(4, 5),  # 27 of 30
        },
        {},
        "97",
        "good",
        None,
    ),
}


@pytest.mark.parametrize("name", EVENINGS)
def test_an_evening_is_scored_as_by_hand(name):
    facts, judged, points, band, gap = EVENINGS[name]

    card = an_phu_card(an_evening(**facts), full_marks(**judged))

    missing = card.band.next.points_missing if card.band.next else None
    assert (card.totals.points, card.band.name, missing, card.open_lines()) == (
        Decimal(points),
        band,
        Decimal(gap) if gap else None,
        (),
    )


def test_at_the_vote_what_is_to_come_stands_apart_from_the_voted_total():
    at_the_vote = an_evening(
        duration_minutes=ToCome(at_worst=Decimal(95)),
        minutes_adopted=ToCome(at_worst=False, at_best=True),
        papers_complete_posted=ToCome(at_worst=False, at_best=True),
        papers_complete_days_after=ToCome(at_best=Decimal(0)),
    )

    card = an_phu_card(at_the_vote)

    assert (card.totals.points, card.totals.to_come, card.totals.lost) == (92, 8, 0)
    assert card.open_lines() == ("1", "8.2", "8.3")
    assert {card.line(code).known for code in card.open_lines()} == {"later"}


def test_a_meeting_that_already_lasted_long_enough_is_scored_while_it_runs():
    card = an_phu_card(an_evening(duration_minutes=ToCome(at_worst=Decimal(120))))

    assert (card.line("1").state, card.line("1").points) == ("scored", 5)


def test_papers_not_posted_after_three_days_lose_the_point_without_waiting():
    late = an_evening(
        papers_complete_posted=ToCome(at_worst=False, at_best=True),
        papers_complete_days_after=ToCome(at_best=Decimal(3)),
    )

    line = an_phu_card(late).line("8.3")

    assert (line.state, line.points, line.reason.key) == ("scored", 0, "condition_fails")


def test_a_line_to_come_promises_no_more_than_the_best_that_can_still_be():
    running = an_evening(
        duration_minutes=ToCome(at_worst=Decimal(60), at_best=Decimal(100)),
    )

    line = an_phu_card(running).line("1")

    assert (line.state, line.points, line.at_most) == ("to_come", None, 3)


def test_the_complete_stage_is_the_same_call_with_later_facts():
    voted = an_phu_card(an_evening(duration_minutes=ToCome()))
    complete = an_phu_card(an_evening(duration_minutes=number(110)))

    assert (voted.totals.points, voted.totals.to_come) == (95, 5)
    assert (complete.totals.points, complete.totals.to_come) == (99, 0)
    assert voted.lines[1:] == complete.lines[1:]


def test_nothing_known_and_nothing_judged_is_an_open_card_without_lost_points():
    card = an_phu_card({}, {})

    assert {line.state for line in card.lines} == {"missing", "unanswered"}
    totals = card.totals
    assert (totals.points, totals.unanswered, totals.missing, totals.lost) == (0, 37, 63, 0)
    assert card.band.name == "poor"
