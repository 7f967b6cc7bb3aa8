from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.kernel.days import day_of, first_of_month, next_month, previous_month


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2026, 12, 2, 16, 59, tzinfo=UTC), date(2026, 12, 2)),
        (datetime(2026, 12, 2, 17, 0, tzinfo=UTC), date(2026, 12, 3)),
    ],
)
def test_a_day_begins_at_midnight_in_vietnam(instant, day):
    assert day_of(instant) == day


def test_an_instant_without_a_time_zone_is_no_instant():
    with pytest.raises(ValueError):
        day_of(datetime(2026, 12, 2, 17, 0))


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)))
def test_the_month_before_the_next_is_this_one(day):
    assert previous_month(next_month(day)) == first_of_month(day)
