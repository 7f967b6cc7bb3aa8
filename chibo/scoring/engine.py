"""A table, facts and judgements in; a scorecard out.

>>> from chibo.scoring.facts import ratio
>>> from chibo.scoring.loading import load_table
>>> table = load_table('''
... format: 1
... slug: speaking-only
... title: Phát biểu
... issuer: Chi bộ mẫu
... effective: {from: 2026-01-01}
... subject: meeting
... applies_to: {}
... scale: 5
... facts:
...   speaking_rate: {unit: ratio, label: Tỷ lệ phát biểu, definition: Trên số dự họp}
... criteria:
...   - code: "1"
...     text: Số đảng viên phát biểu
...     points: 5
...     five: conduct
...     score:
...       tiers:
...         - {when: {fact: speaking_rate, more_than: 0.5}, points: 5}
...         - {when: {fact: speaking_rate, at_least: 0.3}, points: 3}
...       otherwise: 2
... bands: [{name: good, label: Tốt, from: 4.5}, {name: poor, label: Kém, from: 0}]
... ''')
>>> card = score(table, {"speaking_rate": ratio(14, 36)}, {})
>>> card.line("1").points, card.band.name, card.band.next.points_missing
(Decimal('3'), 'poor', Decimal('1.5'))
"""

from collections.abc import Mapping
from decimal import (
    ROUND_HALF_EVEN,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    localcontext,
)

from chibo.scoring.bands import band_reached
from chibo.scoring.card import Card, CardLine, Group
from chibo.scoring.facts import Facts
from chibo.scoring.format import Group as GroupOfTable
from chibo.scoring.format import Table, lines_of, placed
from chibo.scoring.judgement import Judgement, JudgementRefused
from chibo.scoring.lines import card_line, moves_of, standing_of
from chibo.scoring.prospects import Prospects, prospects_of
from chibo.scoring.rounding import tidy
from chibo.scoring.totals import points_of, still_open, totals_of
from chibo.scoring.worth import Worth

ARITHMETIC = Context(prec=28, rounding=ROUND_HALF_EVEN, traps=[DivisionByZero, InvalidOperation])


def score(table: Table, facts: Facts, judgements: Mapping[str, Judgement]) -> Card:
    """Score one meeting by ``table``.

    ``facts`` is keyed by fact name, ``judgements`` by criterion code. Points are
    points of the table's scale. A fact that is absent or missing leaves its line
    open, never at zero; a judgement that does not fit leaves its line unanswered
    and says why. The voted, the complete and the final stage of a card are calls
    with other facts.

    Raises:
        JudgementRefused: a code is not a line that people score; leave it out, or
            contest the line with a reason.
        FactOfWrongUnit: a fact is not of its unit; mend its provider.
    """
    with localcontext(ARITHMETIC):
        _refuse_strange_codes(table, judgements)
        prospects = prospects_of(table, facts)
        lines = _lines(table, prospects, judgements)
        totals = totals_of(lines, table)
        lost_in = {line.code: line.points != line.max_points for line in lines}
        return Card(
            table=table.slug,
            format=table.format,
            lines=lines,
            groups=_groups(table, lines),
            totals=totals,
            band=band_reached(totals.points, lost_in, table.bands, prospects.now),
        )


def _refuse_strange_codes(table: Table, judgements: Mapping[str, Judgement]) -> None:
    judged = {line.code for line, _ in lines_of(table) if line.scored_by == "people"}
    strange = sorted(judgements.keys() - judged)
    if strange:
        raise JudgementRefused(
            f"People do not score {', '.join(strange)} in this table; leave the line to the "
            f"machine, and contest it with a reason where it seems wrong."
        )


def _lines(
    table: Table, prospects: Prospects, judgements: Mapping[str, Judgement]
) -> tuple[CardLine, ...]:
    places = list(lines_of(table))
    own = {line.code: line.points for line, _ in places}
    standings = {line.code: standing_of(line, prospects) for line, _ in places}
    moves = moves_of(standings)
    return tuple(
        card_line(
            place,
            line,
            standings[line.code],
            prospects,
            worth=Worth(line.points, _full(line.code, own, moves), table.rounding.line),
            moved_from=moves.get(line.code, ()),
            judgement=judgements.get(line.code),
        )
        for line, place in places
    )


def _full(code: str, own: Mapping[str, Decimal], moves: Mapping[str, tuple[str, ...]]) -> Decimal:
    return own[code] + sum((own[source] for source in moves.get(code, ())), Decimal(0))


def _groups(table: Table, lines: tuple[CardLine, ...]) -> tuple[Group, ...]:
    above = {line.code: {group.code for group in place.parents} for line, place in lines_of(table)}
    codes = [p.criterion.code for p in placed(table) if isinstance(p.criterion, GroupOfTable)]
    return tuple(
        _group(code, [line for line in lines if code in above[line.code]]) for code in codes
    )


def _group(code: str, lines: list[CardLine]) -> Group:
    worth = tidy(sum((line.max_points for line in lines), Decimal(0)))
    return Group(code, points_of(lines), still_open(lines), worth)
