from datetime import date

import pytest

from chibo.meetings.absences import Evening, ExcusedRow, excused_rows

LATEST_FIRST = [date(2027, 1, 1), *(date(2026, month, 1) for month in (12, 11, 10, 9))]


def evenings(*states, member_id=1, name="An"):
    months = zip(LATEST_FIRST, states, strict=False)
    return [Evening(member_id, name, month, state) for month, state in months]


@pytest.mark.parametrize(
    ("states", "times", "since", "strength"),
    [
        (["excused"] * 3 + ["present"], 3, date(2026, 11, 1), "warning"),
        (["excused"] * 4, 4, date(2026, 10, 1), "notice"),
        (["excused", "apart", "excused", "excused"], 3, date(2026, 10, 1), "warning"),
    ],
)
def test_excused_in_a_row_warns_at_the_limit_and_is_noticed_beyond(states, times, since, strength):
    assert excused_rows(evenings(*states), at_most=3) == [
        ExcusedRow(1, "An", times, since, strength)
    ]


@pytest.mark.parametrize(
    "states",
    [
        ["excused", "excused", "present", "excused", "excused"],
        ["present", "excused", "excused", "excused", "excused"],
        ["excused", "excused", "absent", "excused"],  # without reason is another matter
        ["excused", "excused"],
        [],
    ],
)
def test_coming_once_or_staying_away_without_reason_ends_the_row(states):
    assert excused_rows(evenings(*states), at_most=3) == []


def test_whoever_was_excused_most_often_comes_first():
    told = [*evenings(*["excused"] * 3), *evenings(*["excused"] * 4, member_id=2, name="Bình")]

    assert [row.name for row in excused_rows(told, at_most=3)] == ["Bình", "An"]
