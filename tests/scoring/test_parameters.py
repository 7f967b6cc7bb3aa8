"""The competent committee sets its numbers within the bounds of the table."""

from decimal import Decimal

import pytest

from chibo.scoring.engine import score
from chibo.scoring.parameters import with_parameters
from chibo.scoring.problems import TableRefused
from tests.scoring.evenings import an_evening, an_phu, full_marks, number


def test_a_committee_may_ask_for_a_shorter_meeting():
    table = with_parameters(an_phu(), {"minimum_minutes_large": Decimal(90)})

    card = score(table, an_evening(duration_minutes=number(90)), full_marks())

    assert card.line("1").points == 5
    assert an_phu().parameters["minimum_minutes_large"].value == 120


@pytest.mark.parametrize(
    ("name", "number", "key"),
    [
        ("minimum_minutes_large", Decimal(20), "parameter_out_of_bounds"),
        ("minimum_minutes_large", Decimal(301), "parameter_out_of_bounds"),
        ("none_such", Decimal(1), "parameter_unknown"),
    ],
)
def test_a_number_outside_the_bounds_is_refused(name, number, key):
    with pytest.raises(TableRefused) as refusal:
        with_parameters(an_phu(), {name: number})

    assert [problem.key for problem in refusal.value.problems] == [key]
