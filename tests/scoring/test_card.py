"""A card is frozen as data and comes back the same."""

import json
from decimal import Decimal

import pytest
from pydantic import ValidationError

from chibo.scoring.card import card_as_data, card_from_data
from chibo.scoring.engine import score
from chibo.scoring.facts import Known, Missing, ToCome
from tests.scoring.evenings import (
    NO,
    a_table,
    an_evening,
    an_phu_card,
    full_marks,
    number,
    small_facts,
)


def test_a_card_comes_back_from_json_exactly():
    facts = an_evening(
        absent_without_reason=number(1),
        earlier_resolution=NO,
        duration_minutes=ToCome(at_worst=Decimal("95.5")),
        speaking_rate=Missing("nobody_to_count"),
    )
    card = an_phu_card(facts, full_marks(c4_2="partly"))

    back = card_from_data(json.loads(json.dumps(card_as_data(card))))

    assert back == card
    assert card_as_data(back) == card_as_data(card)


def test_numbers_are_written_as_decimal_strings():
    data = card_as_data(an_phu_card())

    line = next(line for line in data["lines"] if line["code"] == "4.5")
    assert (line["points"], line["reason"]["reached"]["thresholds"]) == (
        "5",
        [{"fact": "speaking_rate", "operator": "more_than", "limit": "0.50", "holds": True}],
    )
    assert "." not in json.dumps([line["max_points"] for line in data["lines"]])


def test_a_text_that_looks_like_a_number_stays_a_text():
    kind = "  meeting_kind: {unit: text, label: Loại, definition: Loại sinh hoạt}\n"
    first = "score: {all_or_nothing: {when: {fact: meeting_kind, is: '1'}}}"
    card = score(a_table(first, facts=kind), small_facts(meeting_kind=Known("1")), {})

    back = card_from_data(card_as_data(card))

    assert back == card
    assert back.line("1").reason.facts[0].value == "1"


def test_a_card_that_was_altered_is_not_read():
    data = card_as_data(an_phu_card())
    data["lines"][0]["points"] = "năm"

    with pytest.raises(ValidationError):
        card_from_data(data)


def test_a_line_that_is_not_on_the_card_is_named():
    with pytest.raises(KeyError, match=r"9\.9"):
        an_phu_card().line("9.9")


def test_a_ratio_is_told_with_what_was_counted_over_what():
    fact = an_phu_card().line("2.1").reason.facts[0]

    assert (fact.name, fact.value, fact.part, fact.whole) == (
        "attendance_rate",
        Decimal("0.95"),
        38,
        40,
    )


def test_a_derived_fact_is_told_with_the_facts_behind_it():
    read = an_phu_card(an_evening(duration_minutes=number(110))).line("1").reason.facts

    assert [(fact.name, fact.value) for fact in read] == [
        ("duration_shortfall", 10),
        ("duration_minutes", 110),
        ("branch_members", 40),
        ("duration_share", Decimal(110) / Decimal(120)),
    ]


def test_only_the_facts_that_decided_stand_behind_the_results():
    read = an_phu_card().line("7").reason.facts

    assert "tasks_done_rate" not in [fact.name for fact in read]
