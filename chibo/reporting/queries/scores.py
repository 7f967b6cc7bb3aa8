"""How many evenings were scored at once, and whether they are to be scored at all."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from chibo.organization.models import UnitPlacement
from chibo.organization.paths import ancestor_ids
from chibo.quality.models import CardStage, CardState, Scorecard, Stage
from chibo.quality.queries.stages import standing_reading
from chibo.quality.tables import engine_table
from chibo.rulebook.models import CriteriaScope, CriteriaTable
from chibo.scoring.format import Table


@dataclass(frozen=True, slots=True)
class Scored:
    """A card with its latest frozen score; none while nothing was voted.

    ``gap``: what the committee above gave less what the branch's complete card has.
    """

    card: Scorecard
    table: Table
    points: Decimal | None = None
    stage: str = ""
    band: str = ""
    band_rank: int | None = None
    gap: Decimal | None = None


def scores_of(meeting_ids: Collection[int], *, at: datetime) -> dict[int, Scored]:
    """Return the newest card of each meeting that has one; three questions to the database.

    A card that is adjusted and not yet final is read as it stands, one at a time.
    """
    cards = {
        card.meeting_id: card
        for card in Scorecard.objects.filter(meeting_id__in=meeting_ids).order_by(
            "-part",
            "version",  # the last one stays: of the whole evening, the newest
        )
    }
    tables = CriteriaTable.objects.in_bulk({card.table_id for card in cards.values()})
    stages: dict[int, dict[str, CardStage]] = {}
    frozen = CardStage.objects.filter(card__in=cards.values()).defer("data", "facts")
    for row in frozen.order_by("pk"):
        kept = stages.setdefault(row.card_id, {})
        kept.pop(row.stage, None)  # the newest comes last
        kept[row.stage] = row
    return {
        meeting_id: _scored(card, engine_table(tables[card.table_id]), stages.get(card.pk, {}), at)
        for meeting_id, card in cards.items()
    }


def _scored(card: Scorecard, table: Table, stages: Mapping[str, CardStage], at: datetime) -> Scored:
    if not stages:
        return Scored(card, table)
    last = list(stages.values())[-1]
    ranks = {band.name: rank for rank, band in enumerate(table.bands, start=1)}
    labels = {band.name: str(band.label) for band in table.bands}
    return Scored(
        card=card,
        table=table,
        points=last.points,
        stage=last.stage,
        band=labels[last.band],
        band_rank=ranks[last.band],
        gap=_gap(card, stages, at),
    )


def _gap(card: Scorecard, stages: Mapping[str, CardStage], at: datetime) -> Decimal | None:
    complete = stages.get(Stage.COMPLETE)
    if complete is None:
        return None
    if Stage.FINAL in stages:
        return stages[Stage.FINAL].points - complete.points
    if card.state != CardState.ADJUSTED:
        return None
    whole = Scorecard.objects.select_related("meeting__branch", "table").get(pk=card.pk)
    return standing_reading(whole, at=at).card.totals.points - complete.points


@dataclass(frozen=True, slots=True)
class Scopes:
    """Which committees have put which table in force; read once for many branches."""

    rows: tuple[CriteriaScope, ...]

    def score(self, placement: UnitPlacement, *, kind: str, on: date) -> bool:
        """Whether a meeting of ``kind`` held that day by the branch is scored by some table."""
        ladder = ancestor_ids(placement.path)
        return any(
            row.unit_id in ladder
            and row.branch_type in {"", placement.branch_type}
            and row.valid_from <= on
            and (row.valid_until is None or on < row.valid_until)
            and (row.table.effective_until is None or on < row.table.effective_until)
            and row.table.is_for(kind=kind, branch_type=placement.branch_type)
            for row in self.rows
        )


def scopes_above(placements: Iterable[UnitPlacement]) -> Scopes:
    """Return what the units from the root down to these have put in force, on whatever day."""
    ids = {step for one in placements for step in ancestor_ids(one.path)}
    rows = CriteriaScope.objects.filter(unit_id__in=ids).select_related("table")
    return Scopes(tuple(rows.defer("table__text")))
