"""Everything a page shows of one card, as values."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from chibo.kernel.days import day_of
from chibo.quality.answers import Answers, answers_of
from chibo.quality.card_reading import CardReading, frozen_reading, occasion_of
from chibo.quality.deadlines import waits_until
from chibo.quality.facts.notes import Notes
from chibo.quality.models import CardStage, CardState, Scorecard, Stage
from chibo.quality.queries.cards import days_late
from chibo.quality.queries.history import (
    CardHistory,
    PastContest,
    PastDeed,
    PastStage,
    history_of,
)
from chibo.quality.queries.stages import branch_reading, stages_of, standing_reading
from chibo.quality.sentences import View, line_sentence
from chibo.quality.sentences.next_band import next_band_sentence
from chibo.quality.tables import top_groups
from chibo.scoring.card import Card, CardLine, Totals
from chibo.scoring.format import Line
from chibo.scoring.rules.judged import Judged


@dataclass(frozen=True, slots=True)
class Choice:
    """One button of a judged line; ``points`` on this card."""

    name: str
    label: str
    points: Decimal
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line with the values of all who look at it, side by side; none where one has none.

    ``voted`` are the points as voted. ``until`` is the last day on which a
    line to come can still bring points.
    """

    code: str
    text: str
    guidance: str
    scored_by: str
    state: str
    max_points: Decimal
    points: Decimal | None
    machine: Decimal | None
    branch: Decimal | None
    voted: Decimal | None
    reviewed: Decimal | None
    final: Decimal | None
    sentence: str
    branch_reason: str
    reviewer_reason: str
    choices: tuple[Choice, ...]
    is_copied: bool
    is_confirmed: bool
    has_evidence: bool
    contest: PastContest | None
    until: date | None


@dataclass(frozen=True, slots=True)
class PageGroup:
    """A criterion of the first level; ``waits_for_confirmation`` when copied answers are open."""

    code: str
    text: str
    points: Decimal
    max_points: Decimal
    lines: tuple[PageLine, ...]

    @property
    def waits_for_confirmation(self) -> bool:
        return any(line.is_copied and not line.is_confirmed for line in self.lines)


@dataclass(frozen=True, slots=True)
class Looks:
    """The totals of all who look at the card; none where one has not looked."""

    machine: Decimal
    machine_of: Decimal
    branch: Decimal | None
    voted: Decimal | None
    voted_to_come: Decimal | None
    reviewed: Decimal | None
    final: Decimal | None


@dataclass(frozen=True, slots=True)
class CardPage:
    """A card as it stands; ``open_codes`` are its lines without points."""

    card: Scorecard
    table: str
    issuer: str
    groups: tuple[PageGroup, ...]
    totals: Totals
    band: str
    next_band: str
    looks: Looks
    to_come: tuple[PageLine, ...]
    missing: tuple[PageLine, ...]
    unanswered: tuple[PageLine, ...]
    deeds: tuple[PastDeed, ...]
    stages: tuple[PastStage, ...]
    days_late: int
    is_complete: bool
    has_last_month: bool
    notes: Notes

    @property
    def lines(self) -> tuple[PageLine, ...]:
        return tuple(line for group in self.groups for line in group.lines)


@dataclass(frozen=True)
class _Sides:
    """The card in the eyes of branch, meeting and reviewer, read once."""

    card: Scorecard
    view: View
    answers: Answers
    stages: dict[str, CardStage]
    branch: CardReading
    voted: Card | None
    history: CardHistory


def card_page(card: Scorecard, *, at: datetime) -> CardPage:
    """Return what a page shows of ``card`` at that moment.

    A card that is complete costs three questions to the database: answers,
    stages, history. One that still counts facts those of `count_facts` besides.
    """
    sides = _sides(card, at=at)
    view, standing = sides.view, sides.view.reading
    groups = tuple(_groups(sides))
    lines = [line for group in groups for line in group.lines]
    return CardPage(
        card=card,
        table=view.table.title,
        issuer=view.table.issuer,
        groups=groups,
        totals=standing.card.totals,
        band=next(one.label for one in view.table.bands if one.name == standing.card.band.name),
        next_band=next_band_sentence(view),
        looks=_looks(sides),
        to_come=_in_state(lines, "to_come"),
        missing=_in_state(lines, "missing"),
        unanswered=_in_state(lines, "unanswered"),
        deeds=sides.history.deeds,
        stages=sides.history.stages,
        days_late=days_late(card),
        is_complete=Stage.COMPLETE in {past.stage for past in sides.history.stages},
        has_last_month=sides.history.follows_a_final,
        notes=sides.history.notes,
    )


def view_of(card: Scorecard, reading: CardReading) -> View:
    """Return what sentences about the card are made from."""
    return View(reading, day_of(card.meeting.opened_at or card.meeting.planned_at))


def _sides(card: Scorecard, *, at: datetime) -> _Sides:
    answers, stages = answers_of(card), stages_of(card)
    occasion = occasion_of(card, at=at)
    standing = standing_reading(card, at=at, answers=answers, stages=stages, occasion=occasion)
    voted = stages.get(Stage.VOTED) if card.state != CardState.DRAFT else None
    branch = standing
    if voted and answers.reviewer:
        branch = branch_reading(card, answers, stages, occasion=occasion)
    return _Sides(
        card=card,
        view=view_of(card, standing),
        answers=answers,
        stages=stages,
        branch=branch,
        voted=frozen_reading(card, voted).card if voted else None,
        history=history_of(card),
    )


def _groups(sides: _Sides) -> list[PageGroup]:
    card = sides.view.reading.card
    sums = {group.code: group for group in card.groups}
    found = []
    for criterion, lines in top_groups(sides.view.table):
        shown = tuple(_line(sides, line) for line in lines)
        own = sums.get(criterion.code)
        points = own.points if own else shown[0].points or Decimal(0)
        most = own.max_points if own else shown[0].max_points
        found.append(PageGroup(criterion.code, criterion.text, points, most, shown))
    return found


def _line(sides: _Sides, line: Line) -> PageLine:
    code, view = line.code, sides.view
    stands, own = view.reading.card.line(code), sides.branch.card.line(code)
    given, reviewed = sides.answers.branch.get(code), sides.answers.reviewer.get(code)
    is_machine = line.scored_by == "machine"
    return PageLine(
        code=code,
        text=line.text,
        guidance=(line.score.judged.guidance or "") if isinstance(line.score, Judged) else "",
        scored_by=line.scored_by,
        state=stands.state,
        max_points=stands.max_points,
        points=stands.points,
        machine=own.points if is_machine else None,
        branch=own.points,
        voted=sides.voted.line(code).points if sides.voted else None,
        reviewed=reviewed.points if reviewed else None,
        final=stands.points if Stage.FINAL in sides.stages else None,
        sentence=line_sentence(view, own),
        branch_reason=given.reason if given else "",
        reviewer_reason=reviewed.reason if reviewed else "",
        choices=_choices(line, own, given.choice if given else ""),
        is_copied=bool(given and given.is_copied),
        is_confirmed=bool(given and given.is_confirmed),
        has_evidence=any(view.evidence(one.name) for one in own.reason.facts),
        contest=sides.history.contests.get(code),
        until=waits_until(view.table, code, day=view.day) if stands.state == "to_come" else None,
    )


def _choices(line: Line, stands: CardLine, chosen: str) -> tuple[Choice, ...]:
    if not isinstance(line.score, Judged):
        return ()
    scale = stands.max_points / line.points if stands.max_points else Decimal(1)
    return tuple(
        Choice(one.name, one.label, one.points * scale, one.name == chosen)
        for one in line.score.judged.choices
    )


def _looks(sides: _Sides) -> Looks:
    machine = [line for line in sides.branch.card.lines if line.scored_by == "machine"]
    standing = sides.view.reading.card.totals
    return Looks(
        machine=sum((line.points or Decimal(0) for line in machine), Decimal(0)),
        machine_of=sum((line.max_points for line in machine), Decimal(0)),
        branch=sides.branch.card.totals.points,
        voted=sides.voted.totals.points if sides.voted else None,
        voted_to_come=sides.voted.totals.to_come if sides.voted else None,
        reviewed=standing.points if sides.answers.reviewer else None,
        final=standing.points if Stage.FINAL in sides.stages else None,
    )


def _in_state(lines: list[PageLine], state: str) -> tuple[PageLine, ...]:
    return tuple(line for line in lines if line.state == state)
