"""Create a unit and move it."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.kernel.vietnamese import tidy
from chibo.organization.actions import UNIT_CREATED, UNIT_MOVED
from chibo.organization.errors import NameMissing, NothingChanges, UnitUnderItself
from chibo.organization.models import Unit, UnitEvent, UnitKind, UnitPlacement
from chibo.organization.operations.coding import refuse_wrong_code
from chibo.organization.operations.writing_placements import (
    begin,
    moved_below,
    open_event,
    place_for_units,
    placements_with_below,
    replace,
    take_effect,
    take_turn,
)
from chibo.organization.paths import STEP_DIGITS, is_under, path_under


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
        NameMissing: give it a name.
        BranchHasNoBranches: ``parent`` is a branch; choose the committee above it.
        PlacementNotStanding, ChangesLater: ``parent`` does not stand, or moves
            later; choose another day.
        CodeNotValid: write the code as the rule says; it is no other unit's.
    """
    require(actor, "organization.create_unit", parent, on=day_of(at))
    take_turn()
    place = place_for_units(parent, on=on) if parent else None
    refuse_wrong_code(official_code, unit=None, near=parent, on=on)
    unit = write_identity(
        Unit(
            name=name,
            short_name=short_name,
            kind=kind,
            branch_type=branch_type,
            official_code=official_code,
            locality=locality,
            parent=parent,
        )
    )
    event = open_event(unit, UnitEvent.Kind.CREATED, on=on, decision=decision, at=at)
    write_first_placement(unit, event=event, above=place.path if place else "")
    record(UNIT_CREATED, subject=unit, unit_id=unit.pk, actor=actor, at=at, name=unit.name)
    return unit


def write_identity(unit: Unit) -> Unit:
    """Write a new unit that has no place yet.

    Raises:
        NameMissing: give it a name.
    """
    unit.name = tidy(unit.name)
    unit.short_name = tidy(unit.short_name or unit.name)
    unit.locality = tidy(unit.locality)
    if not unit.name:
        raise NameMissing(_("Write the name of the unit."))
    unit.search_key = unit.name_for_search()
    unit.save(force_insert=True)
    return unit


def write_first_placement(unit: Unit, *, event: UnitEvent, above: str) -> None:
    """Place a new unit right below the path ``above`` from the day of the event."""
    unit.path = path_under(above, unit.pk)
    unit.save(update_fields=["path"])
    first = UnitPlacement(
        unit=unit,
        parent=unit.parent,
        path=unit.path,
        name=unit.name,
        short_name=unit.short_name,
        branch_type=unit.branch_type,
        official_code=unit.official_code,
    )
    begin([first], event=event)


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
        NothingChanges: it stands there already.
        PlacementNotStanding, ChangesLater: the unit, what is below it or ``to``
            does not stand that day or changes later; the sentence says which.
    """
    require(actor, "organization.move_unit", unit, on=day_of(at))
    require(actor, "organization.create_unit", to, on=day_of(at))
    take_turn()
    rows, place = placements_with_below(unit, on=on), place_for_units(to, on=on)
    own = rows[0]
    if is_under(place.path, own.path):
        raise UnitUnderItself(_("A unit cannot stand under itself. Choose another unit above."))
    if own.parent_id == to.pk:
        raise NothingChanges(
            _("%(unit)s stands under %(above)s already. Choose another unit above.")
            % {"unit": own.name, "above": to.name}
        )
    event = open_event(unit, UnitEvent.Kind.MOVED, on=on, decision=decision, at=at)
    from_path = own.path[:-STEP_DIGITS]
    replace(rows, event=event, changed=moved_below(place, from_path=from_path))
    take_effect(event, at=at)
    record(UNIT_MOVED, subject=unit, unit_id=unit.pk, actor=actor, at=at, to=to.name)
    unit.refresh_from_db()
    return unit
