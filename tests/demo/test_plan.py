from datetime import UTC, date, datetime, timedelta
from random import Random
from types import SimpleNamespace

import pytest

from chibo.demo.calendar import Calendar
from chibo.demo.luck import Luck
from chibo.demo.places import ALL_BRANCHES
from chibo.demo.population import populate
from chibo.demo.stories.meetings.pen import Note, Pen
from chibo.demo.stories.meetings.plan import plan_of_month
from chibo.demo.stories.meetings.words import deal, sayings

TOWN = populate(Luck(7), today=date(2026, 12, 20), branches=ALL_BRANCHES)


def branch_called(name):
    return next(branch for branch in TOWN.branches if branch.told.name == name)


def a_plan(name, *, months_ago, today=date(2026, 12, 20)):
    world = SimpleNamespace(luck=Luck(7), calendar=Calendar(today))
    return plan_of_month(world, branch_called(name), months_ago=months_ago)


def test_the_branch_that_keeps_paper_has_its_evening_keyed_in_the_next_morning():
    plan = a_plan("Hồng Lam", months_ago=1)

    assert plan.planned_at.day in {3, 4}
    assert plan.recorded_at.date() == plan.planned_at.date() + timedelta(days=1)
    assert (plan.recorded_at.hour, plan.recorded_at.minute) == (6, 30)


def test_on_any_day_past_its_meeting_the_paper_of_last_night_is_keyed_in_by_half():
    plan = a_plan("Hồng Lam", months_ago=0)

    assert plan.planned_at.date() == date(2026, 12, 19)
    assert plan.is_left_open


@pytest.mark.parametrize("day", range(1, 32))
def test_the_late_branch_has_not_met_yet_on_any_day_of_the_month(day):
    plan = a_plan("Tuần Cầu", months_ago=0, today=date(2026, 12, day))

    assert plan.planned_at.date() >= date(2026, 12, day)
    assert plan.planned_at.month == 12


def test_a_good_branch_has_met_as_usual_however_late_the_day_is():
    plan = a_plan("Thuận Hòa", months_ago=0)

    assert plan.planned_at.date().day in {3, 4, 5}
    assert not plan.is_left_open


def test_notes_become_entries_in_the_order_of_their_hours():
    at = datetime(2026, 12, 3, 12, 30, tzinfo=UTC)
    notes = [Note(at + timedelta(minutes=9), "closed", {}), Note(at, "opened", {"place": "x"})]

    first, last = Pen(meeting=5, account=8, device="a-1").entries(notes, Random(1))

    assert (first["kind"], first["seq"], last["kind"], last["seq"]) == ("opened", 1, "closed", 2)
    assert first["id"] == "01a23be2-0d40-7226-b63c-5ab791b7584a"


def test_what_is_keyed_in_from_paper_tells_the_hour_of_the_evening_by_a_clock_that_is_ahead():
    at = datetime(2026, 12, 3, 12, 30, tzinfo=UTC)
    pen = Pen(meeting=5, account=8, device="a-1", role="paper", behind=timedelta(hours=11))

    (entry,) = pen.entries([Note(at, "opened", {})], Random(1))

    assert (entry["role"], entry["at"], entry["wall"], entry["offset"]) == (
        "paper",
        "2026-12-03T12:30:00+00:00",
        "2026-12-03T23:30:00+00:00",
        -11 * 3600 * 1000,
    )


@pytest.mark.parametrize("kind", ["residential", "office"])
@pytest.mark.parametrize("step", ["member_tasks", "information", "discussion", "criticism"])
def test_no_sentence_is_dealt_twice(kind, step):
    cards = deal(Random(1), kind, step)

    assert len(set(cards)) == len(cards) >= 30


def test_two_months_of_a_branch_share_nothing_of_what_can_be_said():
    branch = branch_called("Thuận Hòa")
    months = [sayings(Luck(7), branch, "discussion", month=month) for month in range(6)]

    every = [saying for month in months for saying in month]
    assert len(set(every)) == len(every) == 144
