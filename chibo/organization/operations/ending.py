"""Merge units into another and dissolve a unit."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.organization.actions import UNIT_DISSOLVED, UNIT_MERGED, UNIT_TOOK_OVER
from chibo.organization.errors import (
    KindsDiffer,
    NothingChanges,
    UnitHasUnitsBelow,
    UnitUnderItself,
)
from chibo.organization.followers import Ending, UnitChange, let_followers_carry_out
from chibo.organization.models import Unit, UnitEvent, UnitSuccession
from chibo.organization.operations.changing import ChangedUnits, refuse_if_stopped
from chibo.organization.operations.writing_placements import (
    end,
    moved_below,
    open_event,
    own_placement,
    place_to_stand,
    placements_with_below,
    replace,
    take_effect,
    take_turn,
)
from chibo.organization.paths import is_under


@transaction.atomic
def merge_into(
    heir: Unit,
    units: Sequence[Unit],
    *,
    on: date,
    actor: User,
    at: datetime,
    decision: str = "",
) -> ChangedUnits:
    """Let ``heir`` take over ``units``, which stand no more from the day ``on``.

    What stood below them stands below the heir; what hangs on them follows
    (docs/mechanisms/units.md).

    Raises:
        PermissionDenied: ``actor`` does not keep the tree of all of them.
        NothingChanges: choose units other than the heir.
        KindsDiffer: branches merge with branches, committees with committees.
        UnitUnderItself: the heir lies below one of them; move it first.
        PlacementNotStanding, ChangesLater: one of them does not stand that day
            or changes later; the sentence says which.
        ChangeStopped: something must be settled first; it carries what.
    """
    for one in (heir, *units):
        require(actor, "organization.merge_units", one, on=day_of(at))
    take_turn()
    _refuse_unlike(heir, units)
    change = UnitChange(
        UnitEvent.Kind.MERGED,
        on,
        day_of(at),
        ending=tuple(Ending(unit, heir) for unit in units),
    )
    place_to_stand(heir, on=on)
    effects = refuse_if_stopped(change)
    event = open_event(heir, UnitEvent.Kind.MERGED, on=on, decision=decision, at=at)
    for unit in units:
        _hand_over(unit, heir, event=event)
    UnitSuccession.objects.bulk_create(
        UnitSuccession(event=event, predecessor=unit, successor=heir) for unit in units
    )
    let_followers_carry_out(change, event, actor=actor, at=at)
    take_effect(event, at=at)
    for unit in units:
        record(UNIT_MERGED, subject=unit, unit_id=unit.pk, actor=actor, at=at, into=heir.name)
    names = [unit.name for unit in units]
    record(UNIT_TOOK_OVER, subject=heir, unit_id=heir.pk, actor=actor, at=at, units=names)
    return ChangedUnits(event, effects)


def _hand_over(unit: Unit, heir: Unit, *, event: UnitEvent) -> None:
    """End the placement of ``unit`` and place what is below it below the heir."""
    rows = placements_with_below(unit, on=event.on)
    place = place_to_stand(heir, on=event.on)
    if is_under(place.path, rows[0].path):
        raise UnitUnderItself(
            _("%(heir)s stands below %(unit)s. Move it elsewhere first.")
            % {"heir": heir.name, "unit": unit.name}
        )
    end(rows[:1], event=event)
    replace(rows[1:], event=event, changed=moved_below(place, from_path=rows[0].path))


def _refuse_unlike(heir: Unit, units: Sequence[Unit]) -> None:
    if not units or heir in units:
        raise NothingChanges(_("Choose the units that end, and another one that takes over."))
    if any(unit.is_branch != heir.is_branch for unit in units):
        raise KindsDiffer(
            _("A branch merges with a branch, a committee with a committee. Choose again.")
        )


@transaction.atomic
def dissolve_unit(
    unit: Unit, *, on: date, actor: User, at: datetime, decision: str = ""
) -> ChangedUnits:
    """Let ``unit`` stand no more from the day ``on``, with nobody to take over.

    Raises:
        PermissionDenied: ``actor`` does not keep the tree.
        UnitHasUnitsBelow: move, merge or dissolve them first.
        PlacementNotStanding, ChangesLater: choose another day.
        ChangeStopped: something must be settled first; it carries what.
    """
    require(actor, "organization.dissolve_unit", unit, on=day_of(at))
    take_turn()
    own = own_placement(unit, on=on)
    under = placements_with_below(unit, on=on)
    if len(under) > 1:
        raise UnitHasUnitsBelow(
            _("%(number)s units stand below this one. Move, merge or dissolve them first.")
            % {"number": len(under) - 1}
        )
    change = UnitChange(UnitEvent.Kind.DISSOLVED, on, day_of(at), ending=(Ending(unit, None),))
    effects = refuse_if_stopped(change)
    event = open_event(unit, UnitEvent.Kind.DISSOLVED, on=on, decision=decision, at=at)
    end([own], event=event)
    let_followers_carry_out(change, event, actor=actor, at=at)
    take_effect(event, at=at)
    record(UNIT_DISSOLVED, subject=unit, unit_id=unit.pk, actor=actor, at=at, on=on.isoformat())
    return ChangedUnits(event, effects)
