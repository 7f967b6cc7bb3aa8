from datetime import timedelta

import pytest

from chibo.quality.operations.proposing import propose_card
from chibo.records.operations.writing import compose_minutes, put_minutes
from chibo.sync.adopted_texts import put_texts, score_digest
from chibo.sync.evening import read_evening
from tests.quality.evenings import OPENED, House, a_good_evening

pytestmark = pytest.mark.django_db

LATER = OPENED + timedelta(minutes=108)


def test_the_room_offers_the_card_that_the_committee_put_to_the_meeting():
    house = House()
    evening = a_good_evening(house)
    card = evening.judged_card()
    before = score_digest(read_evening(evening.meeting, at=LATER))

    proposal = propose_card(card, actor=house.secretary, at=LATER)

    put = score_digest(read_evening(evening.meeting, at=LATER))
    assert before is None
    assert (put.digest, put.payload) == (proposal.digest, proposal.payload)


def test_the_meeting_adopts_the_minutes_that_were_put_to_it_else_the_journal():
    house = House()
    evening = a_good_evening(house)
    by = {"actor": house.secretary, "at": LATER}
    of_the_journal = put_texts(read_evening(evening.meeting, at=LATER))

    compose_minutes(evening.meeting, **by)
    put = put_minutes(evening.meeting, **by)

    offered = put_texts(read_evening(evening.meeting, at=LATER))
    assert of_the_journal.minutes not in {"", put.digest}
    assert of_the_journal.minutes_put_at is None
    assert (offered.minutes, offered.minutes_put_at) == (put.digest, LATER)
