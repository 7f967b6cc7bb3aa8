"""What a table says must add up, be reachable and lose no value."""

import pytest

from chibo.scoring.loading import load_table
from chibo.scoring.problems import TableRefused
from tests.scoring.evenings import a_table, a_table_text

FREE = "score: {judged: {step: 1}}"


def problems_of(first, **how):
    with pytest.raises(TableRefused) as refusal:
        a_table(first, **how)
    return [(problem.key, problem.code) for problem in refusal.value.problems]


def sentence_of(first, **how):
    with pytest.raises(TableRefused) as refusal:
        a_table(first, **how)
    (problem,) = refusal.value.problems
    return problem.sentence


def tiers(*steps, otherwise=None):
    rows = "".join(f"    - {{when: {{{when}}}, points: {points}}}\n" for when, points in steps)
    end = "" if otherwise is None else f"  otherwise: {otherwise}\n"
    return f"score:\n  tiers:\n{rows}{end}"


def test_the_small_table_stands():
    assert a_table(FREE).scale == 14


def test_criteria_make_the_scale():
    text = a_table_text(FREE).replace("scale: 14", "scale: 15")

    with pytest.raises(TableRefused, match="criteria make 14 points, the scale is 15"):
        load_table(text)


def test_lines_make_their_group():
    group = """
    criteria:
      - {code: "1.1", text: Dòng, points: 4, score: {judged: {step: 1}}}
      - {code: "1.2", text: Dòng, points: 5, score: {judged: {step: 1}}}
    """

    assert problems_of(group) == [("sum_of_group", "1")]


def test_a_code_is_used_once():
    text = a_table_text(FREE).replace('code: "3"', 'code: "2"')

    with pytest.raises(TableRefused) as refusal:
        load_table(text)

    assert [(p.key, p.code) for p in refusal.value.problems] == [("code_used_twice", "2")] * 2


def test_every_line_says_to_which_of_the_five_things_it_belongs():
    text = a_table_text(FREE).replace("    five: conduct\n", "")

    with pytest.raises(TableRefused, match="which of the five things"):
        load_table(text)


CASES = {
    "a hole between two steps without otherwise": (
        tiers(("fact: rate, more_than: 0.5", 10), ("fact: rate, less_than: 0.5", 4)),
        "value_falls_through",
    ),
    "a hole that falls to otherwise": (
        tiers(
            ("fact: rate, more_than: 0.5", 10),
            ("all: [{fact: rate, at_least: 0.4}, {fact: rate, less_than: 0.5}]", 4),
            otherwise=2,
        ),
        "tiers_not_ordered",
    ),
    "the lower step first": (
        tiers(("fact: rate, at_least: 0.4", 4), ("fact: rate, at_least: 0.5", 10), otherwise=2),
        "tier_never_reached",
    ),
    "points out of order": (
        tiers(("fact: rate, at_least: 0.9", 4), ("fact: rate, at_least: 0.5", 10), otherwise=2),
        "tiers_not_ordered",
    ),
    "a step twice": (
        tiers(("fact: rate, at_least: 0.9", 10), ("fact: rate, at_least: 0.9", 4), otherwise=2),
        "tier_never_reached",
    ),
    "a count between two whole numbers": (
        tiers(("all: [{fact: times, more_than: 2}, {fact: times, less_than: 3}]", 10), otherwise=2),
        "tier_never_reached",
    ),
    "steps over two facts without otherwise": (
        tiers(("fact: rate, at_least: 0.9", 10), ("fact: times, at_least: 1", 4)),
        "otherwise_needed",
    ),
    "over two facts one never reached": (
        tiers(
            ("fact: rate, at_least: 0.5", 10),
            ("fact: times, at_least: 3", 5),
            ("fact: rate, at_least: 0.9", 4),
            otherwise=2,
        ),
        "tier_never_reached",
    ),
    "full points out of reach": (
        tiers(("fact: rate, at_least: 0.9", 8), otherwise=2),
        "points_unreachable",
    ),
    "a step of no even share": ("score: {judged: {step: 3}}", "points_unreachable"),
    "more points than the line has": (
        tiers(("fact: rate, at_least: 0.9", 12), otherwise=2),
        "points_out_of_range",
    ),
    "a cap that never bites": (
        FREE + "\ncap: [{when: {fact: there, is: no}, at_most: 10}]\n",
        "cap_never_bites",
    ),
    "a percent for a ratio": (
        tiers(("fact: rate, at_least: 90", 10), otherwise=2),
        "percent_for_ratio",
    ),
    "yes for a number": (tiers(("fact: rate, is: yes", 10), otherwise=2), "is_for_number"),
    "a number for yes": (tiers(("fact: there, at_least: 1", 10), otherwise=2), "number_for_is"),
    "a text for yes": (tiers(("fact: there, is: 'có'", 10), otherwise=2), "number_for_is"),
    "a fact misspelt": (tiers(("fact: rats, at_least: 0.9", 10), otherwise=2), "fact_not_declared"),
    "a parameter misspelt": (
        tiers(("fact: rate, at_least: $least", 10), otherwise=2),
        "parameter_unknown",
    ),
    "a line that moves nowhere": (
        FREE + "\nnot_applicable: {when: {fact: there, is: no}, then: {move_to: '9'}}\n",
        "move_to_unknown",
    ),
    "a line that moves to itself": (
        FREE + "\nnot_applicable: {when: {fact: there, is: no}, then: {move_to: '1'}}\n",
        "move_to_itself",
    ),
    "a choice twice": (
        """
        score:
          judged:
            choices:
              - {name: a, label: A, points: 10}
              - {name: a, label: B, points: 0}
        """,
        "choice_named_twice",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_flaw_is_found_at_its_line(name):
    first, key = CASES[name]

    assert problems_of(first) == [(key, "1")]


def test_a_hole_is_told_with_the_value_that_falls_through():
    first = tiers(("fact: rate, more_than: 0.5", 10), ("fact: rate, less_than: 0.5", 4))

    assert sentence_of(first) == (
        "When “rate” is 0.5, no step holds. Add “otherwise” or close the gap."
    )


def test_steps_that_take_every_value_need_no_otherwise():
    table = a_table(tiers(("fact: rate, more_than: 0.5", 10), ("fact: rate, at_most: 0.5", 4)))

    assert table.criteria[0].score.otherwise is None


def test_steps_may_fall_as_the_fact_grows():
    table = a_table(
        tiers(("fact: posted, at_most: 2", 10), ("fact: posted, at_most: 5", 4), otherwise=0)
    )

    assert len(table.criteria[0].score.tiers) == 2


def test_a_line_may_not_move_to_one_that_may_fail_itself():
    gate = "\nnot_applicable: {when: {fact: there, is: no}, then: {move_to: '3'}}\n"
    text = a_table_text(FREE + gate).replace(
        "at_least: 0.5}}}",
        "at_least: 0.5}}}, not_applicable: {when: {fact: there, is: no}, then: full}",
    )

    with pytest.raises(TableRefused, match="which itself may not apply"):
        load_table(text)


def test_something_is_left_to_score():
    gate = "not_applicable: {when: {fact: there, is: no}, then: drop}"
    text = a_table_text(FREE + "\n" + gate).replace(", five: results", f", five: results, {gate}")

    with pytest.raises(TableRefused, match="Every line may drop out"):
        load_table(text)


def test_facts_and_parameters_that_nobody_reads_are_told():
    idle = "  idle: {unit: count, label: Thừa, definition: Không ai đọc}\n"
    head = "parameters: {spare: {value: 1, unit: count, label: Thừa, at_least: 0, at_most: 9}}\n"

    assert problems_of(FREE, head=head, facts=idle) == [
        ("parameter_not_used", ""),
        ("fact_not_read", ""),
    ]


PARAMETER = (
    "parameters: {{least: {{value: {value}, unit: {unit}, label: Mức, at_least: 0, at_most: 1}}}}\n"
)


@pytest.mark.parametrize(
    ("value", "unit", "key"),
    [("0.5", "count", "unit_mismatch"), ("90", "ratio", "parameter_out_of_bounds")],
)
def test_a_parameter_is_of_the_unit_of_its_fact_and_within_its_bounds(value, unit, key):
    head = PARAMETER.format(value=value, unit=unit)
    first = tiers(("fact: rate, at_least: $least", 10), otherwise=2)

    assert key in [found for found, _ in problems_of(first, head=head)]


DERIVED = "derived: {{made: {{{body}, unit: {unit}, label: Suy ra}}}}\n"


@pytest.mark.parametrize(
    ("body", "unit", "key"),
    [
        ("shortfall: {fact: times}, of: {fact: posted}", "count", "unit_mismatch"),
        ("share: {fact: times}, of: 4", "count", "unit_mismatch"),
        (
            "choose: [{when: {fact: there, is: yes}, value: 1}], otherwise: {fact: times}",
            "ratio",
            "unit_mismatch",
        ),
        ("shortfall: {fact: made}, of: 4", "count", "derived_too_early"),
        ("shortfall: {fact: none_such}, of: 4", "count", "fact_not_declared"),
        ("shortfall: {fact: times}, of: $none_such", "count", "parameter_unknown"),
    ],
)
def test_derived_facts_read_what_stands_above_in_their_unit(body, unit, key):
    first = tiers(("fact: made, at_least: 1", 10), otherwise=2)

    found = problems_of(first, head=DERIVED.format(body=body, unit=unit))

    assert [each for each, _ in found] == [key]


BANDS = """bands:
  - {{name: good, label: Tốt, from: {good}{more}}}
  - {{name: {poor}, label: Kém, from: {low}}}
"""


@pytest.mark.parametrize(
    ("values", "keys"),
    [
        ({"good": 9, "low": 9}, ["bands_not_ordered", "lowest_band_not_open"]),
        ({"good": 15}, ["band_above_scale"]),
        ({"low": 1}, ["lowest_band_not_open"]),
        ({"poor": "good"}, ["band_named_twice", "band_named_twice"]),
        ({"more": ", requires: {full_marks_in: ['9']}"}, ["line_unknown"]),
    ],
)
def test_bands_go_from_the_best_to_an_open_lowest(values, keys):
    how = {"good": 9, "low": 0, "poor": "poor", "more": ""} | values

    with pytest.raises(TableRefused) as refusal:
        a_table(FREE, bands=BANDS.format(**how))

    assert sorted(problem.key for problem in refusal.value.problems) == keys


def test_a_table_ends_after_it_begins():
    text = a_table_text(FREE).replace("{from: 2026-01-01}", "{from: 2026-01-01, until: 2026-01-01}")

    with pytest.raises(TableRefused, match="ends on 2026-01-01, not after it begins"):
        load_table(text)
