import pytest

from chibo.scoring.facts import ToCome
from tests.quality.counting import fact, names, plain
from tests.quality.evenings import CLOSED, VOTED, EveningHeld, House, a_good_evening

pytestmark = pytest.mark.django_db


def test_conclusions_are_counted_with_their_entries():
    evening = a_good_evening(House())
    evening.tell("concluded", 91, text="Giữ nếp sinh hoạt ngày 03 hằng tháng.")

    conclusions = fact(evening.meeting, "conclusions_count", VOTED)

    assert plain(conclusions) == 2
    assert [one.kind for one in conclusions.evidence.entries] == ["concluded", "concluded"]


@pytest.mark.parametrize(("carried", "adopted"), [(True, True), (False, False)])
def test_a_resolution_is_adopted_by_a_carried_vote(carried, adopted):
    evening = EveningHeld(House())
    evening.open()
    evening.vote("resolution", 95, carried=carried)

    assert plain(fact(evening.meeting, "resolution_adopted", VOTED)) is adopted


def test_a_vote_on_another_matter_adopts_no_resolution():
    evening = EveningHeld(House())
    evening.open()
    evening.vote("programme", 5)

    assert plain(fact(evening.meeting, "resolution_adopted", VOTED)) is False


def test_a_task_counts_with_somebody_who_answers_for_it_and_a_day():
    house = House()
    evening = EveningHeld(house)
    evening.open()
    whole = {"lead": house.everybody[2], "due_on": "2026-12-20"}
    evening.tell("task_agreed", 80, task="a", text="Thu quỹ", **whole)
    evening.tell("task_agreed", 81, task="b", text="Vệ sinh", lead=house.everybody[3])
    evening.tell("task_agreed", 82, task="c", text="Tuyên truyền", due_on="2026-12-20")

    tasks = fact(evening.meeting, "tasks_assigned", VOTED)

    assert plain(tasks) == 1
    assert names(tasks.evidence.counted) == ["Phan Văn Lâm"]


def test_minutes_can_be_adopted_until_the_close_and_not_after():
    evening = EveningHeld(House())
    evening.open()
    running = fact(evening.meeting, "minutes_adopted", VOTED)
    evening.close()

    assert running.value == ToCome(at_worst=False, at_best=True)
    assert plain(fact(evening.meeting, "minutes_adopted", CLOSED)) is False


def test_adopted_minutes_are_known_at_once():
    evening = EveningHeld(House())
    evening.open()
    evening.adopt_minutes()

    assert plain(fact(evening.meeting, "minutes_adopted", CLOSED)) is True
