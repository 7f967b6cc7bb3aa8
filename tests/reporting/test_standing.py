from datetime import date

import pytest

from chibo.reporting.standing import Course, Deadlines, lateness, step_of
from chibo.rulebook.shapes import MeetingWindow

MONTH = date(2026, 12, 1)
HELD = date(2026, 12, 4)
RULES = Deadlines(MeetingWindow(3, 5), papers_days=1, documents_days=2, score_days=3)


@pytest.mark.parametrize(
    ("state", "scored", "card", "step"),
    [
        ("", False, "", "plan"),
        ("planned", False, "", "prepare"),
        ("prepared", False, "", "convene"),
        ("convened", False, "", "hold"),
        ("in_session", False, "", "hold"),
        ("closed", False, "", "finish"),
        ("closed", True, "sent", "finish"),
        ("sealed", False, "", "done"),
        ("sealed", True, "", "finish"),
        ("sealed", True, "voted", "finish"),
        ("sealed", True, "returned", "finish"),
        ("sealed", True, "sent", "review"),
        ("sealed", True, "accepted", "review"),
        ("sealed", True, "adjusted", "review"),
        ("sealed", True, "final", "done"),
    ],
)
def test_a_month_stands_in_the_step_that_its_meeting_and_card_have_reached(
    state, scored, card, step
):
    course = Course(MONTH, state, HELD if state else None, is_scored=scored, card_state=card)

    assert step_of(course) == step


@pytest.mark.parametrize(
    ("course", "day", "late"),
    [
        (Course(MONTH), 5, ("", None)),
        (Course(MONTH), 6, ("not_held", date(2026, 12, 5))),
        (Course(MONTH, "planned", HELD), 3, ("", None)),
        (Course(MONTH, "planned", HELD), 4, ("not_convened", date(2026, 12, 3))),
        (Course(MONTH, "prepared", HELD), 5, ("not_held", HELD)),
        (Course(MONTH, "planned", date(2026, 12, 20)), 10, ("", None)),
        (Course(MONTH, "convened", HELD), 4, ("", None)),
        (Course(MONTH, "in_session", HELD), 5, ("not_held", HELD)),
        (Course(MONTH, "closed", HELD), 6, ("", None)),
        (Course(MONTH, "closed", HELD), 7, ("not_sealed", date(2026, 12, 6))),
        (Course(MONTH, "sealed", HELD), 31, ("", None)),
        (Course(MONTH, "sealed", HELD, is_scored=True), 7, ("", None)),
        (Course(MONTH, "sealed", HELD, is_scored=True), 8, ("score_not_sent", date(2026, 12, 7))),
        (Course(MONTH, "sealed", HELD, is_scored=True, is_sent=True), 31, ("", None)),
        (
            Course(MONTH, "closed", HELD, is_scored=True, score_due_on=date(2026, 12, 5)),
            6,
            ("score_not_sent", date(2026, 12, 5)),
        ),
    ],
)
def test_what_is_late_is_named_with_its_last_day(course, day, late):
    assert lateness(course, RULES, on=date(2026, 12, day)) == late
