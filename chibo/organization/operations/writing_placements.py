"""End and begin placements by one decision: the only writers of placements and paths."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from django.db.models import F, Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from chibo.kernel.days import day_of
from chibo.kernel.vietnamese import tidy
from chibo.organization.errors import (
    BranchHasNoBranches,
    ChangesLater,
    PlacementNotStanding,
    TreeMovedOn,
)
from chibo.organization.models import Unit, UnitEvent, UnitPlacement
from chibo.organization.operations.coming_into_effect import copy_standing, units_touched_by
from chibo.organization.paths import STEP_DIGITS, subtree_bounds

_BATCH = 1000
Change = Callable[[UnitPlacement], dict[str, str | int | None]]
"""What of a placement is another from now on, by column."""

_KEPT = ("unit_id", "parent_id", "path", "name", "short_name", "branch_type", "official_code")


def take_turn() -> None:
    """Hold the tree until the transaction ends: changes of units follow one another.

    They are few, and each depends on where others stand. Readers and other
    deeds never wait. On SQLite a transaction holds the write lock anyway.
    """
    roots = Unit.objects.select_for_update(no_key=True).filter(parent=None).order_by("pk")
    list(roots.values_list("pk"))


def open_event(
    unit: Unit,
    kind: str,
    *,
    on: date,
    decision: str,
    at: datetime,
    takes_back: UnitEvent | None = None,
) -> UnitEvent:
    return UnitEvent.objects.create(
        unit=unit,
        kind=kind,
        on=on,
        decision=tidy(decision),
        recorded_at=at,
        is_pending=on > day_of(at),
        takes_back=takes_back,
    )


def lasting(rows: "QuerySet[UnitPlacement]", *, after: date) -> "QuerySet[UnitPlacement]":
    """Return the placements that are in force on some day on or after ``after``."""
    ends_later = Q(valid_until__isnull=True) | Q(valid_until__gt=after)
    return rows.filter(ends_later).exclude(valid_until=F("valid_from"))


def own_placement(unit: Unit, *, on: date) -> UnitPlacement:
    """Return the placement to be changed from ``on``, in force that day and ever after.

    Raises:
        PlacementNotStanding: the unit does not stand that day.
        ChangesLater: it changes on a later day; choose that day, or take that back first.
    """
    rows = lasting(unit.placements.all(), after=on).select_related("unit")
    return _only(list(rows.order_by("valid_from")), unit, on=on)


def placements_with_below(unit: Unit, *, on: date) -> list[UnitPlacement]:
    """Return the placements of ``unit`` and all below it, to be changed from ``on``.

    Raises:
        PlacementNotStanding, ChangesLater: as `own_placement`, of any of them.
    """
    own = own_placement(unit, on=on)
    begins, ends = subtree_bounds(own.path)
    under = UnitPlacement.objects.filter(path__gte=begins, path__lt=ends)
    rows = list(lasting(under, after=on).select_related("unit").order_by("path", "valid_from"))
    for row in rows:
        _refuse_later(row, on=on)
    return rows


def place_to_stand(unit: Unit, *, on: date) -> UnitPlacement:
    """Return where ``unit`` stands from ``on`` for ever, to stand below it or to take over.

    A change of its name later is none of its place.

    Raises:
        BranchHasNoBranches, PlacementNotStanding, ChangesLater.
    """
    rows = list(lasting(unit.placements.all(), after=on).order_by("valid_from"))
    is_one_place = len({row.path for row in rows}) == 1 and rows[-1].valid_until is None
    if is_one_place and rows[0].valid_from <= on:
        return rows[0]
    return _only(rows, unit, on=on)


def place_for_units(unit: Unit, *, on: date) -> UnitPlacement:
    """Return where units can be placed below ``unit`` from ``on``."""
    if unit.is_branch:
        raise BranchHasNoBranches(_("A branch cannot have units below it. Choose a committee."))
    return place_to_stand(unit, on=on)


def _only(rows: Sequence[UnitPlacement], unit: Unit, *, on: date) -> UnitPlacement:
    if not rows or rows[0].valid_from > on:
        raise PlacementNotStanding(
            _("%(unit)s does not stand on %(day)s. Choose another day or another unit.")
            % {"unit": unit.name, "day": date_format(on, "SHORT_DATE_FORMAT")}
        )
    _refuse_later(rows[0], on=on)
    return rows[0]


def _refuse_later(row: UnitPlacement, *, on: date) -> None:
    day = row.valid_from if row.valid_from > on else row.valid_until
    if day is not None:
        raise ChangesLater(
            _(
                "%(unit)s changes again on %(day)s. Choose that day or a later one, or take that "
                "change back first."
            )
            % {"unit": row.name, "day": date_format(day, "SHORT_DATE_FORMAT")}
        )


def end(rows: Iterable[UnitPlacement], *, event: UnitEvent) -> None:
    """End placements with the day before the event, or on no day where they began with it."""
    ids = [row.pk for row in rows]
    standing = UnitPlacement.objects.filter(pk__in=ids, valid_until__isnull=True)
    if standing.update(valid_until=event.on, ended_by=event) != len(ids):
        raise TreeMovedOn(
            _("Somebody changed these units a moment before. Look at the tree and try again.")
        )


def replace(
    rows: Sequence[UnitPlacement],
    *,
    event: UnitEvent,
    changed: Change,
) -> None:
    """End placements and begin the next ones with what ``changed`` returns for each."""
    end(rows, event=event)
    begin(
        [
            UnitPlacement(**{name: getattr(row, name) for name in _KEPT} | changed(row))
            for row in rows
        ],
        event=event,
    )


def begin(rows: Sequence[UnitPlacement], *, event: UnitEvent) -> None:
    for row in rows:
        row.valid_from, row.begun_by = event.on, event
        row.search_key = row.name_for_search()
    UnitPlacement.objects.bulk_create(rows, batch_size=_BATCH)


def moved_below(to: UnitPlacement, *, from_path: str) -> Change:
    """Return what changes when units leave ``from_path``, right below which the highest stood."""
    top = len(from_path)

    def changed(row: UnitPlacement) -> dict[str, str | int | None]:
        is_highest = len(row.path) == top + STEP_DIGITS
        return {
            "path": to.path + row.path[top:],
            "parent_id": to.unit_id if is_highest else row.parent_id,
        }

    return changed


def take_effect(event: UnitEvent, *, at: datetime) -> None:
    """Write the copies on the units when the day has come; else only what is known ahead."""
    copy_standing(units_touched_by(event), today=day_of(at))
