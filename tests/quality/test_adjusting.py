from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from chibo.quality.adjusting import Adjustment, adjusted_card, fits
from chibo.scoring.engine import score
from chibo.scoring.format import lines_of
from chibo.scoring.judgement import Judgement
from tests.scoring.evenings import an_evening, an_phu

JUDGED = {
    line.code: Judgement("full")
    for line, _place in lines_of(an_phu())
    if line.scored_by == "people"
}
CARD = score(an_phu(), an_evening(), JUDGED)
CODES = [line.code for line in CARD.lines]


def test_nothing_adjusted_is_the_same_card():
    assert adjusted_card(CARD, an_phu(), an_evening(), {}) is CARD


def test_an_adjusted_line_moves_its_group_the_total_and_the_band():
    lower = {"7": Adjustment(Decimal(15), "Nhiều việc báo xong chưa có kết quả")}

    card = adjusted_card(CARD, an_phu(), an_evening(), lower)

    assert card.line("7").points == 15
    assert card.line("7").reason.note == "Nhiều việc báo xong chưa có kết quả"
    assert card.totals.points == CARD.totals.points - 15
    assert (CARD.band.name, card.band.name) == ("good", "fair")


@given(st.dictionaries(st.sampled_from(CODES), st.integers(0, 30), max_size=6))
def test_the_parts_of_an_adjusted_card_still_add_up_to_the_scale(points):
    adjustments = {
        code: Adjustment(Decimal(number), "Xem lại")
        for code, number in points.items()
        if fits(an_phu(), CARD.line(code), Decimal(number))
    }

    totals = adjusted_card(CARD, an_phu(), an_evening(), adjustments).totals

    parts = (totals.points, totals.to_come, totals.unanswered, totals.missing, totals.lost)
    assert sum(parts) == totals.scale
    assert 0 <= totals.points <= totals.scale


def test_points_above_the_line_below_nought_or_finer_than_the_table_do_not_fit():
    line = CARD.line("2.1")

    answers = [
        fits(an_phu(), line, Decimal(text))
        for text in ("4", "0", "2.5", "4.1", "-1", "1.25", "NaN")
    ]

    assert answers == [True, True, True, False, False, False, False]
