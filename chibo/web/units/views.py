"""The units that exist for a person, as they stand today."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from chibo.membership.queries.posts import posts_in
from chibo.membership.queries.rosters import roster_counts
from chibo.membership.queries.visible import visible_rosters, visible_units
from chibo.organization.models import Unit
from chibo.organization.queries import units_above
from chibo.web.http import SignedInRequest, today


@login_required
@require_GET
def unit_tree(request: SignedInRequest) -> HttpResponse:
    """The highest units of this person; each opens to what is below it."""
    on = today()
    seen = visible_units(request.user, on=on)
    roots = seen.exclude(parent__in=seen).order_by("path")
    return render(request, "web/units/tree.html", {"roots": roots, "on": on})


def _seen_above(request: SignedInRequest, unit: Unit) -> list[Unit]:
    """The units above that exist for this person, nearest first."""
    on = today()
    above = units_above(unit, on=on)
    ids = [up.pk for up in above]
    seen = visible_units(request.user, on=on).filter(pk__in=ids).values_list("pk", flat=True)
    return [up for up in above if up.pk in set(seen)]


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
    seen = visible_units(request.user, on=on)
    unit = get_object_or_404(seen, pk=unit_id)
    context = {
        "unit": unit,
        "above": _seen_above(request, unit),
        "below": roster_counts(seen.filter(parent=unit), on=on).order_by("search_key"),
        "posts": posts_in(unit, on=on).order_by("pk"),
        "figures": _figures(request, unit),
        "on": on,
    }
    return render(request, "web/units/detail.html", context)
