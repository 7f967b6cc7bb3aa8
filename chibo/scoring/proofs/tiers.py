"""Steps lose no value: each is reached, no value falls through, points go one way.

The proof asks the rule itself at every limit, between each two and beyond the
outermost: between two limits nothing can change, so these values stand for all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from chibo.scoring.conditions import facts_of
from chibo.scoring.facts import Unit, Value, fits
from chibo.scoring.format import Table, lines_of
from chibo.scoring.operands import Operands
from chibo.scoring.problems import Finding, Path
from chibo.scoring.rounding import tidy
from chibo.scoring.rules.tiers import Tier, Tiers


@dataclass(frozen=True, slots=True)
class Answer:
    """Which step holds at a value, counted from 0; ``None`` means ``otherwise``."""

    value: Value
    step: int | None
    points: Decimal | None


def tiers_lose_no_value(table: Table) -> Iterator[Finding]:
    for line, place in lines_of(table):
        if isinstance(line.score, Tiers):
            path = (*place.path, "score", "tiers")
            conditions = [condition for _, condition in line.score.conditions()]
            facts = list(dict.fromkeys(name for each in conditions for name in facts_of(each)))
            if len(facts) == 1:
                yield from _over_one_fact(table, line.score, facts[0], path)
            else:
                yield from _over_several_facts(table, line.score, facts, path)


def _over_one_fact(table: Table, rule: Tiers, fact: str, path: Path) -> Iterator[Finding]:
    answers = _answers(table, list(enumerate(rule.tiers)), rule.otherwise, fact)
    yield from _never_reached(answers, range(len(rule.tiers)), path)
    fallen = [answer for answer in answers if answer.points is None]
    for answer in fallen[:1]:
        yield Finding("value_falls_through", path, {"fact": fact, "value": str(answer.value)})
    if not fallen:
        yield from _goes_one_way(answers, fact, path)


def _over_several_facts(
    table: Table, rule: Tiers, facts: Sequence[str], path: Path
) -> Iterator[Finding]:
    """Steps over several facts: ``otherwise`` is a must, and each fact's own steps are ordered."""
    if rule.otherwise is None:
        yield Finding("otherwise_needed", path)
        return
    for fact in facts:
        own = [(n, tier) for n, tier in enumerate(rule.tiers) if facts_of(tier.when) == (fact,)]
        answers = _answers(table, own, None, fact)
        yield from _never_reached(answers, [number for number, _ in own], path)
        yield from _goes_one_way([a for a in answers if a.points is not None], fact, path)


def _never_reached(
    answers: Sequence[Answer], numbers: Sequence[int], path: Path
) -> Iterator[Finding]:
    reached = {answer.step for answer in answers}
    for number in numbers:
        if number not in reached:
            yield Finding("tier_never_reached", (*path, number), {"number": str(number + 1)})


def _goes_one_way(answers: Sequence[Answer], fact: str, path: Path) -> Iterator[Finding]:
    """Points may rise with the fact or fall with it, not both; a hole would be a dip."""
    told = [(answer.value, answer.points) for answer in answers if answer.points is not None]
    turns = [
        (value, after, after > before)
        for (_, before), (value, after) in pairwise(told)
        if after != before and not isinstance(value, bool | str)
    ]
    for (_, _, rose), (value, points, rises) in pairwise(turns):
        if rose != rises:
            values = {"fact": fact, "value": str(value), "points": str(points)}
            yield Finding("tiers_not_ordered", path, values)
            return


def _answers(
    table: Table, tiers: Sequence[tuple[int, Tier]], otherwise: Decimal | None, fact: str
) -> list[Answer]:
    unit = table.unit_of(fact)
    assert unit is not None  # proofs.names came first
    parameters = {name: parameter.value for name, parameter in table.parameters.items()}
    limits = _limits([tier for _, tier in tiers], Operands({}, parameters))
    answers = []
    for value in _samples(limits, unit):
        operands = Operands({fact: value}, parameters)
        held = next(((n, t.points) for n, t in tiers if t.when.truth(operands)), (None, otherwise))
        answers.append(Answer(value, *held))
    return answers


def _limits(tiers: Sequence[Tier], operands: Operands) -> list[Value]:
    return [c.limit(operands) for tier in tiers for c in tier.when.comparisons()]


def _samples(limits: Sequence[Value], unit: Unit) -> list[Value]:
    """Values that stand for all values of ``unit`` between and at ``limits``."""
    if unit == "yes_no":
        return [False, True]
    if unit == "text":
        return [*dict.fromkeys(limits), "…"]
    marks = sorted({limit for limit in limits if isinstance(limit, Decimal)} | {Decimal(0)})
    marks = sorted({*marks, Decimal(1)}) if unit == "ratio" else marks
    between = [(lower + upper) / 2 for lower, upper in pairwise(marks)]
    around = [mark + way for mark in marks for way in (Decimal(-1), Decimal(1))]
    return [tidy(value) for value in sorted({*marks, *between, *around}) if fits(value, unit)]
