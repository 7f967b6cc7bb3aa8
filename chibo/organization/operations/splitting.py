"""Split parts off a unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.organization.actions import UNIT_CREATED, UNIT_SPLIT
from chibo.organization.errors import NothingChanges, PlacementNotStanding
from chibo.organization.followers import Share, UnitChange, let_followers_carry_out
from chibo.organization.models import Unit, UnitEvent, UnitPlacement, UnitSuccession
from chibo.organization.operations.changing import ChangedUnits, refuse_if_stopped
from chibo.organization.operations.coding import refuse_wrong_code
from chibo.organization.operations.placing import write_first_placement, write_identity
from chibo.organization.operations.writing_placements import (
    moved_below,
    open_event,
    own_placement,
    placements_with_below,
    replace,
    take_effect,
    take_turn,
)
from chibo.organization.paths import STEP_DIGITS, is_under


@dataclass(frozen=True, slots=True)
class Part:
    """A new unit, and what goes to it: members of a branch, or units of a committee, by id."""

    name: str
    short_name: str = ""
    official_code: str = ""
    members: frozenset[int] = frozenset()
    units: frozenset[int] = frozenset()


@transaction.atomic
def split_unit(
    unit: Unit,
    parts: Sequence[Part],
    *,
    on: date,
    actor: User,
    at: datetime,
    decision: str = "",
) -> ChangedUnits:
    """Split ``parts`` off ``unit`` from the day ``on``; it goes on with what no part takes.

    The parts are of the kind and type of the unit and stand beside it. Where
    the old unit ends with the split, rename it to the last of the new ones.

    Raises:
        PermissionDenied: ``actor`` does not keep the tree.
        NothingChanges: say which parts, and what goes to each.
        NameMissing: give each part a name.
        PlacementNotStanding, ChangesLater: the unit or what goes does not stand
            that day or changes later.
        CodeNotValid: write the code as the rule says; it is no other unit's.
        ChangeStopped: something must be settled first; it carries what.
    """
    require(actor, "organization.split_unit", unit, on=day_of(at))
    take_turn()
    if not parts or any(not part.members and not part.units for part in parts):
        raise NothingChanges(_("Say which new units there are, and what goes to each of them."))
    own = own_placement(unit, on=on)
    refuse_if_stopped(_change(unit, parts, [None] * len(parts), on=on, at=at))
    event = open_event(unit, UnitEvent.Kind.SPLIT, on=on, decision=decision, at=at)
    made = [_create(part, own, unit, event=event) for part in parts]
    for part, new in zip(parts, made, strict=True):
        _give_units(part, own, new, event=event)
        record(UNIT_CREATED, subject=new, unit_id=new.pk, actor=actor, at=at, name=new.name)
    UnitSuccession.objects.bulk_create(
        UnitSuccession(event=event, predecessor=unit, successor=new) for new in made
    )
    change = _change(unit, parts, made, on=on, at=at)
    effects = refuse_if_stopped(change)
    let_followers_carry_out(change, event, actor=actor, at=at)
    take_effect(event, at=at)
    names = [new.name for new in made]
    record(UNIT_SPLIT, subject=unit, unit_id=unit.pk, actor=actor, at=at, parts=names)
    return ChangedUnits(event, effects, tuple(made))


def _change(
    unit: Unit,
    parts: Sequence[Part],
    made: Sequence[Unit | None],
    *,
    on: date,
    at: datetime,
) -> UnitChange:
    shares = tuple(
        Share(unit, part.name, part.members, new) for part, new in zip(parts, made, strict=True)
    )
    return UnitChange(UnitEvent.Kind.SPLIT, on, day_of(at), shares=shares)


def _create(part: Part, own: UnitPlacement, unit: Unit, *, event: UnitEvent) -> Unit:
    refuse_wrong_code(part.official_code, unit=None, near=unit, on=event.on)
    new = write_identity(
        Unit(
            name=part.name,
            short_name=part.short_name,
            kind=unit.kind,
            branch_type=own.branch_type,
            official_code=part.official_code,
            locality=unit.locality,
            parent_id=own.parent_id,
        )
    )
    write_first_placement(new, event=event, above=own.path[:-STEP_DIGITS])
    return new


def _give_units(part: Part, own: UnitPlacement, new: Unit, *, event: UnitEvent) -> None:
    place = own_placement(new, on=event.on)
    for given in Unit.objects.filter(pk__in=part.units).order_by("pk"):
        rows = placements_with_below(given, on=event.on)
        if rows[0].parent_id != own.unit_id or not is_under(rows[0].path, own.path):
            raise PlacementNotStanding(
                _("%(unit)s does not stand below the unit to be split. Choose another one.")
                % {"unit": given.name}
            )
        from_path = rows[0].path[:-STEP_DIGITS]
        replace(rows, event=event, changed=moved_below(place, from_path=from_path))
