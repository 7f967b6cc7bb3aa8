from decimal import Decimal

import pytest

from chibo.quality.operations.freezing import freeze_voted
from chibo.records.queries.drafting import minutes_draft
from chibo.records.scores import score_print_of
from tests.quality.evenings import NEXT_DAY, House, a_voted_evening

pytestmark = pytest.mark.django_db


def test_the_voted_card_is_printed_with_the_lines_that_were_to_come():
    house = House()
    evening, _card = a_voted_evening(house)
    freeze_voted(evening.meeting, actor=house.secretary, at=NEXT_DAY)

    printed = score_print_of(evening.meeting)

    assert (printed.total, printed.maximum, printed.band) == (
        Decimal("95.7"),
        Decimal(100),
        "Tốt",
    )
    assert [line.code for line in printed.lines if line.is_to_come] == ["8.2", "8.3"]
    assert all(line.sentence for line in printed.lines)


def test_where_no_score_was_voted_none_is_printed():
    house = House()
    evening, _card = a_voted_evening(house)

    assert score_print_of(evening.meeting) is None


def test_the_minutes_name_points_and_class():
    house = House()
    evening, _card = a_voted_evening(house)
    freeze_voted(evening.meeting, actor=house.secretary, at=NEXT_DAY)

    assert "95,7/100 điểm, xếp loại Tốt" in str(minutes_draft(evening.meeting))
