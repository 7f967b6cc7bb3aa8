from datetime import date
from decimal import Decimal

import pytest

from chibo.membership.models import PostKind
from chibo.quality.card_reading import fresh_reading, occasion_of
from chibo.quality.models import Stage
from chibo.quality.operations.contesting import contest_line
from chibo.quality.operations.freezing import complete_card, freeze_voted
from chibo.quality.operations.reviewing import Adjustment, adjust_card, finish_card, send_card
from chibo.quality.queries.cards import cards_of, review_queue, visible_cards
from chibo.quality.queries.evidence import evidence_of
from chibo.quality.queries.outlook import score_outlook
from chibo.quality.queries.page import card_page
from chibo.quality.queries.stages import standing_reading
from tests.factories import a_committee, a_post, a_secretary
from tests.quality.evenings import (
    CLOSED,
    IN_A_WEEK,
    NEXT_DAY,
    House,
    a_good_evening,
    a_voted_evening,
)
from tests.quality.providers.test_months import EVENINGS

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 4)


@pytest.fixture
def sent():
    house = House()
    evening, card = a_voted_evening(house)
    freeze_voted(evening.meeting, actor=house.secretary, at=NEXT_DAY)
    send_card(card, actor=house.secretary, at=NEXT_DAY)
    card.refresh_from_db()
    return house, evening, card


def test_the_page_shows_what_is_judged_and_what_is_missing_before_the_vote():
    house = House()
    evening = a_good_evening(house)
    card = evening.judged_card(line_4_4="partly")

    page = card_page(card, at=CLOSED)

    line = next(line for line in page.lines if line.code == "4.4")
    assert [(one.name, one.points, one.is_chosen) for one in line.choices] == [
        ("full", 2, False),
        ("partly", 1, True),
        ("none", 0, False),
    ]
    assert (line.branch, line.machine, line.voted, line.final) == (1, None, None, None)
    assert [one.code for one in page.to_come] == ["8.2", "8.3"]
    assert (page.unanswered, page.missing, page.is_complete) == ((), (), False)


def test_the_worth_of_a_moved_line_is_in_the_choices_of_the_line_that_got_it():
    house = House()
    card = a_good_evening(house).judged_card()

    line = next(line for line in card_page(card, at=CLOSED).lines if line.code == "4.2")

    assert [choice.points for choice in line.choices] == [15, 12, Decimal("7.5"), 0]


def test_all_values_stand_side_by_side(sent):
    house, _evening, card = sent
    adjust_card(
        card,
        {"2.1": Adjustment(Decimal(2), "Hai đồng chí về sớm")},
        actor=house.reviewer,
        at=IN_A_WEEK,
    )
    finish_card(card, actor=house.reviewer, at=IN_A_WEEK)
    card.refresh_from_db()

    page = card_page(card, at=IN_A_WEEK)

    line = next(line for line in page.lines if line.code == "2.1")
    assert (line.machine, line.branch, line.voted, line.reviewed, line.final) == (4, 4, 4, 2, 2)
    assert line.reviewer_reason == "Hai đồng chí về sớm"
    looks = page.looks
    assert (looks.branch - looks.final, looks.reviewed) == (
        card_total(page, "branch") - card_total(page, "final"),
        looks.final,
    )
    assert [deed.deed for deed in page.deeds] == ["sent", "adjusted", "final"]
    assert (page.is_complete, page.days_late, page.band) == (True, 0, "Tốt")


def card_total(page, side):
    """Sum of a side on the scale of the table, rounded as the table rounds."""
    total = sum(getattr(line, side) or 0 for line in page.lines)
    scale = page.totals.scale / page.totals.counted_of
    return (total * scale).quantize(Decimal("0.1"))


def test_a_group_sums_its_lines(sent):
    _house, _evening, card = sent

    groups = {group.code: group for group in card_page(card, at=NEXT_DAY).groups}

    assert (groups["2"].points, groups["2"].max_points) == (5, 5)
    assert (groups["1"].points, groups["1"].max_points) == (5, 5)
    assert (groups["8"].points, groups["8"].max_points) == (4, 5)


def test_each_scored_line_opens_to_the_people_behind_it(sent):
    house, _evening, card = sent

    behind = evidence_of(card, "4.5", at=NEXT_DAY)

    (speaking,) = behind.facts
    assert speaking.fact == "speaking_rate"
    assert "trên số đảng viên dự họp" in speaking.definition
    assert len(speaking.evidence.counted) == 5
    assert {one.name for one in speaking.evidence.counted} >= {"Bùi Xuân Niềm", "Hồ Sỹ Minh"}
    assert house.secretary.name == "Bùi Xuân Niềm"


def test_the_evidence_of_a_derived_fact_is_that_of_what_was_counted(sent):
    _house, _evening, card = sent

    names = [one.fact for one in evidence_of(card, "1", at=NEXT_DAY).facts]

    assert sorted(names) == ["branch_members", "duration_minutes"]


def test_an_unknown_line_has_no_evidence(sent):
    with pytest.raises(KeyError):
        evidence_of(sent[2], "99", at=NEXT_DAY)


def test_the_queue_holds_the_cards_sent_to_the_own_committee(sent):
    house, _evening, card = sent
    contest_line(card, "2.1", reason="Sai", actor=house.secretary, at=NEXT_DAY)

    (waiting,) = review_queue(house.reviewer, on=DAY)

    assert (waiting.card, waiting.branch) == (card, house.branch.name)
    assert (waiting.open_contests, waiting.is_complete, waiting.days_late) == (1, False, 0)
    assert waiting.band == "good"


def test_other_committees_members_and_the_branch_have_nothing_to_review(sent):
    house, _evening, _card = sent
    other = a_post(a_committee("Đảng ủy phường Nam Hồng"), PostKind.OFFICER, name="Đ/c Khác")

    assert review_queue(other, on=DAY) == []
    assert review_queue(house.secretary, on=DAY) == []


def test_a_final_card_leaves_the_queue(sent):
    house, _evening, card = sent
    by = {"actor": house.reviewer, "at": IN_A_WEEK}
    adjust_card(card, {"4.1": Adjustment(Decimal(4), "Xem lại")}, **by)
    finish_card(card, **by)

    assert review_queue(house.reviewer, on=DAY) == []


def test_the_queue_asks_the_same_number_of_questions_for_one_card_and_for_three(
    django_assert_num_queries,
):
    house = House()
    for month in (10, 11, 12):
        evening = a_good_evening(house, opened=EVENINGS[month])
        evening.vote("score", 110)
        (stage,) = freeze_voted(evening.meeting, actor=house.secretary, at=NEXT_DAY)
        send_card(stage.card, actor=house.secretary, at=NEXT_DAY)
    rights_and_cards = 2

    with django_assert_num_queries(rights_and_cards):
        assert len(review_queue(house.reviewer, on=DAY)) == 3


def test_from_above_a_card_exists_once_it_is_voted():
    house = House()
    evening, card = a_voted_evening(house)
    stranger = a_secretary(a_committee("Đảng ủy phường Nam Hồng"), name="Đ/c Lạ")
    before = list(visible_cards(house.reviewer, on=DAY))
    freeze_voted(evening.meeting, actor=house.secretary, at=NEXT_DAY)

    assert before == []
    assert list(visible_cards(house.reviewer, on=DAY)) == [card]
    assert list(visible_cards(house.deputy, on=DAY)) == [card]
    assert list(visible_cards(stranger, on=DAY)) == []
    assert list(cards_of(house.branch)) == [card]


def test_a_meeting_says_by_which_table_it_will_be_scored():
    house = House()
    evening = a_good_evening(house)

    before = score_outlook(evening.meeting)
    card = evening.judged_card()

    assert (before.card, before.table) == (None, house.table.title)
    assert score_outlook(evening.meeting).card == card


@pytest.mark.parametrize("before", [False, True], ids=["first meeting", "one before"])
def test_a_whole_card_is_counted_in_six_questions_whatever_there_was(
    django_assert_num_queries, before
):
    """The journal in four, what surrounds the evening in one, the attendance of the year."""
    house = House()
    if before:
        a_good_evening(house, opened=EVENINGS[11])
    card = a_good_evening(house, opened=EVENINGS[12]).judged_card()
    fresh_reading(card, {}, occasion=occasion_of(card, at=CLOSED))

    with django_assert_num_queries(6):
        reading = fresh_reading(card, {}, occasion=occasion_of(card, at=CLOSED))

    assert len(reading.facts) == 26


def test_a_complete_card_is_read_without_counting(sent, django_assert_num_queries):
    house, _evening, card = sent
    complete_card(card, actor=house.secretary, at=IN_A_WEEK)
    card = cards_of(house.branch).get()

    with django_assert_num_queries(2):
        reading = standing_reading(card, at=IN_A_WEEK)

    assert reading.waits_for == ()
    assert Stage.COMPLETE in {row.stage for row in card.stages.all()}
