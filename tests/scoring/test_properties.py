"""What holds for every evening, tried on many invented ones."""

import json
import random
from decimal import Decimal, localcontext

from hypothesis import given, settings
from hypothesis import strategies as st

from chibo.scoring.card import card_as_data, card_from_data
from chibo.scoring.engine import score
from chibo.scoring.facts import Known, Missing, ToCome, ratio
from chibo.scoring.format import Group, lines_of
from chibo.scoring.judgement import Judgement
from tests.scoring.evenings import an_evening, an_phu, an_phu_card, full_marks, number

every = settings(deadline=None, max_examples=60)  # two cores, shared

COUNTS = st.integers(0, 60).map(Decimal)
VALUES = {
    "count": COUNTS,
    "minutes": st.integers(0, 300).map(Decimal),
    "days": st.integers(-40, 40).map(Decimal),
    "yes_no": st.booleans(),
    "ratio": st.integers(1, 60).flatmap(
        lambda whole: st.integers(0, whole).map(lambda part: ratio(part, whole).value)
    ),
}


def states(unit):
    value = VALUES[unit]
    maybe = st.none() | value
    return st.one_of(
        value.map(Known),
        value.map(Known),
        st.just(Missing("not_recorded")),
        st.builds(ToCome, at_worst=maybe, at_best=maybe),
    )


FACTS = st.fixed_dictionaries(
    {}, optional={name: states(fact.unit) for name, fact in an_phu().facts.items()}
)
KNOWN = st.fixed_dictionaries(
    {name: VALUES[fact.unit].map(Known) for name, fact in an_phu().facts.items()}
)
CHOICES = st.sampled_from(["full", "mostly", "partly", "none", "splendid", None])
JUDGEMENTS = st.fixed_dictionaries(
    {},
    optional={
        code: st.builds(Judgement, choice=CHOICES, reason=st.sampled_from(["", "Còn thiếu"]))
        for code in full_marks()
    },
)


@every
@given(FACTS, JUDGEMENTS)
def test_every_line_has_points_or_says_what_it_waits_for(facts, judgements):
    card = an_phu_card(facts, judgements)

    for line in card.lines:
        assert line.reason.key
        assert 0 <= line.at_most <= line.max_points
        if line.points is None:
            waits = line.state == "unanswered" or any(f.why for f in line.reason.facts)
            assert waits, line
        else:
            assert line.points == line.at_most


@every
@given(FACTS, JUDGEMENTS)
def test_the_five_parts_of_the_total_make_the_scale(facts, judgements):
    totals = an_phu_card(facts, judgements).totals

    parts = (totals.points, totals.to_come, totals.unanswered, totals.missing, totals.lost)
    assert min(parts) >= 0
    assert sum(parts) == totals.scale == 100


@every
@given(FACTS, JUDGEMENTS)
def test_groups_sum_their_lines(facts, judgements):
    card = an_phu_card(facts, judgements)

    alone = [card.line("1"), card.line("7")]  # lines that stand in no group
    points = sum(line.points or 0 for line in alone) + sum(g.points for g in card.groups)
    worth = sum(line.max_points for line in alone) + sum(g.max_points for g in card.groups)
    still_open = sum(line.at_most for line in card.lines if line.points is None)
    open_alone = sum(line.at_most for line in alone if line.points is None)
    assert (points, worth) == (card.totals.counted, card.totals.counted_of)
    assert still_open == open_alone + sum(g.still_open for g in card.groups)


@every
@given(FACTS, JUDGEMENTS, st.randoms())
def test_the_order_of_lines_and_of_what_is_given_does_not_matter(facts, judgements, chance):
    shuffled = an_phu().model_copy(update={"criteria": mixed(an_phu().criteria, chance)})
    facts_again = dict(mixed(tuple(facts.items()), chance))
    judged_again = dict(mixed(tuple(judgements.items()), chance))

    card = score(an_phu(), facts, judgements)
    again = score(shuffled, facts_again, judged_again)

    def by_code(lines):
        return {line.code: line for line in lines}

    assert by_code(again.lines) == by_code(card.lines)
    assert by_code(again.groups) == by_code(card.groups)
    assert (again.totals, again.band) == (card.totals, card.band)


def mixed(items, chance: random.Random):
    order = chance.sample(items, len(items))
    return tuple(
        item.model_copy(update={"criteria": mixed(item.criteria, chance)})
        if isinstance(item, Group)
        else item
        for item in order
    )


@every
@given(FACTS, JUDGEMENTS)
def test_a_card_is_the_same_for_ever_and_in_any_arithmetic(facts, judgements):
    card = an_phu_card(facts, judgements)

    with localcontext() as context:
        context.prec = 2
        again = an_phu_card(facts, judgements)

    assert again == card
    assert card_from_data(json.loads(json.dumps(card_as_data(card)))) == card


RISING = {
    "attendance_rate": 1,
    "speaking_rate": 1,
    "targets_met_rate": 1,
    "tasks_done_rate": 1,
    "duration_minutes": 1,
    "minutes_for_criticism": 1,
    "papers_days_before": 1,
    "absent_without_reason": -1,
    "consecutive_excused_max": -1,
    "papers_complete_days_after": -1,
}


@every
@given(KNOWN, st.sampled_from(sorted(RISING)), st.data())
def test_doing_better_never_costs_points(facts, name, data):
    other = data.draw(VALUES[an_phu().facts[name].unit])
    low, high = sorted((facts[name].value, other))
    worse, better = (low, high) if RISING[name] > 0 else (high, low)

    before = an_phu_card(facts | {name: Known(worse)}).totals.points
    after = an_phu_card(facts | {name: Known(better)}).totals.points

    assert before <= after


@every
@given(KNOWN, st.sampled_from(sorted(an_phu().facts)))
def test_a_fact_that_gets_lost_never_adds_points_to_its_lines(facts, name):
    whole = an_phu_card(facts)
    lost = an_phu_card(facts | {name: Missing("not_recorded")})

    for line, without in zip(whole.lines, lost.lines, strict=True):
        if without.points is not None and without.max_points == line.max_points:
            assert without.points == line.points


@every
@given(KNOWN, st.sets(st.sampled_from(sorted(an_phu().facts))), JUDGEMENTS)
def test_what_is_settled_before_it_is_known_stays_when_it_is_known(facts, hidden, judgements):
    """A fact to come whose worst and best are what it becomes promises nothing false."""
    to_come = {name: ToCome(facts[name].value, facts[name].value) for name in hidden}

    early = an_phu_card(facts | to_come, judgements)
    late = an_phu_card(facts, judgements)

    for before, after in zip(early.lines, late.lines, strict=True):
        if before.state == "scored" and before.max_points == after.max_points:
            assert before.points == after.points


@every
@given(st.lists(st.sampled_from([line.code for line, _ in lines_of(an_phu())])))
def test_a_first_meeting_is_rescaled_to_a_hundred(codes):
    judged = {code: Judgement(choice="none", reason="Thiếu") for code in codes}
    first = an_evening(earlier_resolution=Known(value=False), earlier_targets=number(0))

    card = an_phu_card(first, full_marks() | {c: j for c, j in judged.items() if c in full_marks()})

    exact = card.totals.counted * 100 / card.totals.counted_of
    assert card.totals.counted_of == 70
    assert abs(card.totals.points - exact) <= Decimal("0.05")
