"""Create a unit and move it: the only writers of paths."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.permissions import require
from chibo.kernel.vietnamese import tidy
from chibo.organization.actions import UNIT_CREATED, UNIT_MOVED
from chibo.organization.errors import (
    BranchHasNoBranches,
    PlacementNotStanding,
    UnitUnderItself,
)
from chibo.organization.models import Unit, UnitEvent, UnitKind, UnitPlacement
from chibo.organization.paths import is_under, path_under
from chibo.organization.queries import placements_under


@transaction.atomic
def create_unit(
    name: str,
    *,
    kind: UnitKind,
    parent: Unit | None,
    on: date,
    actor: User,
    at: datetime,
    short_name: str = "",
    branch_type: str = "",
    official_code: str = "",
    locality: str = "",
    decision: str = "",
) -> Unit:
    """Create a unit under ``parent`` from the day ``on``.

    Raises:
        PermissionDenied: ``actor`` does not keep the tree.
        BranchHasNoBranches: ``parent`` is a branch; choose the committee above it.
    """
    require(actor, "organization.create_unit", parent, on=on)
    if parent is not None and parent.is_branch:
        raise BranchHasNoBranches(_("A branch cannot have units below it. Choose a committee."))
    unit = Unit(
        name=tidy(name),
        short_name=tidy(short_name or name),
        kind=kind,
        branch_type=branch_type,
        official_code=official_code,
        locality=locality,
        parent=parent,
    )
    unit.search_key = unit.name_for_search()
    unit.save(force_insert=True)
    _place(unit, parent=parent, on=on)
    UnitEvent.objects.create(unit=unit, kind=UnitEvent.Kind.CREATED, on=on, decision=decision)
    record(UNIT_CREATED, subject=unit, unit_id=unit.pk, actor=actor, at=at, name=unit.name)
    return unit


@transaction.atomic
def move_unit(
    unit: Unit, *, to: Unit, on: date, actor: User, at: datetime, decision: str = ""
) -> Unit:
    """Place ``unit``, with all that is below it, under ``to`` from the day ``on``.

    Months before ``on`` keep their place in the tree.

    Raises:
        PermissionDenied: ``actor`` does not keep the tree.
        BranchHasNoBranches: ``to`` is a branch.
        UnitUnderItself: ``to`` is the unit or lies below it.
        PlacementNotStanding: the unit's placement begins on this day or later.
    """
    require(actor, "organization.move_unit", unit, on=on)
    if to.is_branch:
        raise BranchHasNoBranches(_("A branch cannot have units below it. Choose a committee."))
    if is_under(to.path, unit.path):
        raise UnitUnderItself(_("A unit cannot stand under itself. Choose another unit above."))
    below = list(placements_under(unit, on=on).select_related("unit").order_by("path"))
    if not below or any(placement.valid_from >= on for placement in below):
        raise PlacementNotStanding(
            _("Something below this unit changes on the same day or later. Choose a later day.")
        )
    UnitPlacement.objects.filter(pk__in=[p.pk for p in below]).update(valid_until=on)
    placed = {to.pk: to}
    for placement in below:
        moved = placement.unit
        parent_id = to.pk if moved.pk == unit.pk else placement.parent_id
        placed[moved.pk] = _place(moved, parent=placed[parent_id or 0], on=on)
    UnitEvent.objects.create(unit=unit, kind=UnitEvent.Kind.MOVED, on=on, decision=decision)
    record(UNIT_MOVED, subject=unit, unit_id=unit.pk, actor=actor, at=at, to=to.name)
    return placed[unit.pk]


def _place(unit: Unit, *, parent: Unit | None, on: date) -> Unit:
    """Write the placement from ``on`` and the copy of it on the unit."""
    unit.parent = parent
    unit.path = path_under(parent.path if parent else "", unit.pk)
    unit.save(update_fields=["parent", "path"])
    UnitPlacement.objects.create(
        unit=unit,
        parent=parent,
        path=unit.path,
        name=unit.name,
        short_name=unit.short_name,
        branch_type=unit.branch_type,
        official_code=unit.official_code,
        valid_from=on,
    )
    return unit
