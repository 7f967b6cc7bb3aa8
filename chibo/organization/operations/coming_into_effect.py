"""Write the copies on units: at once when the day has come, else on the day."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from chibo.kernel.days import day_of
from chibo.organization.models import Unit, UnitEvent, UnitPlacement
from chibo.organization.paths import path_under
from chibo.organization.queries.history import heirs_of

_COPIED = ["name", "short_name", "search_key", "branch_type", "official_code"]
_WRITTEN = [*_COPIED, "parent", "path", "ends_on", "heir"]
_BATCH = 1000


def bring_into_effect(*, at: datetime) -> int:
    """Write the copies of every decision whose day has come; return how many there were.

    Running it again changes nothing. No fact of the organisation changes, so
    nothing is recorded: that was done when it was decided.
    """
    today = day_of(at)
    due = UnitEvent.objects.filter(is_pending=True, on__lte=today).order_by("on", "pk")
    return sum(_bring(event, today=today) for event in due)


@transaction.atomic
def _bring(event: UnitEvent, *, today: date) -> int:
    claimed = UnitEvent.objects.filter(pk=event.pk, is_pending=True).update(is_pending=False)
    if claimed:
        copy_standing(units_touched_by(event), today=today)
    return claimed


def units_touched_by(event: UnitEvent) -> set[int]:
    """Return the ids of the units whose placements the event, or what it takes back, wrote."""
    events = [event.pk, *([event.takes_back_id] if event.takes_back_id else [])]
    begun = UnitPlacement.objects.filter(begun_by__in=events).values_list("unit_id", flat=True)
    ended = UnitPlacement.objects.filter(ended_by__in=events).values_list("unit_id", flat=True)
    return {*begun, *ended, event.unit_id}


def copy_standing(unit_ids: Collection[int], *, today: date) -> None:
    """Write on these units, and on those they took over, how they stand today.

    A unit that begins later is copied as it will begin, an ended one as it
    stood last, with its path below the heir's.
    """
    ids = {*unit_ids, *Unit.objects.filter(heir__in=unit_ids).values_list("pk", flat=True)}
    placed = _placements_of(ids)
    units = list(Unit.objects.filter(pk__in=ids).order_by("pk"))
    for unit in units:
        _copy(unit, placed.get(unit.pk, []), today=today)
    _file_below_heirs([unit for unit in units if unit.has_ended(on=today)], today=today)
    Unit.objects.bulk_update(units, _WRITTEN, batch_size=_BATCH)


def _placements_of(unit_ids: Iterable[int]) -> dict[int, list[UnitPlacement]]:
    found: dict[int, list[UnitPlacement]] = {}
    rows = UnitPlacement.objects.filter(unit_id__in=unit_ids).order_by("valid_from", "pk")
    for row in rows.exclude(valid_until=F("valid_from")):
        found.setdefault(row.unit_id, []).append(row)
    return found


def _copy(unit: Unit, rows: list[UnitPlacement], *, today: date) -> None:
    """A unit whose creation was taken back stood on no day; its copy stays as it was."""
    unit.heir = None
    if not rows:
        unit.ends_on = unit.placements.earliest("valid_from", "pk").valid_from
        return
    begun = [row for row in rows if row.valid_from <= today]
    shown = begun[-1] if begun else rows[0]
    unit.ends_on = rows[-1].valid_until
    unit.parent_id, unit.path = shown.parent_id, shown.path
    for name in _COPIED:
        setattr(unit, name, getattr(shown, name))


def _file_below_heirs(ended: list[Unit], *, today: date) -> None:
    heirs = heirs_of([unit.pk for unit in ended], on=today)
    paths = _paths_of(set(heirs.values()), today=today)
    for unit in ended:
        heir_id = heirs.get(unit.pk)
        if heir_id is not None:
            unit.heir_id = heir_id
            unit.path = path_under(paths[heir_id], unit.pk)


def _paths_of(unit_ids: set[int], *, today: date) -> dict[int, str]:
    rows = _placements_of(unit_ids)
    return {
        unit_id: next((r.path for r in reversed(found) if r.valid_from <= today), found[0].path)
        for unit_id, found in rows.items()
    }
