"""One unit that exists for a person, as it stands today."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from chibo.kernel.permissions import may
from chibo.membership.post_groups import highest_first
from chibo.membership.queries.ages import AgeBand, age_structure
from chibo.membership.queries.delegations import delegations_in
from chibo.membership.queries.kept_tallies import COUNTED_AT_ONCE
from chibo.membership.queries.posts import posts_in
from chibo.membership.queries.rosters import roster_counts
from chibo.membership.queries.visible import visible_rosters, visible_units
from chibo.organization.models import Unit
from chibo.organization.paths import ancestor_ids
from chibo.organization.queries import placement_of
from chibo.web.http import SignedInRequest, today
from chibo.web.units.kinds import kinds_for
from chibo.web.units.nodes import Node, nodes_below


def _figures(request: SignedInRequest, unit: Unit) -> list[dict[str, object]]:
    """Counts of a branch, for those who may read its roster."""
    on = today()
    seen = visible_rosters(request.user, on=on).filter(pk=unit.pk)
    labels = {
        "members": _("members"),
        "official": _("official"),
        "probationary": _("probationary"),
        "exempt": _("exempt"),
    }
    return [
        {"value": getattr(counted, name), "label": label}
        for counted in roster_counts(seen, on=on)
        for name, label in labels.items()
    ]


@login_required
@require_GET
def unit_detail(request: SignedInRequest, unit_id: int) -> HttpResponse:
    """One unit: what is below it, who holds a post, how many members."""
    on = today()
    seen = visible_units(request.user, on=on).select_related("heir")
    unit = get_object_or_404(seen, pk=unit_id)
    placement = placement_of(unit.pk, on=on)
    above = ancestor_ids(placement.path)[:-1] if placement else []
    below = placement if not unit.is_branch else None
    nodes = nodes_below(below, on=on) if below else []
    context = {
        "unit": unit,
        "known_by": list(_known_by(unit)),
        "above": seen.filter(pk__in=above).order_by("path"),
        "nodes": nodes,
        "posts": highest_first(posts_in(unit, on=on)),
        "figures": _figures(request, unit) if unit.is_branch else [],
        "on": on,
        "ages": _ages(below.path, on) if below and _has_ages(nodes) else None,
        "is_ended": unit.has_ended(on=on),
        "may_change": _may_change(request, unit, on),
        "delegations": delegations_in(unit, on=on).filter(valid_from__lte=on)
        if unit.is_branch
        else [],
        "sees_offices": not unit.is_branch
        and may(request.user, "membership.see_offices", unit, on=on),
        "reads_record": may(request.user, "audit.read_record", unit, on=on),
    }
    return render(request, "web/units/detail.html", context)


def _known_by(unit: Unit) -> Iterator[str]:
    """Yield the type of a branch, its official code and the place on its documents, as known."""
    if unit.branch_type:
        yield unit.get_branch_type_display()
    if unit.official_code:
        yield _("code %(code)s") % {"code": unit.official_code}
    if unit.locality:
        yield _("documents are given at %(place)s") % {"place": unit.locality}


def _may_change(request: SignedInRequest, unit: Unit, on: date) -> bool:
    kinds = kinds_for(unit, on=on)
    return any(may(request.user, kind.permission, unit, on=on) for kind in kinds)


def _has_ages(nodes: Sequence[Node]) -> bool:
    """Whether few enough stand below to ask each birth date; of a province it is too much."""
    tallies = [node.tally for node in nodes if node.tally]
    units = sum(tally.committees + tally.branches for tally in tallies)
    return len(tallies) == len(nodes) and units <= COUNTED_AT_ONCE


def _ages(path: str, on: date) -> list[dict[str, object]]:
    """How old the members at and below the unit are, as figures."""
    told = age_structure(path, on=on)
    figures = [{"value": band.members, "label": _age_words(band)} for band in told.bands]
    if told.unknown:
        figures.append({"value": told.unknown, "label": _("birth date not known")})
    return figures


def _age_words(band: AgeBand) -> str:
    if band.first is None:
        return _("up to %(last)s years") % {"last": band.last}
    if band.last is None:
        return _("%(first)s years and older") % {"first": band.first}
    return _("%(first)s to %(last)s years") % {"first": band.first, "last": band.last}
