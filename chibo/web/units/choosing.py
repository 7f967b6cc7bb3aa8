"""What can be chosen in a change: units by name, members of a branch, units right below."""

from collections.abc import Sequence

from django.db.models import QuerySet

from chibo.membership.queries.rosters import roster_of
from chibo.membership.queries.visible import visible_units
from chibo.membership.states import StayKind
from chibo.organization.models import Unit, UnitKind
from chibo.organization.queries.naming import named
from chibo.web.http import SignedInRequest, today

_SHOWN = 30
"""More units than these are found by a word of their name."""


def choices_for(
    request: SignedInRequest, unit: Unit, asks: str, *, words: str, chosen: Sequence[str]
) -> list[tuple[str, str]]:
    """Return values and labels; what was chosen before stays among them."""
    if asks == "parts":
        return _parts(unit)
    if asks not in {"above", "heir"}:
        return []
    standing = visible_units(request.user, on=today()).filter(ends_on=None).exclude(pk=unit.pk)
    standing = standing.select_related("parent")
    alike = _alike(standing, unit, asks)
    found = list(_matching(alike, unit, asks, words)[:_SHOWN])
    kept = [one for one in alike.filter(pk__in=chosen) if one not in found]
    return [(str(one.pk), _label(one)) for one in [*kept, *found]]


def _alike(units: QuerySet[Unit], unit: Unit, asks: str) -> QuerySet[Unit]:
    if asks == "heir" and unit.is_branch:
        return units.filter(kind=UnitKind.BRANCH)
    return units.exclude(kind=UnitKind.BRANCH)


def _matching(units: QuerySet[Unit], unit: Unit, asks: str, words: str) -> QuerySet[Unit]:
    """Units of that name; without a word an heir is looked for beside the unit, then anywhere."""
    units = units.filter(named(words))
    beside = units.filter(parent=unit.parent_id)
    if not words and asks == "heir" and beside:
        units = beside
    return units.order_by("search_key", "pk")


def _label(unit: Unit) -> str:
    return f"{unit.name} · {unit.parent.short_name}" if unit.parent else unit.name


def _parts(unit: Unit) -> list[tuple[str, str]]:
    on = today()
    if unit.is_branch:
        stays = roster_of(unit, on=on).filter(kind=StayKind.HOME)
        return [(str(stay.member_id), stay.member.full_name) for stay in stays]
    below = Unit.objects.filter(parent=unit, ends_on=None).order_by("search_key")
    return [(str(one.pk), one.name) for one in below]
