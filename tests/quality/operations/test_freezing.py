from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from chibo.audit.models import AuditEntry
from chibo.quality.answers import answers_of
from chibo.quality.card_reading import frozen_reading
from chibo.quality.models import CardStage, Judgement, Scorecard, Stage
from chibo.quality.operations.freezing import (
    complete_card,
    complete_due,
    digest_of,
    freeze_due,
    freeze_voted,
)
from chibo.quality.operations.noting import enter_complete_posted
from chibo.quality.operations.opening import open_card
from chibo.quality.operations.proposing import propose_card
from chibo.quality.operations.reviewing import send_card
from chibo.scoring.card import card_from_data
from chibo.scoring.engine import score
from tests.quality.evenings import (
    NEXT_DAY,
    OPENED,
    VOTED,
    EveningHeld,
    House,
    a_good_evening,
    a_voted_evening,
)

pytestmark = pytest.mark.django_db

TWO_DAYS_AFTER = datetime(2026, 12, 5, 14, 0, tzinfo=UTC)
THREE_DAYS_AFTER = datetime(2026, 12, 6, 2, 0, tzinfo=UTC)


def frozen_in(card, stage):
    return [
        card_from_data(row.data)
        for row in CardStage.objects.filter(card=card, stage=stage).order_by("number")
    ]


def test_a_carried_vote_freezes_the_card_as_it_stood_at_that_moment():
    house = House()
    evening, card = a_voted_evening(house)

    (stage,) = freeze_voted(evening.meeting, actor=house.secretary, at=NEXT_DAY)

    card.refresh_from_db()
    assert (card.state, card.voted_at) == ("voted", VOTED)
    (voted,) = frozen_in(card, Stage.VOTED)
    assert [(one.code, one.at_most) for one in voted.lines if one.state == "to_come"] == [
        ("8.2", 2),
        ("8.3", 1),
    ]
    assert voted.totals.points + voted.totals.to_come == 100
    assert (stage.points, stage.band) == (voted.totals.points, "good")


def test_twice_freezes_once():
    house = House()
    evening, card = a_voted_evening(house)
    by = {"actor": house.secretary, "at": NEXT_DAY}

    first, second = freeze_voted(evening.meeting, **by), freeze_voted(evening.meeting, **by)

    assert (len(first), second) == (1, [])
    assert CardStage.objects.filter(card=card).count() == 1
    assert AuditEntry.objects.filter(action="quality.stage_frozen").count() == 1


def test_what_is_corrected_after_the_vote_moves_nothing_that_was_voted():
    house = House()
    evening = a_good_evening(house)
    card = evening.judged_card()
    evening.propose_and_vote(card)
    marked = {"person": house.everybody[2], "state": "absent"}
    evening.tell("marked", 115, **marked)
    evening.close()

    freeze_voted(evening.meeting, actor=house.secretary, at=NEXT_DAY)

    (voted,) = frozen_in(card, Stage.VOTED)
    assert voted.line("2.1").points == 4
    assert voted.line("2.1").reason.facts[0].part == 8
    done = complete_card(card, actor=house.secretary, at=THREE_DAYS_AFTER)
    assert card_from_data(done.data).line("2.1").points == 4


def test_a_vote_that_was_lost_freezes_nothing():
    house = House()
    evening = a_good_evening(house)
    card = evening.judged_card()
    evening.vote("score", 110, carried=False)

    assert freeze_voted(evening.meeting, actor=house.secretary, at=NEXT_DAY) == []
    card.refresh_from_db()
    assert card.state == "draft"


def test_a_vote_taken_back_makes_the_card_a_draft_and_the_next_vote_is_frozen_beside():
    house = House()
    evening = a_good_evening(house)
    card = evening.judged_card()
    propose_card(card, actor=house.secretary, at=VOTED)
    first = evening.vote("score", 110)
    by = {"actor": house.secretary, "at": NEXT_DAY}
    freeze_voted(evening.meeting, **by)
    evening.tell("corrected", 112, target=first, action="void", reason="Đếm nhầm")

    assert freeze_due(**by) == 0
    card.refresh_from_db()
    assert (card.state, card.vote, card.voted_at) == ("draft", "", None)
    evening.vote("score", 118)
    assert freeze_due(**by) == 1
    assert [row.number for row in CardStage.objects.filter(card=card)] == [1, 2]


def test_a_vote_taken_back_after_the_card_was_sent_changes_nothing():
    house = House()
    evening, card = a_voted_evening(house)
    by = {"actor": house.secretary, "at": NEXT_DAY}
    freeze_voted(evening.meeting, **by)
    send_card(card, **by)
    evening.vote("score", 118, vote="another")

    assert freeze_voted(evening.meeting, **by) == []
    card.refresh_from_db()
    assert card.state == "sent"


def test_the_answers_put_to_the_meeting_are_those_that_were_voted():
    house = House()
    evening = a_good_evening(house)
    card = evening.judged_card()
    judged = {"3.1": {"choice": "mostly", "points": "", "reason": "Thiếu một nội dung"}}
    evening.tell(
        "score_proposed",
        108,
        table="an-phu-ward-2025",
        version="1",
        judged=judged,
        digest="a" * 64,
    )
    evening.vote("score", 110, digest="a" * 64)

    freeze_voted(evening.meeting, actor=house.secretary, at=NEXT_DAY)

    (voted,) = frozen_in(card, Stage.VOTED)
    assert voted.line("3.1").points == 2
    assert voted.line("3.1").reason.note == "Thiếu một nội dung"
    assert voted.line("3.2").state == "unanswered"
    last = Judgement.objects.filter(card=card, code="3.2").last()
    assert last.is_withdrawn


def test_a_score_voted_offline_opens_its_card_by_itself():
    house = House()
    evening = a_good_evening(house)
    evening.vote("score", 110)

    assert freeze_due(actor=house.secretary, at=NEXT_DAY) == 1
    assert Scorecard.objects.get().state == "voted"


def test_without_a_table_a_vote_on_a_score_freezes_nothing():
    house = House(with_table=False)
    evening = a_good_evening(house)
    evening.vote("score", 110)

    assert freeze_due(actor=house.secretary, at=NEXT_DAY) == 0
    assert not Scorecard.objects.exists()


def test_the_card_is_complete_once_the_secretary_names_the_day():
    house = House()
    evening, card = a_voted_evening(house)
    by = {"actor": house.secretary, "at": NEXT_DAY}
    freeze_voted(evening.meeting, **by)
    before = complete_card(card, **by)
    enter_complete_posted(evening.meeting, posted_on=date(2026, 12, 4), **by)

    assert before is None
    assert complete_due(**by) == 1
    (complete,) = frozen_in(card, Stage.COMPLETE)
    assert complete.totals.points == 100
    assert complete.line("8.2").points == 2
    assert complete_due(**by) == 0


@pytest.mark.parametrize(("at", "points"), [(TWO_DAYS_AFTER, None), (THREE_DAYS_AFTER, Decimal(0))])
def test_the_time_of_the_final_documents_runs_out_by_itself(at, points):
    house = House()
    evening, card = a_voted_evening(house)
    freeze_voted(evening.meeting, actor=house.secretary, at=NEXT_DAY)

    stage = complete_card(card, actor=house.secretary, at=at)

    found = card_from_data(stage.data).line("8.3").points if stage else None
    assert found == points


def test_a_complete_card_does_not_move_when_a_day_is_entered_late():
    house = House()
    evening, card = a_voted_evening(house)
    by = {"actor": house.secretary, "at": THREE_DAYS_AFTER}
    freeze_voted(evening.meeting, **by)
    complete_card(card, **by)
    enter_complete_posted(evening.meeting, posted_on=date(2026, 12, 4), **by)

    complete_card(card, **by)

    (complete,) = frozen_in(card, Stage.COMPLETE)
    assert complete.line("8.3").points == 0


def test_a_short_meeting_that_still_ran_at_the_vote_is_scored_when_it_has_closed():
    house = House()
    evening = EveningHeld(house)
    evening.open()
    card = open_card(evening.meeting, actor=house.secretary, at=OPENED)
    evening.vote("score", 60)
    evening.close(80)
    freeze_voted(evening.meeting, actor=house.secretary, at=NEXT_DAY)

    complete_card(card, actor=house.secretary, at=THREE_DAYS_AFTER)

    (voted,), (complete,) = frozen_in(card, Stage.VOTED), frozen_in(card, Stage.COMPLETE)
    assert (voted.line("1").state, voted.line("1").at_most) == ("to_come", 5)
    assert complete.line("1").points == 4


def test_the_stage_keeps_the_facts_with_the_people_behind_them():
    house = House()
    evening = a_good_evening(house, absent=house.everybody[2:3])
    card = evening.judged_card()
    evening.propose_and_vote(card)

    (stage,) = freeze_voted(evening.meeting, actor=house.secretary, at=NEXT_DAY)

    absent = stage.facts["absent_without_reason"]
    assert absent["value"] == "1"
    assert [one["name"] for one in absent["evidence"]["counted"]] == ["Phan Văn Lâm"]
    assert evening.opened < stage.frozen_at - timedelta(hours=1)


def test_one_damaged_card_does_not_keep_the_others_from_being_completed():
    first, second = House(), House()
    cards = []
    for house in (first, second):
        evening, card = a_voted_evening(house)
        freeze_voted(evening.meeting, actor=house.secretary, at=NEXT_DAY)
        cards.append(card)
    CardStage.objects.filter(card=cards[0]).update(facts={"attendance_rate": "hỏng"})

    with pytest.raises(ExceptionGroup):
        complete_due(actor=first.secretary, at=THREE_DAYS_AFTER)

    complete = CardStage.objects.filter(stage=Stage.COMPLETE)
    assert list(complete.values_list("card", flat=True)) == [cards[1].pk]


def test_the_voted_card_is_read_back_as_it_was_frozen():
    house = House()
    evening, card = a_voted_evening(house)
    (stage,) = freeze_voted(evening.meeting, actor=house.secretary, at=NEXT_DAY)

    reading = frozen_reading(card, CardStage.objects.get(pk=stage.pk))

    assert digest_of(reading) == stage.digest
    assert score(reading.table, reading.values, answers_of(card).counted) == reading.card
