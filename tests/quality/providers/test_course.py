from decimal import Decimal

import pytest

from chibo.scoring.facts import ToCome
from tests.quality.counting import fact, plain
from tests.quality.evenings import CLOSED, OPENED, VOTED, EveningHeld, House

pytestmark = pytest.mark.django_db


def test_duration_is_whole_minutes_without_the_break():
    evening = EveningHeld(House())
    evening.open()
    evening.tell("paused", 50, reason="Giải lao")
    evening.tell("resumed", 61)
    evening.close(126)

    duration = fact(evening.meeting, "duration_minutes", CLOSED)

    assert plain(duration) == 115
    assert (duration.evidence.began_at, duration.evidence.ended_at) == (OPENED, CLOSED)


def test_while_the_meeting_runs_it_has_lasted_at_least_so_long():
    evening = EveningHeld(House())
    evening.open()
    evening.tell("paused", 50, reason="Giải lao")
    evening.tell("resumed", 60)

    assert fact(evening.meeting, "duration_minutes", VOTED).value == ToCome(at_worst=Decimal(100))


def test_before_the_opening_nothing_is_known_of_its_length():
    evening = EveningHeld(House())

    assert fact(evening.meeting, "duration_minutes", evening.early).value == ToCome()


def test_minutes_for_criticism_are_those_of_its_items_on_the_clock():
    evening = EveningHeld(House())
    evening.open()
    evening.discuss(speakers=[], criticism=17)

    assert plain(fact(evening.meeting, "minutes_for_criticism", VOTED)) == 17


def test_criticism_that_still_runs_may_take_longer():
    evening = EveningHeld(House())
    evening.open()
    evening.tell("item_started", 100, item=str(evening.items[1].pk))

    running = fact(evening.meeting, "minutes_for_criticism", VOTED)

    assert running.value == ToCome(at_worst=Decimal(10))


def test_month_and_kind_are_those_it_was_planned_for():
    evening = EveningHeld(House())

    assert plain(fact(evening.meeting, "meeting_month", OPENED)) == 12
    assert plain(fact(evening.meeting, "meeting_kind", OPENED)) == "regular"
