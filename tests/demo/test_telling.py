from datetime import date, datetime
from types import SimpleNamespace

import pytest

from chibo.demo.calendar import Calendar
from chibo.demo.telling import tell
from chibo.kernel.days import ORGANISATION_ZONE


def evening(month, day):
    return datetime(2026, month, day, 19, 30, tzinfo=ORGANISATION_ZONE)


def world(*branches, said=None):
    population = SimpleNamespace(branches=branches)
    say = (said if said is not None else []).append
    return SimpleNamespace(population=population, say=say)


def test_stories_of_all_branches_happen_in_the_order_of_their_instants():
    happened = []

    def meets(_world, branch):
        for at in branch["meets"]:
            yield at
            happened.append((at.day, branch["name"]))

    tell(
        world(
            {"name": "one", "meets": [evening(9, 3), evening(9, 20)]},
            {"name": "two", "meets": [evening(9, 4), evening(9, 5)]},
        ),
        [meets],
    )

    assert happened == [(3, "one"), (4, "two"), (5, "two"), (20, "one")]


def test_at_one_instant_the_story_named_first_goes_first():
    happened = []

    def story(word):
        def told(_world, _branch):
            yield evening(9, 3)
            happened.append(word)

        return told

    tell(world("branch"), [story("first"), story("second")])

    assert happened == ["first", "second"]


def test_a_story_that_goes_back_in_time_is_refused():
    def confused(_world, _branch):
        yield evening(10, 3)
        yield evening(9, 3)

    with pytest.raises(ValueError, match="goes back"):
        tell(world("branch"), [confused])


def test_each_month_is_said_once():
    said = []

    def meets(_world, _branch):
        yield from (evening(9, 3), evening(9, 4), evening(10, 3))

    tell(world("one", "two", said=said), [meets])

    assert len(said) == 2


@pytest.mark.parametrize(
    ("today", "set_up_on"),
    [(date(2026, 12, 1), date(2026, 7, 1)), (date(2027, 3, 31), date(2026, 10, 1))],
)
def test_the_rosters_are_entered_a_month_before_four_months_of_history(today, set_up_on):
    assert Calendar(today).set_up_on == set_up_on
