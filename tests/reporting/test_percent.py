from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.reporting.percent import Share


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [
        (1742, 1906, Decimal("91.4")),
        (18, 20, Decimal("90.0")),
        (20, 20, Decimal("100.0")),
        (0, 20, Decimal("0.0")),
        (1999, 2000, Decimal("99.9")),
        (1, 4000, Decimal("0.1")),
        (0, 0, None),
    ],
)
def test_a_share_over_nobody_is_no_percent_and_all_is_said_of_all_only(part, whole, percent):
    assert Share(part, whole).percent == percent


@given(
    st.integers(1, 10**7).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))
)
def test_a_percent_is_a_hundred_for_all_of_them_only_and_never_more(share):
    part, whole = share
    percent = Share(part, whole).percent

    assert 0 <= percent <= 100
    assert (percent == 100) is (part == whole)
    assert (percent == 0) is (part == 0)
