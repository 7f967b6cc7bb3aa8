"""The changes that the pages offer: words, form, whom they concern, what is done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chibo.accounts.models import User
from chibo.organization.effects import Effect
from chibo.organization.models import Unit, UnitEvent, UnitKind
from chibo.organization.operations.changing import ChangedUnits
from chibo.organization.operations.describing import describe_unit, rename_unit, set_locality
from chibo.organization.operations.ending import dissolve_unit, merge_into
from chibo.organization.operations.placing import create_unit, move_unit
from chibo.organization.operations.splitting import Part, split_unit
from chibo.web.units.forms import (
    ChangeForm,
    CreateForm,
    DescribeForm,
    DissolveForm,
    MergeForm,
    MoveForm,
    RenameForm,
    SplitForm,
)

Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A change that was made or rehearsed: its event, its effects, the units it concerns."""

    event: UnitEvent
    units: Sequence[int]
    effects: tuple[Effect, ...] = ()


Act = Callable[[Unit, Told, User, datetime], Outcome]


@dataclass(frozen=True, slots=True)
class Kind:
    """One change. ``asks`` is what is chosen: "above", "heir", "parts" or nothing."""

    name: str
    label: "str | Promise"
    about: "str | Promise"
    permission: str
    form: type[ChangeForm]
    act: Act
    asks: str = ""
    only: str = ""  # "committee": offered for committees only


def _when(told: Told, actor: User, at: datetime) -> dict[str, Any]:
    return {"on": told["on"], "decision": told["decision"], "actor": actor, "at": at}


def _create(unit: Unit, told: Told, actor: User, at: datetime) -> Outcome:
    names = ("short_name", "branch_type", "official_code", "locality")
    more = {name: told[name] for name in names}
    kind = UnitKind(told["kind"])
    made = create_unit(told["name"], kind=kind, parent=unit, **more, **_when(told, actor, at))
    return Outcome(made.events.latest("pk"), [unit.pk, made.pk])


def _rename(unit: Unit, told: Told, actor: User, at: datetime) -> Outcome:
    names = {"name": told["name"], "short_name": told["short_name"]}
    return Outcome(rename_unit(unit, **names, **_when(told, actor, at)), [unit.pk])


def _describe(unit: Unit, told: Told, actor: User, at: datetime) -> Outcome:
    if told["locality"] != unit.locality:
        set_locality(unit, locality=told["locality"], actor=actor, at=at)
    event = describe_unit(
        unit,
        branch_type=told.get("branch_type", ""),
        official_code=told["official_code"],
        **_when(told, actor, at),
    )
    return Outcome(event, [unit.pk])


def _move(unit: Unit, told: Told, actor: User, at: datetime) -> Outcome:
    before, to = unit.parent_id, Unit.objects.get(pk=told["chosen"])
    move_unit(unit, to=to, **_when(told, actor, at))
    units = [unit.pk, *([before] if before else []), to.pk]
    return Outcome(unit.events.latest("pk"), units)


def _merge(unit: Unit, told: Told, actor: User, at: datetime) -> Outcome:
    heir = Unit.objects.get(pk=told["chosen"])
    return _of(merge_into(heir, [unit], **_when(told, actor, at)), [unit.pk, heir.pk])


def _split(unit: Unit, told: Told, actor: User, at: datetime) -> Outcome:
    chosen = frozenset(int(one) for one in told["chosen"])
    part = Part(
        told["name"],
        told["short_name"],
        told["official_code"],
        members=chosen if unit.is_branch else frozenset(),
        units=frozenset() if unit.is_branch else chosen,
    )
    done = split_unit(unit, [part], **_when(told, actor, at))
    return _of(done, [unit.pk, *(one.pk for one in done.parts)])


def _dissolve(unit: Unit, told: Told, actor: User, at: datetime) -> Outcome:
    above = [unit.parent_id] if unit.parent_id else []
    return _of(dissolve_unit(unit, **_when(told, actor, at)), [unit.pk, *above])


def _of(done: ChangedUnits, units: Sequence[int]) -> Outcome:
    return Outcome(done.event, units, done.effects)


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "create",
            _("Create a unit below"),
            _("A new committee or branch below this one."),
            "organization.create_unit",
            CreateForm,
            _create,
            only="committee",
        ),
        Kind(
            "rename",
            _("Rename"),
            _("Papers of before keep the old name."),
            "organization.rename_unit",
            RenameForm,
            _rename,
        ),
        Kind(
            "move",
            _("Move below another unit"),
            _("It goes with everything below it; months of before stay where they were."),
            "organization.move_unit",
            MoveForm,
            _move,
            asks="above",
        ),
        Kind(
            "merge",
            _("Merge into another unit"),
            _("This unit ends; members, tasks and what is below go on in the other."),
            "organization.merge_units",
            MergeForm,
            _merge,
            asks="heir",
        ),
        Kind(
            "split",
            _("Split a part off"),
            _("A new unit beside this one, with the members or branches you choose."),
            "organization.split_unit",
            SplitForm,
            _split,
            asks="parts",
        ),
        Kind(
            "dissolve",
            _("Dissolve"),
            _("Only what has no members and no units below any more."),
            "organization.dissolve_unit",
            DissolveForm,
            _dissolve,
        ),
        Kind(
            "describe",
            _("Type, code and place"),
            _("Type of the branch, official code, place for documents."),
            "organization.describe_unit",
            DescribeForm,
            _describe,
        ),
    )
}


def kinds_for(unit: Unit, *, on: date) -> list[Kind]:
    """Return the changes that can be made to a unit; none to one that has ended."""
    if unit.has_ended(on=on):
        return []
    return [kind for kind in KINDS.values() if not (unit.is_branch and kind.only == "committee")]
