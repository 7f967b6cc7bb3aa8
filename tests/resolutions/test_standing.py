from datetime import date

import pytest

from chibo.resolutions.standing import Days, MoreTime, days_of, state_of

AGREED = date(2026, 12, 25)
LONGER, LONGEST = date(2027, 1, 5), date(2027, 1, 20)


@pytest.mark.parametrize(
    ("given", "days"),
    [
        ([], Days(AGREED, AGREED)),
        ([MoreTime(LONGER, AGREED)], Days(LONGER, LONGER)),
        ([MoreTime(LONGER, date(2026, 12, 26))], Days(LONGER, AGREED)),
        ([MoreTime(LONGER, AGREED), MoreTime(LONGEST, LONGER)], Days(LONGEST, LONGEST)),
        ([MoreTime(LONGER, date(2026, 12, 26)), MoreTime(LONGEST, LONGER)], Days(LONGEST, AGREED)),
    ],
)
def test_only_time_given_in_time_moves_the_day_on_which_it_is_on_time(given, days):
    assert days_of(AGREED, given) == days


def test_a_task_without_a_day_is_on_time_until_it_is_given_one():
    assert days_of(None, []) == Days(None, None)
    assert days_of(None, [MoreTime(LONGER, AGREED)]) == Days(LONGER, LONGER)


@pytest.mark.parametrize(
    ("finished_on", "dropped_on", "is_withdrawn", "state"),
    [
        (None, None, False, "open"),
        (AGREED, None, False, "done"),
        (LONGER, None, False, "done_late"),
        (None, LONGER, False, "dropped"),
        (AGREED, None, True, "dropped"),
    ],
)
def test_the_state_follows_from_the_days(finished_on, dropped_on, is_withdrawn, state):
    found = state_of(
        on_time_until=AGREED,
        finished_on=finished_on,
        dropped_on=dropped_on,
        is_withdrawn=is_withdrawn,
    )

    assert found == state


def test_a_task_without_a_day_is_never_late():
    found = state_of(on_time_until=None, finished_on=LONGEST, dropped_on=None, is_withdrawn=False)

    assert found == "done"
