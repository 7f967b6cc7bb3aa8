"""One line of a card: whether it counts, what its rule answers, what may still come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from chibo.scoring.card import CardLine, Reason, State
from chibo.scoring.conditions import unknown_in
from chibo.scoring.format import Line, Placed
from chibo.scoring.judgement import Judgement
from chibo.scoring.modifiers import Consequence, MoveTo
from chibo.scoring.operands import Operands
from chibo.scoring.outcome import Blocked, Outcome, ReasonKey, Scored, Unanswered, step
from chibo.scoring.prospects import Prospects
from chibo.scoring.worth import Worth

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a line counts: yes, no with the consequence, or not known yet."""

    then: Consequence | None = None
    waits_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """What is to be written on the card about a line."""

    state: State
    points: Decimal | None
    at_most: Decimal
    reason: Reason


def standing_of(line: Line, prospects: Prospects) -> Standing:
    """Ask the gates of ``line`` in their order; the first that closes or waits decides."""
    for gate in line.gates:
        applies = gate.applies(prospects.now)
        if applies is False:
            return Standing(then=gate.then)
        if applies is None:
            return Standing(waits_for=gate.unknown(prospects.now))
    return Standing()


def moves_of(standings: Mapping[str, Standing]) -> dict[str, tuple[str, ...]]:
    """Return by target the codes of the lines whose worth moves to it on this card."""
    moves: dict[str, tuple[str, ...]] = {}
    for code, standing in standings.items():
        if isinstance(standing.then, MoveTo):
            target = standing.then.move_to
            moves[target] = (*moves.get(target, ()), code)
    return moves


def card_line(
    place: Placed,
    line: Line,
    standing: Standing,
    prospects: Prospects,
    *,
    worth: Worth,
    moved_from: Sequence[str],
    judgement: Judgement | None,
) -> CardLine:
    """Return ``line`` of the card, scored, open with its most points, or without object."""
    if standing.then is not None:
        return _without_object(place, line, standing.then, prospects)
    if standing.waits_for:
        state, reason = _waiting(standing.waits_for, prospects)
        waiting = Settled(state, None, worth.full, reason)
        return _line(place, line, worth.full, prospects, waiting)
    settled = _settled(line, worth, prospects, judgement)
    named = replace(settled, reason=replace(settled.reason, codes=tuple(moved_from)))
    return _line(place, line, worth.full, prospects, named)


def _settled(
    line: Line, worth: Worth, prospects: Prospects, judgement: Judgement | None
) -> Settled:
    outcome = _outcome(line, worth, prospects.now, judgement)
    if isinstance(outcome, Scored):
        return _scored(line, outcome, prospects, prospects.now)
    if isinstance(outcome, Unanswered):
        reason = Reason(outcome.key, choice=outcome.choice, note=outcome.note)
        return Settled("unanswered", None, _ceiling(line, worth, prospects.now), reason)
    most = _ceiling(line, worth, prospects.now)
    state, reason = _waiting(outcome.facts, prospects)
    worst = _outcome(line, worth, prospects.at_worst, judgement)
    best = _outcome(line, worth, prospects.at_best, judgement)
    if isinstance(best, Scored):
        most = min(most, best.points)
    if isinstance(worst, Scored) and worst.points >= most:
        return _scored(line, worst, prospects, prospects.at_worst)
    return Settled(state, None, most, reason)


def _outcome(line: Line, worth: Worth, operands: Operands, judgement: Judgement | None) -> Outcome:
    """What the rule answers, with caps laid over it from the first to the last."""
    outcome = line.score.outcome(worth, operands, judgement)
    for cap in line.cap:
        if not isinstance(outcome, Scored) or outcome.points <= worth.of(cap.at_most):
            continue
        truth = cap.when.truth(operands)
        if truth is None:
            return Blocked(unknown_in(cap.when, operands))
        if truth:
            limit = step(worth.of(cap.at_most), cap.when, operands)
            outcome = replace(outcome, cap=limit, before_cap=outcome.points, points=limit.points)
    return outcome


def _ceiling(line: Line, worth: Worth, operands: Operands) -> Decimal:
    """Return the most the line can bring under the caps that hold for certain."""
    caps = [worth.of(cap.at_most) for cap in line.cap if cap.when.truth(operands)]
    return min([worth.full, *caps])


def _scored(line: Line, outcome: Scored, prospects: Prospects, operands: Operands) -> Settled:
    reason = Reason(
        outcome.key,
        facts=prospects.read(line.facts(), operands),
        reached=outcome.reached,
        missed=outcome.missed,
        cap=outcome.cap,
        before_cap=outcome.before_cap,
        choice=outcome.choice,
        note=outcome.note,
    )
    return Settled("scored", outcome.points, outcome.points, reason)


def _waiting(names: Sequence[str], prospects: Prospects) -> tuple[State, Reason]:
    missing = prospects.waits_for_missing(names)
    state: State = "missing" if missing else "to_come"
    key: ReasonKey = "fact_missing" if missing else "fact_to_come"
    return state, Reason(key, facts=prospects.read(names, prospects.now))


def _without_object(place: Placed, line: Line, then: Consequence, prospects: Prospects) -> CardLine:
    facts = prospects.read([name for gate in line.gates for name in gate.facts()], prospects.now)
    keys: dict[object, ReasonKey] = {
        "full": "full_without_it",
        "zero": "zero_without_it",
        "drop": "dropped",
    }
    if isinstance(then, MoveTo):
        reason = Reason("moved_to", facts=facts, codes=(then.move_to,))
    else:
        reason = Reason(keys[then], facts=facts)
    points = line.points if then == "full" else ZERO
    counts = line.points if then in {"full", "zero"} else ZERO
    return _line(place, line, counts, prospects, Settled("not_applicable", points, points, reason))


def _line(
    place: Placed, line: Line, max_points: Decimal, prospects: Prospects, settled: Settled
) -> CardLine:
    assert place.five is not None  # proofs.names: every line belongs to one of the five things
    return CardLine(
        code=line.code,
        state=settled.state,
        points=settled.points,
        at_most=settled.at_most,
        max_points=max_points,
        own_points=line.points,
        scored_by=line.scored_by,
        known=prospects.table.known(line),
        five=place.five,
        reason=settled.reason,
    )
