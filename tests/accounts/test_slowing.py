from datetime import timedelta

import pytest

from chibo.accounts.slowing import Slowing

SLOWING = Slowing(5, timedelta(seconds=30), timedelta(hours=1), timedelta(days=1))


@pytest.mark.parametrize(
    ("tries", "seconds"),
    [(1, 0), (4, 0), (5, 30), (6, 60), (7, 120), (11, 1920), (12, 3600), (10_000, 3600)],
)
def test_the_first_tries_are_free_and_the_waits_double_up_to_the_longest(tries, seconds):
    assert SLOWING.wait_after(tries) == timedelta(seconds=seconds)
