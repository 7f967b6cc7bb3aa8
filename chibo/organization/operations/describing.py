"""Give a unit another name; mend its type, code and place."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.kernel.vietnamese import tidy
from chibo.organization.actions import UNIT_DESCRIBED, UNIT_RENAMED
from chibo.organization.errors import NameMissing, NothingChanges
from chibo.organization.models import Unit, UnitEvent
from chibo.organization.operations.coding import refuse_wrong_code
from chibo.organization.operations.writing_placements import (
    open_event,
    own_placement,
    replace,
    take_effect,
    take_turn,
)


@transaction.atomic
def rename_unit(
    unit: Unit,
    *,
    name: str,
    on: date,
    actor: User,
    at: datetime,
    short_name: str = "",
    decision: str = "",
) -> UnitEvent:
    """Let ``unit`` be called ``name`` from the day ``on``; papers of before keep the old name.

    Raises:
        PermissionDenied: ``actor`` does not keep the tree.
        NameMissing, NothingChanges: write another name.
        PlacementNotStanding, ChangesLater: choose another day.
    """
    require(actor, "organization.rename_unit", unit, on=day_of(at))
    take_turn()
    name, short_name = tidy(name), tidy(short_name or name)
    if not name:
        raise NameMissing(_("Write the name of the unit."))
    row = own_placement(unit, on=on)
    if (row.name, row.short_name) == (name, short_name):
        raise NothingChanges(_("The unit is called so already. Write another name."))
    event = open_event(unit, UnitEvent.Kind.RENAMED, on=on, decision=decision, at=at)
    replace([row], event=event, changed=lambda _row: {"name": name, "short_name": short_name})
    take_effect(event, at=at)
    record(
        UNIT_RENAMED,
        subject=unit,
        unit_id=unit.pk,
        actor=actor,
        at=at,
        old=row.name,
        new=name,
        on=on.isoformat(),
    )
    return event


@transaction.atomic
def describe_unit(
    unit: Unit,
    *,
    branch_type: str,
    official_code: str,
    on: date,
    actor: User,
    at: datetime,
    decision: str = "",
) -> UnitEvent:
    """Write the type of a branch and the official code of a unit, from the day ``on``.

    Raises:
        PermissionDenied: ``actor`` does not keep the tree.
        NothingChanges: both are so already.
        PlacementNotStanding, ChangesLater: choose another day.
        CodeNotValid: write the code as the rule says; it is no other unit's.
    """
    require(actor, "organization.describe_unit", unit, on=day_of(at))
    take_turn()
    row = own_placement(unit, on=on)
    new = {
        "branch_type": branch_type if unit.is_branch else "",
        "official_code": tidy(official_code),
    }
    if all(getattr(row, column) == value for column, value in new.items()):
        raise NothingChanges(_("The unit is described so already. Nothing was changed."))
    refuse_wrong_code(new["official_code"], unit=unit, near=unit, on=on)
    event = open_event(unit, UnitEvent.Kind.DESCRIBED, on=on, decision=decision, at=at)
    replace([row], event=event, changed=lambda _row: dict(new))
    take_effect(event, at=at)
    record(UNIT_DESCRIBED, subject=unit, unit_id=unit.pk, actor=actor, at=at, **new)
    return event


@transaction.atomic
def set_locality(unit: Unit, *, locality: str, actor: User, at: datetime) -> Unit:
    """Write the place named before the date of the unit's documents, from now on.

    Raises:
        PermissionDenied: ``actor`` does not keep the tree.
    """
    require(actor, "organization.describe_unit", unit, on=day_of(at))
    unit.locality = tidy(locality)
    unit.save(update_fields=["locality"])
    record(UNIT_DESCRIBED, subject=unit, unit_id=unit.pk, actor=actor, at=at, place=unit.locality)
    return unit
