"""Questions about the tree. Every one of them names the day it is asked for."""

from datetime import date

from django.db.models import QuerySet

from chibo.kernel.periods import in_force
from chibo.kernel.remembering import remembered
from chibo.organization.models import Unit, UnitKind, UnitPlacement
from chibo.organization.paths import ancestor_ids, subtree_bounds


@remembered
def placement_of(unit_id: int, *, on: date) -> UnitPlacement | None:
    """Return where the unit stood that day, or None before it began or after it ended."""
    return UnitPlacement.objects.filter(in_force(on), unit_id=unit_id).first()


@remembered
def path_of(unit_id: int, *, on: date) -> str:
    """Return the unit's path that day; empty when it did not stand."""
    return (
        UnitPlacement.objects.filter(in_force(on), unit_id=unit_id)
        .values_list("path", flat=True)
        .first()
        or ""
    )


@remembered
def standing_placement_of(unit_id: int, *, on: date) -> UnitPlacement | None:
    """Return where the unit stood that day, or after its end where its heir stands.

    For rights over what an ended unit left behind: who is above it now.
    """
    found = placement_of(unit_id, on=on)
    if found is not None:
        return found
    heir_id = (
        Unit.objects.filter(pk=unit_id, ends_on__lte=on).values_list("heir_id", flat=True).first()
    )
    return placement_of(heir_id, on=on) if heir_id else None


def placements_under(unit: Unit, *, on: date) -> QuerySet[UnitPlacement]:
    """Return the placements of the unit and of all below it, as the tree stood that day."""
    path = path_of(unit.pk, on=on)
    if not path:
        return UnitPlacement.objects.none()
    begins, ends = subtree_bounds(path)
    return UnitPlacement.objects.filter(in_force(on), path__gte=begins, path__lt=ends)


def units_under(unit: Unit, *, on: date) -> QuerySet[Unit]:
    """Return the unit and all below it, as the tree stood that day."""
    return Unit.objects.filter(pk__in=placements_under(unit, on=on).values("unit_id"))


def branches_under(unit: Unit, *, on: date) -> QuerySet[Unit]:
    """Return the branches among the unit and all below it, in order of name."""
    return units_under(unit, on=on).filter(kind=UnitKind.BRANCH).order_by("search_key")


@remembered
def units_above(unit: Unit, *, on: date) -> list[Unit]:
    """Return the units above, nearest first, as the tree stood that day."""
    ids = ancestor_ids(path_of(unit.pk, on=on))[:-1]
    found = Unit.objects.in_bulk(ids)
    return [found[pk] for pk in reversed(ids)]
