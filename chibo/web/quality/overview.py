"""The card in short: total, band, how far the next one is, and who looks at it how."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from chibo.quality.models import CardState, Stage
from chibo.quality.queries.page import CardPage, Looks
from chibo.quality.sentences.numbers import plain

_STATE_KINDS = {
    CardState.DRAFT: "wait",
    CardState.PROPOSED: "wait",
    CardState.VOTED: "info",
    CardState.SENT: "info",
    CardState.RETURNED: "bad",
    CardState.ACCEPTED: "good",
    CardState.ADJUSTED: "good",
    CardState.FINAL: "good",
}


@dataclass(frozen=True, slots=True)
class Look:
    """One way to look at the card; ``value`` is empty where nobody looked yet."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Overview:
    """``points`` and ``of`` as text, ``meter`` and ``meter_of`` as plain numbers."""

    label: str
    points: str
    of: str
    meter: str
    meter_of: str
    open_points: str
    state_kind: str
    machine_of: str
    looks: tuple[Look, ...]


def overview(page: CardPage) -> Overview:
    """Return the card in short as the page shows it beside its lines."""
    totals = page.totals
    still_open = totals.to_come + totals.unanswered + totals.missing
    return Overview(
        label=_label(page),
        points=plain(totals.points),
        of=plain(totals.scale),
        meter=f"{totals.points:f}",
        meter_of=f"{totals.scale:f}",
        open_points=plain(still_open) if still_open else "",
        state_kind=_STATE_KINDS[CardState(page.card.state)],
        machine_of=plain(page.looks.machine_of),
        looks=tuple(_looks(page.looks)),
    )


def _label(page: CardPage) -> str:
    reached = {stage.stage for stage in page.stages}
    if Stage.FINAL in reached:
        return _("Final points")
    if page.card.state in {CardState.DRAFT, CardState.PROPOSED}:
        return _("Points so far")
    if page.looks.reviewed is not None:
        return _("Points as adjusted")
    return _("Points, complete") if page.is_complete else _("Points as they stand")


def _looks(looks: Looks) -> list[Look]:
    machine = _("Machine (of %(points)s points)") % {"points": plain(looks.machine_of)}
    voted = _("As voted")
    if looks.voted_to_come:
        voted = _("As voted (%(points)s points to come)") % {"points": plain(looks.voted_to_come)}
    return [
        Look(machine, plain(looks.machine)),
        Look(_("The branch itself"), _said(looks.branch)),
        Look(voted, _said(looks.voted)),
        Look(_("The committee above"), _said(looks.reviewed)),
        Look(pgettext("score card", "Final"), _said(looks.final)),
    ]


def _said(points: Decimal | None) -> str:
    return "" if points is None else plain(points)
