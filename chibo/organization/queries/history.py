"""What became of units: events, predecessors, heirs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from chibo.organization.models import Unit, UnitEvent, UnitPlacement, UnitSuccession


@dataclass(frozen=True, slots=True)
class Chapter:
    """One event in the life of a unit, with who came before and after by it."""

    event: UnitEvent
    predecessors: tuple[Unit, ...]
    successors: tuple[Unit, ...]


def heirs_of(unit_ids: Iterable[int], *, on: date) -> dict[int, int]:
    """Return, for units that were merged by the day ``on``, who stands for each that day.

    Follows mergers of heirs; one question for each step of the longest line.
    """
    wholly = UnitSuccession.objects.filter(
        event__kind=UnitEvent.Kind.MERGED, event__on__lte=on, event__taken_back_by__isnull=True
    )
    found: dict[int, int] = {}
    asked = set(unit_ids)
    line: dict[int, int] = {}
    while asked:
        step = dict(
            wholly.filter(predecessor__in=asked).values_list("predecessor_id", "successor_id")
        )
        line |= step
        asked = set(step.values()) - line.keys()
    for unit_id in unit_ids:
        at = unit_id
        while at in line:
            at = line[at]
        if at != unit_id:
            found[unit_id] = at
    return found


def predecessors_of(unit: Unit, *, on: date) -> list[Unit]:
    """Return the units that ``unit`` followed by the day ``on``, also through others."""
    stands = UnitSuccession.objects.filter(event__on__lte=on, event__taken_back_by__isnull=True)
    found: set[int] = set()
    asked = {unit.pk}
    while asked:
        step = stands.filter(successor__in=asked).values_list("predecessor_id", flat=True)
        asked = set(step) - found - {unit.pk}
        found |= asked
    return list(Unit.objects.filter(pk__in=found).order_by("search_key")) if found else []


def history_of(unit: Unit) -> list[Chapter]:
    """Return what happened to ``unit``, the latest first, also what was taken back."""
    about = Q(unit=unit) | Q(successions__predecessor=unit) | Q(successions__successor=unit)
    events = (
        UnitEvent.objects.filter(about)
        .exclude(kind=UnitEvent.Kind.TAKEN_BACK)
        .distinct()
        .select_related("unit", "taken_back_by")
        .prefetch_related("successions__predecessor", "successions__successor")
        .order_by("-on", "-pk")
    )
    return [_chapter(event) for event in events]


def _chapter(event: UnitEvent) -> Chapter:
    links = list(event.successions.all())
    before = {link.predecessor_id: link.predecessor for link in links}
    after = {link.successor_id: link.successor for link in links}
    return Chapter(event, tuple(before.values()), tuple(after.values()))


def placements_of(unit: Unit) -> QuerySet[UnitPlacement]:
    """Return how the unit stood over time, oldest first, without what was in force on no day."""
    rows = unit.placements.exclude(valid_until=F("valid_from"))
    return rows.select_related("parent").order_by("valid_from")
