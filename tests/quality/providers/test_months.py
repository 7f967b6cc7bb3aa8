from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from chibo.meetings.models import MeetingKind
from chibo.meetings.operations.convening import cancel
from chibo.meetings.operations.planning import plan_meeting
from chibo.resolutions.models import Resolution, Target, Task
from chibo.scoring.facts import Missing, ratio
from tests.quality.counting import fact, plain
from tests.quality.evenings import CLOSED, OPENED, VOTED, EveningHeld, House

pytestmark = pytest.mark.django_db

EVENINGS = {
    month: datetime(2026, month, 3, 12, 30, tzinfo=UTC) for month in (1, 8, 9, 10, 11, 12)
} | {0: datetime(2025, 12, 3, 12, 30, tzinfo=UTC)}


def a_closed_evening(house, month, *, excused=(), carried=None):
    evening = EveningHeld(house, opened=EVENINGS[month])
    evening.open(excused=excused)
    if carried is not None:
        evening.vote("resolution", 95, carried=carried)
    evening.close()
    return evening


def test_excused_evenings_in_a_row_reach_up_to_this_one():
    house = House()
    lam = house.everybody[2]
    for month in (9, 10, 11):
        a_closed_evening(house, month, excused=[lam])
    evening = a_closed_evening(house, 12, excused=[lam])

    excused = fact(evening.meeting, "consecutive_excused_max", CLOSED)

    assert plain(excused) == 4
    assert [(one.name, one.times) for one in excused.evidence.counted] == [("Phan Văn Lâm", 4)]


def test_coming_once_ends_the_row():
    house = House()
    lam = house.everybody[2]
    a_closed_evening(house, 9, excused=[lam])
    a_closed_evening(house, 10)
    a_closed_evening(house, 11, excused=[lam])
    evening = a_closed_evening(house, 12, excused=[lam])

    assert plain(fact(evening.meeting, "consecutive_excused_max", CLOSED)) == 2


def test_the_row_begins_anew_on_the_first_of_january():
    house = House()
    lam = house.everybody[2]
    a_closed_evening(house, 0, excused=[lam])
    evening = a_closed_evening(house, 1, excused=[lam])
    at = EVENINGS[1] + timedelta(minutes=130)

    assert plain(fact(evening.meeting, "consecutive_excused_max", at)) == 1


def test_nobody_excused_is_nought_and_before_the_opening_it_is_missing():
    evening = EveningHeld(House())
    before = fact(evening.meeting, "consecutive_excused_max", evening.early)
    evening.open()

    assert before.value == Missing("not_begun")
    assert plain(fact(evening.meeting, "consecutive_excused_max", VOTED)) == 0


def test_a_thematic_meeting_planned_for_the_month_counts_until_it_is_cancelled():
    house = House()
    evening = EveningHeld(house)
    evening.open()
    by = {"actor": house.secretary, "at": VOTED}
    thematic = plan_meeting(
        house.branch,
        month=date(2026, 12, 1),
        kind=MeetingKind.THEMATIC,
        planned_at=OPENED + timedelta(days=10),
        place="Nhà văn hóa",
        title="Xây dựng khu dân cư kiểu mẫu",
        **by,
    )
    planned = fact(evening.meeting, "thematic_in_month", VOTED)
    cancel(thematic, reason="Bão", **by)

    assert (plain(planned), planned.evidence.things[0].title) == (
        True,
        "Xây dựng khu dân cư kiểu mẫu",
    )
    assert plain(fact(evening.meeting, "thematic_in_month", VOTED)) is False


def test_a_combined_meeting_is_its_own_topic():
    evening = EveningHeld(House(), kind=MeetingKind.COMBINED)

    assert plain(fact(evening.meeting, "thematic_in_month", OPENED)) is True


@pytest.mark.parametrize(("carried", "adopted"), [(True, True), (False, False), (None, False)])
def test_the_meeting_before_did_or_did_not_adopt_a_resolution(carried, adopted):
    house = House()
    a_closed_evening(house, 11, carried=carried)
    evening = EveningHeld(house)

    assert plain(fact(evening.meeting, "earlier_resolution", OPENED)) is adopted


def test_a_first_meeting_has_no_earlier_resolution():
    assert plain(fact(EveningHeld(House()).meeting, "earlier_resolution", OPENED)) is False


def test_only_what_was_due_before_the_day_of_the_meeting_is_judged():
    house = House()
    november = a_closed_evening(house, 11, carried=True)
    for number, (due, finished) in enumerate(
        [(date(2026, 11, 20), date(2026, 11, 19)), (date(2026, 12, 2), None)]
    ):
        a_task(house, november, number, due_on=due, finished_on=finished)
    a_task(house, november, 9, due_on=date(2026, 12, 3), finished_on=None)
    evening = EveningHeld(house)

    assert plain(fact(evening.meeting, "earlier_tasks", OPENED)) == 2
    rate = fact(evening.meeting, "tasks_done_rate", OPENED)
    assert rate.value == ratio(1, 2)
    assert [(one.title, one.mark) for one in rate.evidence.things] == [
        ("Việc 0", "done"),
        ("Việc 1", "open"),
    ]


def test_targets_count_as_met_with_a_result_of_at_least_the_plan():
    house = House()
    november = a_closed_evening(house, 11, carried=True)
    resolution = Resolution.objects.create(
        meeting=november.meeting,
        branch=house.branch,
        title="Nghị quyết tháng 11",
        adopted_at=november.opened,
        adopted_digest="a" * 64,
        vote="v",
        **dict.fromkeys(("base", "in_favour", "against", "no_opinion", "invalid", "not_voted"), 0),
    )
    for place, result in enumerate((Decimal(100), Decimal(99), None), start=1):
        Target.objects.create(
            resolution=resolution,
            position=place,
            text=f"Chỉ tiêu {place}",
            unit_of_measure="hộ",
            planned=Decimal(100),
            due_on=date(2026, 11, 30),
            result=result,
            measured_on=date(2026, 11, 30) if result else None,
        )
    evening = EveningHeld(house)

    assert plain(fact(evening.meeting, "earlier_targets", OPENED)) == 3
    assert fact(evening.meeting, "targets_met_rate", OPENED).value == ratio(1, 3)


def test_without_tasks_due_there_is_no_rate():
    evening = EveningHeld(House())

    assert fact(evening.meeting, "tasks_done_rate", OPENED).value == Missing("nobody_to_count")


def a_task(house, evening, number, *, due_on, finished_on):
    return Task.objects.create(
        branch=house.branch,
        from_meeting=evening.meeting,
        key=f"t{number}",
        entry="00000000-0000-0000-0000-000000000001",
        text=f"Việc {number}",
        agreed_on=date(2026, 11, 3),
        agreed_due_on=due_on,
        due_on=due_on,
        on_time_until=due_on,
        state="done" if finished_on else "open",
        finished_on=finished_on,
    )
