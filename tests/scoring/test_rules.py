"""Each rule and each modifier, on small tables."""

from decimal import Decimal

import pytest

from chibo.scoring.engine import score
from chibo.scoring.facts import FactOfWrongUnit, Known, Missing, ToCome
from chibo.scoring.judgement import Judgement, JudgementRefused
from chibo.scoring.outcome import Step, Threshold
from tests.scoring.evenings import NO, YES, a_table, number, small_facts

FREE = "score: {judged: {step: 0.5}}"
CHOICES = """
score:
  judged:
    choices:
      - {name: full, label: Tốt, points: 10}
      - {name: none, label: Không, points: 0}
"""
TIERS = """
score:
  tiers:
    - {when: {fact: rate, more_than: 0.5}, points: 10}
    - {when: {fact: rate, at_least: 0.4}, points: 4}
  otherwise: 2
"""
HELD = "score: {all_or_nothing: {when: {fact: there, is: yes}}}\n"


def line_one(table, facts=None, **judgements):
    given = {"1": Judgement(**judgements)} if judgements else {}
    return score(table, small_facts() if facts is None else facts, given).line("1")


def test_free_points_count_within_the_step():
    line = line_one(a_table(FREE), points=Decimal("7.5"), reason="Nội dung còn chung")

    assert (line.state, line.points, line.reason.key, line.reason.note) == (
        "scored",
        Decimal("7.5"),
        "points_given",
        "Nội dung còn chung",
    )


@pytest.mark.parametrize("points", ["7.25", "10.5", "-1", "NaN", "Infinity"])
def test_points_that_do_not_fit_leave_the_line_unanswered(points):
    line = line_one(a_table(FREE), points=Decimal(points), reason="…")

    assert (line.state, line.points, line.reason.key) == (
        "unanswered",
        None,
        "points_do_not_fit",
    )


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_deduction_without_a_reason_leaves_the_line_unanswered(reason):
    line = line_one(a_table(CHOICES), choice="none", reason=reason)

    assert (line.state, line.points, line.reason.key) == (
        "unanswered",
        None,
        "deduction_without_reason",
    )


def test_full_marks_need_no_reason():
    line = line_one(a_table(CHOICES), choice="full")

    assert (line.state, line.points, line.reason.key, line.reason.choice) == (
        "scored",
        10,
        "chosen",
        "full",
    )


def test_a_table_may_spare_people_the_reason():
    table = a_table(CHOICES.replace("judged:\n", "judged:\n    deduction_needs_reason: no\n"))

    assert line_one(table, choice="none").points == 0


def test_a_choice_that_the_line_does_not_have_leaves_it_unanswered():
    line = line_one(a_table(CHOICES), choice="splendid")

    assert (line.state, line.reason.key) == ("unanswered", "unknown_choice")


@pytest.mark.parametrize("code", ["2", "9.9"])
def test_nobody_types_over_a_line_of_the_machine(code):
    with pytest.raises(JudgementRefused, match=f"People do not score {code}"):
        score(a_table(FREE), small_facts(), {code: Judgement(points=Decimal(1))})


@pytest.mark.parametrize(("rate", "points"), [("0.51", 10), ("0.5", 4), ("0.4", 4), ("0.3", 2)])
def test_the_first_step_that_holds_gives_the_points(rate, points):
    assert line_one(a_table(TIERS), small_facts(rate=number(rate))).points == points


def test_a_step_names_what_was_reached_and_what_was_missed():
    reason = line_one(a_table(TIERS), small_facts(rate=number("0.45"))).reason

    higher = Threshold("rate", "more_than", Decimal("0.5"), holds=False)
    lower = Threshold("rate", "at_least", Decimal("0.4"), holds=True)
    assert (reason.key, reason.reached, reason.missed) == (
        "tier_reached",
        Step(Decimal(4), (lower,)),
        Step(Decimal(10), (higher,)),
    )


@pytest.mark.parametrize(("fact", "points"), [(YES, 10), (NO, 0)])
def test_all_or_nothing(fact, points):
    assert line_one(a_table(HELD), small_facts(there=fact)).points == points


CAPPED = TIERS + "cap: [{when: {fact: times, more_than: 2}, at_most: 3}]\n"


@pytest.mark.parametrize(
    ("rate", "times", "points"), [("0.9", 3, 3), ("0.9", 2, 10), ("0.1", 3, 2)]
)
def test_a_cap_takes_off_what_is_above_it_and_nothing_else(rate, times, points):
    facts = small_facts(rate=number(rate), times=number(times))

    assert line_one(a_table(CAPPED), facts).points == points


@pytest.mark.parametrize("times", [number(3), Missing("not_recorded")])
def test_a_cap_at_the_points_themselves_takes_nothing_and_is_not_told(times):
    table = a_table(CAPPED.replace("at_most: 3", "at_most: 4"))

    line = line_one(table, small_facts(rate=number("0.4"), times=times))

    assert (line.points, line.reason.cap) == (4, None)


def test_a_missing_fact_is_not_waited_for_when_one_to_come_already_decides():
    either = "any: [{fact: times, at_least: 3}, {fact: rate, at_least: 0.5}]"
    table = a_table(f"score: {{all_or_nothing: {{when: {{{either}}}}}}}")
    facts = small_facts(times=Missing("not_recorded"), rate=ToCome(at_worst=Decimal("0.6")))

    line = line_one(table, facts)

    assert (line.state, line.points) == ("scored", 10)


def test_a_share_of_nothing_is_missing_not_zero_nor_full():
    head = "derived: {made: {share: {fact: times}, of: 0, unit: ratio, label: Suy ra}}\n"
    table = a_table(TIERS.replace("fact: rate", "fact: made"), head=head)

    line = line_one(table)

    assert (line.state, line.points, line.reason.facts[0].why) == ("missing", None, "not_derived")


def test_a_cap_that_bit_is_told_with_the_points_it_took():
    facts = small_facts(rate=number("0.9"), times=number(3))

    reason = line_one(a_table(CAPPED), facts).reason

    bit = Step(Decimal(3), (Threshold("times", "more_than", Decimal(2), holds=True),))
    assert (reason.cap, reason.before_cap) == (bit, 10)


def test_a_cap_that_is_unknown_holds_up_only_the_points_above_it():
    facts = small_facts(times=Missing("not_recorded"))

    low = line_one(a_table(CAPPED), facts | {"rate": number("0.1")})
    high = line_one(a_table(CAPPED), facts | {"rate": number("0.9")})

    assert (low.state, low.points) == ("scored", 2)
    assert (high.state, high.points, high.at_most) == ("missing", None, 10)


def test_a_line_to_come_promises_no_more_than_a_cap_that_already_bit():
    facts = small_facts(rate=ToCome(), times=number(3))

    line = line_one(a_table(CAPPED), facts)

    assert (line.state, line.at_most) == ("to_come", 3)


@pytest.mark.parametrize(
    ("then", "key", "points", "counted_of", "total"),
    [  # line 2 is lost with the fact; lines 3, 4 and 5 bring a point each
        ("full", "full_without_it", 10, 14, "13"),
        ("zero", "zero_without_it", 0, 14, "3"),
        ("drop", "dropped", 0, 4, "10.5"),
        ("{move_to: '3'}", "moved_to", 0, 14, "13"),
    ],
)
def test_a_line_without_object(then, key, points, counted_of, total):
    gate = f"not_applicable: {{when: {{fact: there, is: no}}, then: {then}}}\n"

    card = score(a_table(TIERS + gate), small_facts(there=NO), {})

    line = card.line("1")
    assert (line.state, line.reason.key, line.points) == ("not_applicable", key, points)
    assert (card.totals.counted_of, card.totals.points) == (counted_of, Decimal(total))


def test_a_gate_that_is_unknown_leaves_the_line_waiting_at_its_own_worth():
    gate = "not_applicable: {when: {fact: there, is: no}, then: {move_to: '3'}}\n"

    card = score(a_table(TIERS + gate), small_facts(there=Missing("not_recorded")), {})

    assert (card.line("1").state, card.line("1").at_most) == ("missing", 10)
    assert card.line("3").max_points == 1


ONLY = "only_in: {months: [3], quarters: [4], kinds: [combined]}\n"
WHEN = "  meeting_month: {unit: count, label: Tháng, definition: Tháng của buổi họp}\n"
KIND = "  meeting_kind: {unit: text, label: Loại, definition: Loại sinh hoạt}\n"


@pytest.mark.parametrize(
    ("month", "kind", "state"),
    [
        (3, "combined", "scored"),
        (10, "combined", "scored"),
        (12, "combined", "scored"),
        (9, "combined", "not_applicable"),
        (3, "regular", "not_applicable"),
    ],
)
def test_a_line_counts_only_in_its_months_and_kinds(month, kind, state):
    facts = small_facts(meeting_month=number(month), meeting_kind=Known(kind))

    assert line_one(a_table(TIERS + ONLY, facts=WHEN + KIND), facts).state == state


def test_a_line_for_some_kinds_waits_while_the_kind_is_unknown():
    facts = small_facts(meeting_month=number(3))

    line = line_one(a_table(TIERS + ONLY, facts=WHEN + KIND), facts)

    assert (line.state, [fact.why for fact in line.reason.facts]) == ("missing", ["no_provider"])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("rate", Decimal(90)),
        ("rate", True),
        ("times", Decimal("1.5")),
        ("times", Decimal(-1)),
        ("there", Decimal(1)),
        ("times", Decimal("NaN")),
        ("times", 3),
    ],
)
def test_a_value_that_is_not_of_its_unit_is_the_fault_of_the_provider(name, value):
    with pytest.raises(FactOfWrongUnit, match=f"The fact {name} is declared as"):
        score(a_table(TIERS), small_facts(**{name: Known(value)}), {})


def test_a_missing_fact_is_told_with_its_reason_and_is_no_zero():
    line = line_one(a_table(TIERS), small_facts(rate=Missing("nobody_to_count")))

    assert (line.state, line.points, line.at_most, line.reason.facts[0].why) == (
        "missing",
        None,
        10,
        "nobody_to_count",
    )
