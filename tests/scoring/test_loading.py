"""A file is refused with its line, the code of the criterion and the remedy."""

import pytest

from chibo.scoring.loading import load_table
from chibo.scoring.problems import MESSAGES, TableRefused
from tests.scoring.evenings import a_table_text, an_phu, an_phu_text

FREE = "score: {judged: {step: 1}}"


def refused(text, **how):
    with pytest.raises(TableRefused) as refusal:
        load_table(text, **how)
    return [(problem.key, problem.line, problem.code) for problem in refusal.value.problems]


def line_of(text, words):
    return next(n for n, line in enumerate(text.splitlines(), start=1) if words in line)


def broken(old, new):
    """The table of An Phú with one thing changed, and the line where it stands."""
    text = an_phu_text()
    assert old in text
    return text.replace(old, new, 1)


BREAKS = {
    "a word of the header misspelt": ("subject: meeting", "subjekt: meeting", "subjekt", ""),
    "a rule nobody knows": (
        "all_or_nothing: {when: {fact: consecutive_excused_max",
        "al_or_nothing: {when: {fact: consecutive_excused_max",
        "al_or_nothing",
        "2.2",
    ),
    "points that are no number": (
        "text: Tỷ lệ dự họp\n        points: 4",
        "text: Tỷ lệ dự họp\n        points: bốn",
        "points: bốn",
        "2.1",
    ),
    "points below zero": (
        "text: Tỷ lệ dự họp\n        points: 4",
        "text: Tỷ lệ dự họp\n        points: -4",
        "points: -4",
        "2.1",
    ),
    "an infinite limit": ("at_least: 0.65", "at_least: .inf", ".inf", "2.1"),
    "two limits in one comparison": (
        "at_least: 0.65",
        "at_least: 0.65, at_most: 0.7",
        "0.65, at_most",
        "2.1",
    ),
    "a step beside choices": (
        "judged:\n            guidance: Nêu tên",
        "judged:\n            step: 1\n            guidance: Nêu tên",
        "step: 1",
        "4.4",
    ),
}
KEYS = {
    "a word of the header misspelt": "field_unknown",
    "a rule nobody knows": "rule_unknown",
    "points that are no number": "value_not_understood",
    "points below zero": "value_not_understood",
    "an infinite limit": "value_not_understood",
    "two limits in one comparison": "not_one_comparison",
    "a step beside choices": "choices_or_step",
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_break_is_told_with_line_and_code(name):
    old, new, words, code = BREAKS[name]
    text = broken(old, new)

    problems = refused(text)

    near = line_of(text, words)
    told = [(key, abs((line or 0) - near) <= 1, at) for key, line, at in problems]
    assert (KEYS[name], True, code) in told


def test_what_is_not_understood_is_told_once_with_its_own_word():
    with pytest.raises(TableRefused) as refusal:
        load_table(broken("at_least: 0.65", "at_least: .inf"))

    assert [problem.values["field"] for problem in refusal.value.problems] == ["at_least"]


def test_a_missing_word_of_the_header_is_named():
    problems = refused(broken("scale: 100\n", ""))

    assert problems == [("field_missing", 2, "")]


def test_all_problems_are_told_at_once_in_the_order_of_the_file():
    text = a_table_text(FREE).replace("title: Biểu thử\n", "").replace('code: "3"', "code: 3.10")

    assert [key for key, _, _ in refused(text)] == ["field_missing", "text_needs_quotes"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", ("not_a_table", 1, "")),
        ("- một\n- hai\n", ("not_a_table", 1, "")),
        ("format: 1\ntitle: [", ("not_yaml", 2, "")),
        ("format: 1\nslug: a\nslug: b\n", ("doubled_key", 3, "")),
        ("a: &x 1\nb: *x\n", ("alias_used", 2, "")),
        ("issued_on: 2026-02-31\n", ("not_yaml", None, "")),
        ("a: !!python/object:os.system x\n", ("not_yaml", 1, "")),
        ("a: \x00", ("not_yaml", None, "")),
        ("a: " + "[" * 5000 + "]" * 5000, ("nested_too_deep", None, "")),
        ("a" * 500_001, ("file_too_long", None, "")),
    ],
)
def test_a_file_that_is_no_table_gets_one_clear_sentence(text, problem):
    assert refused(text) == [problem]


def test_a_later_format_is_refused():
    assert refused(broken("format: 1", "format: 2")) == [("value_not_understood", 2, "")]


def test_decimals_are_never_floats():
    table = load_table(broken("at_least: 0.65", "at_least: 0.650001"))

    tier = table.criteria[1].criteria[0].score.tiers[2]
    assert str(tier.when.at_least) == "0.650001"


def test_facts_nobody_provides_are_told_where_they_are_listed():
    text = an_phu_text()
    provided = {name: fact for name, fact in an_phu().facts.items() if name != "tasks_assigned"}

    problems = refused(text, provided=provided)

    assert problems == [("fact_unknown", line_of(text, "  tasks_assigned:"), "")]


def test_a_fact_that_is_provided_in_another_unit_is_told():
    other = an_phu().facts | {
        "tasks_assigned": an_phu().facts["tasks_assigned"].model_copy(update={"unit": "ratio"})
    }

    with pytest.raises(TableRefused) as refusal:
        load_table(an_phu_text(), provided=other)

    assert refusal.value.problems[0].sentence == (
        "The fact “tasks_assigned” has unit “ratio” where it is provided, and “count” here. "
        "Write “ratio”."
    )


def test_the_table_stands_with_all_its_facts_provided():
    assert load_table(an_phu_text(), provided=an_phu().facts) == an_phu()


def test_the_refusal_reads_as_sentences_with_line_and_code():
    with pytest.raises(TableRefused) as refusal:
        load_table(broken("at_least: 0.65", "at_least: 65"))

    line = line_of(broken("at_least: 0.65", "at_least: 65"), "at_least: 65")
    assert str(refusal.value) == (
        f"line {line}, 2.1: “attendance_rate” is a ratio from 0 to 1, and 65 is above 1. "
        "Write 0.65 for 65 %."
    )


def test_every_message_ends_with_a_remedy():
    assert [key for key, text in MESSAGES.items() if text.count(". ") + text.count("? ") < 1] == []
