from argparse import ArgumentTypeError
from datetime import date

import pytest

from chibo.console.day_argument import day_argument


def test_a_day_is_typed_year_first():
    assert day_argument("2026-12-01") == date(2026, 12, 1)


@pytest.mark.parametrize("text", ["2026-13-01", "01/12/2026", "", "2026-02-29"])
def test_no_such_day_is_refused_with_the_form_to_use(text):
    with pytest.raises(ArgumentTypeError, match="2026-12-01"):
        day_argument(text)
