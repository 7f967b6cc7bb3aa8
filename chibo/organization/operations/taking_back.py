"""Take a change of units back by an inverse event, while nothing else refers to it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.organization.actions import UNIT_CHANGE_TAKEN_BACK
from chibo.organization.errors import AlreadyTakenBack, ChangesLater, ChangeStopped
from chibo.organization.followers import let_followers_take_back, what_clings_to
from chibo.organization.models import Unit, UnitEvent, UnitPlacement
from chibo.organization.operations.coming_into_effect import copy_standing, units_touched_by
from chibo.organization.operations.writing_placements import (
    lasting,
    open_event,
    place_to_stand,
    take_turn,
)
from chibo.organization.paths import STEP_DIGITS, subtree_bounds


@transaction.atomic
def take_back_event(
    event: UnitEvent, *, actor: User, at: datetime, decision: str = ""
) -> UnitEvent:
    """Let everything be as if ``event`` had not been; return the event that does so.

    The placements it began were then in force on no day, those it ended go on,
    and the rooms that followed it restore what they changed. Both events stay
    in the history.

    Raises:
        PermissionDenied: ``actor`` does not keep the tree.
        AlreadyTakenBack: it was taken back before.
        ChangesLater: a later change builds on it; take that one back first.
        ChangeStopped: something was entered since that needs it; it carries what.
    """
    require(actor, "organization.take_back", event.unit, on=day_of(at))
    take_turn()
    event = UnitEvent.objects.select_related("unit").get(pk=event.pk)
    begun = list(event.begun.select_related("unit").order_by("path"))
    ended = list(event.ended.select_related("unit", "parent").order_by("path"))
    _require_reach(begun, ended, actor=actor, on=day_of(at))
    _refuse_what_is_over(event, is_known=bool(begun or ended))
    vanishing = _vanishing(begun, ended)
    _refuse_changes_since(begun)
    _refuse_lost_places(ended, event=event)
    _refuse_ended_origin(event)
    _refuse_what_came_below(begun, ended, event=event)
    _refuse_later_chapters(vanishing, event=event)
    _refuse_what_clings(event, vanishing)
    inverse = open_event(
        event.unit,
        UnitEvent.Kind.TAKEN_BACK,
        on=event.on,
        decision=decision,
        at=at,
        takes_back=event,
    )
    let_followers_take_back(event, actor=actor, at=at)
    touched = units_touched_by(inverse)
    event.begun.update(valid_until=F("valid_from"), ended_by=inverse)
    event.ended.update(valid_until=None, ended_by=None)
    copy_standing(touched, today=day_of(at))
    _record(
        inverse,
        {event.unit_id: event.unit} | {row.unit_id: row.unit for row in ended},
        actor=actor,
        at=at,
    )
    return inverse


def _require_reach(
    begun: Iterable[UnitPlacement],
    ended: Sequence[UnitPlacement],
    *,
    actor: User,
    on: date,
) -> None:
    """Each unit that changes again, and where it returns to, is one whose tree the actor keeps."""
    for unit in {row.unit_id: row.unit for row in (*begun, *ended)}.values():
        require(actor, "organization.take_back", unit, on=on)
    for above in {row.parent_id: row.parent for row in ended if row.parent_id}.values():
        require(actor, "organization.create_unit", above, on=on)


def _refuse_what_is_over(event: UnitEvent, *, is_known: bool) -> None:
    """What was recorded before placements named their decisions cannot be traced."""
    if not is_known or event.is_taken_back or event.kind == UnitEvent.Kind.TAKEN_BACK:
        raise AlreadyTakenBack(_("This change cannot be taken back. Record a new one instead."))


def _vanishing(begun: Sequence[UnitPlacement], ended: Sequence[UnitPlacement]) -> tuple[Unit, ...]:
    """Return the units that the event brought into being."""
    known = {row.unit_id for row in ended}
    return tuple(row.unit for row in begun if row.unit_id not in known)


def _refuse_changes_since(begun: Iterable[UnitPlacement]) -> None:
    for row in begun:
        if row.valid_until is not None:
            raise _changed_since(row.name, row.valid_until)


def _refuse_lost_places(ended: Sequence[UnitPlacement], *, event: UnitEvent) -> None:
    """Refuse where a unit above has left the place to which units would return."""
    returning = {row.unit_id for row in ended}
    for row in ended:
        if row.parent is None or row.parent_id in returning:
            continue
        if place_to_stand(row.parent, on=event.on).path != row.path[:-STEP_DIGITS]:
            raise _changed_since(row.parent.name, event.on)


def _refuse_ended_origin(event: UnitEvent) -> None:
    """Refuse where the unit that parts were split off has ended since: nobody can go back to it."""
    if event.kind != UnitEvent.Kind.SPLIT:
        return
    rows = lasting(event.unit.placements.all(), after=event.on).order_by("valid_from")
    last = rows.last()
    if last is None or last.valid_until is not None:
        raise _changed_since(event.unit.name, event.unit.ends_on or event.on)


def _refuse_what_came_below(
    begun: Sequence[UnitPlacement], ended: Sequence[UnitPlacement], *, event: UnitEvent
) -> None:
    """Refuse where another unit was placed since below one that goes or moves back."""
    stays = {(row.unit_id, row.path) for row in ended}
    leaving = [row for row in begun if (row.unit_id, row.path) not in stays]
    ids = {row.unit_id for row in leaving}
    for row in leaving:
        if row.parent_id in ids:
            continue
        begins, ends = subtree_bounds(row.path)
        under = UnitPlacement.objects.filter(path__gte=begins, path__lt=ends)
        came = lasting(under.exclude(begun_by=event), after=event.on).first()
        if came is not None:
            raise _changed_since(came.name, came.valid_from)


def _refuse_later_chapters(vanishing: Iterable[Unit], *, event: UnitEvent) -> None:
    ids = [unit.pk for unit in vanishing]
    about = Q(successions__predecessor__in=ids) | Q(successions__successor__in=ids)
    later = UnitEvent.objects.filter(about, pk__gt=event.pk, taken_back_by__isnull=True).first()
    if later is not None:
        raise _changed_since(later.unit.name, later.on)


def _changed_since(name: str, day: date) -> ChangesLater:
    return ChangesLater(
        _("%(unit)s changed again since, from %(day)s. Take that change back first.")
        % {"unit": name, "day": date_format(day, "SHORT_DATE_FORMAT")}
    )


def _refuse_what_clings(event: UnitEvent, vanishing: tuple[Unit, ...]) -> None:
    clings = what_clings_to(event, vanishing)
    if clings:
        told = "; ".join(f"{one.what} ({one.number}): {one.happens}" for one in clings)
        raise ChangeStopped(
            _("This cannot be taken back any more: %(what)s.") % {"what": told}, effects=clings
        )


def _record(inverse: UnitEvent, units: Mapping[int, Unit], *, actor: User, at: datetime) -> None:
    taken_back = inverse.takes_back
    for unit_id, unit in units.items():
        record(
            UNIT_CHANGE_TAKEN_BACK,
            subject=unit,
            unit_id=unit_id,
            actor=actor,
            at=at,
            what=taken_back.kind if taken_back else "",
            on=inverse.on.isoformat(),
        )
