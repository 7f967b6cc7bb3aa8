"""The branch committee judges lines: one or many of them, or a group as last month."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.quality.actions import GROUP_CONFIRMED, GROUP_COPIED, LINE_JUDGED, LINES_JUDGED
from chibo.quality.answers import answers_of
from chibo.quality.errors import (
    AnswerDoesNotFit,
    DeductionNeedsReason,
    NotALine,
    NothingToConfirm,
    NothingToCopy,
    NotJudgedByPeople,
)
from chibo.quality.models import CardState, Judgement, Role, Scorecard
from chibo.quality.operations.claiming import JUDGED_IN, claim
from chibo.quality.queries.stages import last_final
from chibo.quality.tables import engine_table, line_named, lines_in
from chibo.scoring.card import Card
from chibo.scoring.format import Line, Table, lines_of
from chibo.scoring.judgement import Judgement as Answer
from chibo.scoring.modifiers import MoveTo
from chibo.scoring.operands import Operands
from chibo.scoring.outcome import Scored, Unanswered
from chibo.scoring.worth import Worth

_NO_FACTS: Mapping[str, Decimal] = {}


@transaction.atomic
def judge_line(
    card: Scorecard,
    code: str,
    *,
    actor: User,
    at: datetime,
    choice: str = "",
    points: Decimal | None = None,
    reason: str = "",
) -> Judgement:
    """Answer one line that people judge; the same answer again stays the same.

    A score that was already put to the meeting has to be put again. A returned
    card is mended here, without a new vote.

    Raises:
        PermissionDenied: ``actor`` does not sit in the committee of the branch that day.
        CardMovedOn: the branch has voted, or the card is under review.
        NotALine, NotJudgedByPeople: the table has no such line, or the machine
            scores it; contest it with a reason.
        AnswerDoesNotFit: choose one of the choices, or points in the line's steps.
        DeductionNeedsReason: say why points are taken off.
    """
    require(actor, "quality.judge_line", card, on=day_of(at))
    card = _claim_for_judging(card)
    answer = Answer(choice or None, points, reason.strip())
    _refuse_unless_it_fits(engine_table(card.table), code, answer)
    stands = answers_of(card).branch.get(code)
    if stands is not None and stands.is_confirmed and _says(stands, answer):
        return stands
    judgement = _write(card, code, answer, actor=actor, at=at)
    record(
        LINE_JUDGED,
        subject=card,
        unit_id=card.branch_id,
        actor=actor,
        at=at,
        code=code,
        choice=choice,
        points="" if points is None else str(points),
        reason=answer.reason,
    )
    return judgement


@transaction.atomic
def judge_lines(
    card: Scorecard, answers: Mapping[str, Answer], *, actor: User, at: datetime
) -> list[Judgement]:
    """Answer several lines at once, all of them or none; one entry of the record names them all.

    Lines that have these answers already stay as they are.

    Raises:
        PermissionDenied: ``actor`` does not sit in the committee of the branch that day.
        CardMovedOn, NotALine, NotJudgedByPeople, AnswerDoesNotFit, DeductionNeedsReason: as
            for `judge_line`.
    """
    require(actor, "quality.judge_line", card, on=day_of(at))
    card = _claim_for_judging(card)
    table, stand = engine_table(card.table), answers_of(card).branch
    given = {code: replace(one, reason=one.reason.strip()) for code, one in answers.items()}
    for code, answer in given.items():
        _refuse_unless_it_fits(table, code, answer)
    anew = {
        code: answer
        for code, answer in sorted(given.items())
        if code not in stand or not (stand[code].is_confirmed and _says(stand[code], answer))
    }
    if not anew:
        return []
    rows = [_row(card, code, answer, actor=actor, at=at) for code, answer in anew.items()]
    judged = Judgement.objects.bulk_create(rows)
    record(
        LINES_JUDGED,
        subject=card,
        unit_id=card.branch_id,
        actor=actor,
        at=at,
        lines=[_told(code, answer) for code, answer in anew.items()],
    )
    return judged


@transaction.atomic
def copy_last_month(card: Scorecard, group: str, *, actor: User, at: datetime) -> list[Judgement]:
    """Fill what is unanswered in ``group`` with last month's final values, marked as copied.

    They count once the group is confirmed. A line whose final points match no
    choice of the table is left open.

    Raises:
        PermissionDenied: ``actor`` does not sit in the committee of the branch that day.
        CardMovedOn: the branch has voted, or the card is under review.
        NotALine: the table has no such group.
        NothingToCopy: there is no final card by this table from an earlier month.
    """
    require(actor, "quality.judge_line", card, on=day_of(at))
    card = _claim_for_judging(card)
    lines = _judged_lines(card, group)
    before = last_final(card)
    if before is None:
        raise NothingToCopy(_("No earlier card by this table is final yet. Judge the lines anew."))
    known, table = answers_of(card).branch, engine_table(card.table)
    answers = {
        line.code: answer
        for line in lines
        if line.code not in known and (answer := _answer_of(table, line, before)) is not None
    }
    copied = [
        _write(card, code, answer, actor=actor, at=at, is_copied=True, is_confirmed=False)
        for code, answer in answers.items()
    ]
    record(
        GROUP_COPIED,
        subject=card,
        unit_id=card.branch_id,
        actor=actor,
        at=at,
        group=group,
        codes=sorted(answers),
    )
    return copied


@transaction.atomic
def confirm_group(card: Scorecard, group: str, *, actor: User, at: datetime) -> list[Judgement]:
    """Stand for the copied answers of ``group``; they stay marked as copied.

    Raises:
        PermissionDenied: ``actor`` does not sit in the committee of the branch that day.
        CardMovedOn: the branch has voted, or the card is under review.
        NotALine: the table has no such group.
        NothingToConfirm: nothing in it is copied and open.
    """
    require(actor, "quality.judge_line", card, on=day_of(at))
    card = _claim_for_judging(card)
    codes = {line.code for line in _judged_lines(card, group)}
    waiting = [
        row
        for code, row in answers_of(card).branch.items()
        if code in codes and not row.is_confirmed
    ]
    if not waiting:
        raise NothingToConfirm(_("Nothing in this group waits to be confirmed."))
    confirmed = [
        _write(
            card,
            row.code,
            Answer(row.choice or None, row.points, row.reason),
            actor=actor,
            at=at,
            is_copied=True,
        )
        for row in waiting
    ]
    record(
        GROUP_CONFIRMED,
        subject=card,
        unit_id=card.branch_id,
        actor=actor,
        at=at,
        group=group,
        codes=sorted(row.code for row in confirmed),
    )
    return confirmed


def _claim_for_judging(card: Scorecard) -> Scorecard:
    """Hold the card; one that was put to the meeting is a draft again."""
    card = claim(card, JUDGED_IN)
    if card.state == CardState.PROPOSED:
        card = claim(
            card,
            [CardState.PROPOSED],
            state=CardState.DRAFT,
            proposed_at=None,
            proposed_digest="",
        )
    return card


def _write(
    card: Scorecard,
    code: str,
    answer: Answer,
    *,
    actor: User,
    at: datetime,
    is_copied: bool = False,
    is_confirmed: bool = True,
) -> Judgement:
    row = _row(card, code, answer, actor=actor, at=at)
    row.is_copied, row.is_confirmed = is_copied, is_confirmed
    row.save(force_insert=True)
    return row


def _row(card: Scorecard, code: str, answer: Answer, *, actor: User, at: datetime) -> Judgement:
    return Judgement(
        card=card,
        code=code,
        by_role=Role.BRANCH,
        choice=answer.choice or "",
        points=answer.points,
        reason=answer.reason,
        by=actor,
        at=at,
    )


def _told(code: str, answer: Answer) -> str:
    """Return line, answer and reason as the record keeps them."""
    given = answer.choice or f"{answer.points}"
    return f"{code}: {given}; {answer.reason}" if answer.reason else f"{code}: {given}"


def _judged_lines(card: Scorecard, group: str) -> list[Line]:
    lines = lines_in(engine_table(card.table), group)
    if not lines:
        raise NotALine(_("This table has no group %(code)s.") % {"code": group})
    return [line for line in lines if line.scored_by == "people"]


def _refuse_unless_it_fits(table: Table, code: str, answer: Answer) -> None:
    line = line_named(table, code)
    if line is None:
        raise NotALine(_("This table has no line %(code)s.") % {"code": code})
    if line.scored_by != "people":
        raise NotJudgedByPeople(
            _("The machine scores line %(code)s. If it seems wrong, contest it with a reason.")
            % {"code": code}
        )
    outcome = line.score.outcome(_worth(table, line, answer), Operands(_NO_FACTS, {}), answer)
    if isinstance(outcome, Scored):
        return
    if isinstance(outcome, Unanswered) and outcome.key == "deduction_without_reason":
        raise DeductionNeedsReason(
            _("Say why points are taken off line %(code)s.") % {"code": code}
        )
    raise AnswerDoesNotFit(
        _("This is no answer to line %(code)s. Take one of those it offers.") % {"code": code}
    )


def _worth(table: Table, line: Line, answer: Answer) -> Worth:
    """What the line is worth for this answer: free points may use what other lines move to it."""
    movable = sum((source.points for source in _moving_to(table, line.code)), Decimal(0))
    given = answer.points or Decimal(0)
    full = line.points + movable if given > line.points else line.points
    return Worth(line.points, full, table.rounding.line)


def _moving_to(table: Table, code: str) -> Iterator[Line]:
    for line, _place in lines_of(table):
        if any(isinstance(gate.then, MoveTo) and gate.then.move_to == code for gate in line.gates):
            yield line


def _answer_of(table: Table, line: Line, before: Card) -> Answer | None:
    """Return last month's final answer to ``line``, read back from its points if adjusted."""
    settled = next((one for one in before.lines if one.code == line.code), None)
    if settled is None or settled.state != "scored":
        return None
    note = settled.reason.note or ""
    offered = getattr(line.score, "judged", None)
    choices = offered.choices if offered else ()
    if not choices:
        return Answer(None, settled.points, note)
    by_name = {choice.name: choice for choice in choices}
    if settled.reason.choice in by_name:
        return Answer(settled.reason.choice, None, note)
    worth = Worth(line.points, settled.max_points, table.rounding.line)
    same = (choice.name for choice in choices if worth.of(choice.points) == settled.points)
    name = next(same, None)
    return Answer(name, None, note) if name else None


def _says(row: Judgement, answer: Answer) -> bool:
    return (row.choice or None, row.points, row.reason) == (
        answer.choice,
        answer.points,
        answer.reason,
    )
