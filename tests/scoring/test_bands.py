"""Which band a card reaches, and what the next one asks for."""

from decimal import Decimal

import pytest

from chibo.scoring.bands import NextBand
from chibo.scoring.engine import score
from chibo.scoring.facts import Missing
from chibo.scoring.judgement import Judgement
from tests.scoring.evenings import NO, a_table, number, small_facts

FREE = "score: {judged: {step: 0.5}}"
PLAIN = """bands:
  - {name: good, label: Tốt, from: 12}
  - {name: fair, label: Khá, from: 9}
  - {name: poor, label: Kém, from: 0}
"""
STRICT = PLAIN.replace(
    "from: 12}", "from: 12, requires: {full_marks_in: ['5'], when: {fact: there, is: yes}}}"
)


def band(points, bands=PLAIN, **facts):
    given = {"1": Judgement(points=Decimal(points), reason="Trừ điểm")}
    return score(a_table(FREE, bands=bands), small_facts(**facts), given).band


@pytest.mark.parametrize(
    ("points", "name", "missing"),
    [("8", "good", None), ("7.5", "fair", "0.5"), ("5", "fair", "3"), ("4.5", "poor", "0.5")],
)
def test_a_band_begins_at_its_points(points, name, missing):
    reached = band(points)

    assert (reached.name, reached.next and reached.next.points_missing) == (
        name,
        Decimal(missing) if missing else None,
    )


def test_what_misses_a_requirement_falls_to_the_next_band():
    reached = band("10", STRICT, posted=number(9))

    assert reached.name == "fair"
    assert reached.next == NextBand("good", Decimal(0), ("5",), condition_unmet=False)


def test_a_condition_that_is_not_met_is_told_apart_from_points():
    reached = band("9", STRICT, there=NO)

    assert reached.next == NextBand("good", Decimal(0), (), condition_unmet=True)


def test_a_condition_that_is_not_known_to_be_met_is_not_met():
    reached = band("10", STRICT, there=Missing("not_recorded"))

    assert (reached.name, reached.next) == (
        "fair",
        NextBand("good", Decimal(0), (), condition_unmet=True),
    )


def test_a_requirement_that_is_met_lets_the_band_stand():
    assert band("8", STRICT).name == "good"
