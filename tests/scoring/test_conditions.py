"""A condition is true, false, or unknown while a fact it needs is unknown."""

from decimal import Decimal
from itertools import product

import pytest
from pydantic import TypeAdapter

from chibo.scoring.conditions import Condition
from chibo.scoring.operands import Operands

CONDITION = TypeAdapter(Condition)


def truth(condition, **values):
    operands = Operands({k: v for k, v in values.items() if v is not None}, {"least": Decimal(5)})
    return CONDITION.validate_python(condition).truth(operands)


@pytest.mark.parametrize(
    ("operator", "at_four", "at_five", "at_six"),
    [
        ("at_least", False, True, True),
        ("more_than", False, False, True),
        ("at_most", True, True, False),
        ("less_than", True, False, False),
        ("equals", False, True, False),
    ],
)
@pytest.mark.parametrize("limit", [5, "$least"])
def test_a_fact_is_compared_with_a_number_or_a_parameter(operator, at_four, at_five, at_six, limit):
    told = [truth({"fact": "a", operator: limit}, a=Decimal(n)) for n in (4, 5, 6)]

    assert told == [at_four, at_five, at_six]


@pytest.mark.parametrize(("a", "b"), list(product([True, False, None], repeat=2)))
def test_all_any_and_not_wait_only_for_what_can_change_the_answer(a, b):
    parts = [{"fact": "a", "is": True}, {"fact": "b", "is": True}]

    of_all, of_any = truth({"all": parts}, a=a, b=b), truth({"any": parts}, a=a, b=b)

    worlds = [
        (x, y) for x, y in product([True, False], repeat=2) if a in (x, None) and b in (y, None)
    ]
    certain = [{all(world) for world in worlds}, {any(world) for world in worlds}]
    expected = [answers.pop() if len(answers) == 1 else None for answers in certain]
    assert [of_all, of_any] == expected
    assert truth({"not": parts[0]}, a=a) == (None if a is None else not a)
