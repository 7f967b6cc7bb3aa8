"""The tree of units as it stood on any day, opened level by level, and its search."""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from chibo.kernel.vietnamese import search_key
from chibo.membership.queries.tallies import Tally, tallies_right_below
from chibo.membership.queries.visible import visible_placements, visible_roots
from chibo.organization.models import Unit, UnitPlacement
from chibo.organization.paths import STEP_DIGITS, ancestor_ids
from chibo.web.days import read_day
from chibo.web.http import SignedInRequest, today
from chibo.web.units.nodes import Node, nodes_below, shown_node

_COUNTED_ROOTS = 5
"""More roots than these open to their counts: a country is not counted while somebody waits."""

_FOUND = 50
"""More units of a name than these are not listed; another word narrows them."""


@login_required
@require_GET
def unit_tree(request: SignedInRequest) -> HttpResponse:
    """The highest units of this person on a day; each opens to what stood below it."""
    on, words = day_asked(request), request.GET.get("q", "").strip()
    context = {
        "on": on,
        "is_today": on == today(),
        "words": words,
        "nodes": _found(request, words, on) if words else _roots(request, on),
        "most": _FOUND,
        "may_create": request.user.is_administrator,
    }
    return render(request, "web/units/tree.html", context)


@login_required
@require_GET
def units_below(request: SignedInRequest, unit_id: int) -> HttpResponse:
    """The units right below one, as they stood on the day: a page, or a fragment of the tree."""
    on = day_asked(request)
    seen = visible_placements(request.user, on=on, today=today())
    above = get_object_or_404(seen, unit=unit_id)
    context = {
        "on": on,
        "is_today": on == today(),
        "above": above,
        "nodes": nodes_below(above, on=on),
    }
    template = "web/units/_nodes.html" if request.htmx else "web/units/below.html"
    return render(request, template, context)


def day_asked(request: SignedInRequest) -> date:
    """The day in the address, as typed or as 2025-06-30; today where there is none."""
    return read_day(request.GET.get("on", "")) or today()


def _roots(request: SignedInRequest, on: date) -> list[Node]:
    roots = visible_roots(request.user, on=on, today=today())
    if len(roots) > _COUNTED_ROOTS:
        return [shown_node(root, None, on) for root in roots]
    tallies: dict[int, Tally] = {}
    for root in roots:
        tallies |= tallies_right_below(root.path[:-STEP_DIGITS], on=on, only=root.path)
    return [shown_node(root, tallies.get(root.unit_id, Tally()), on) for root in roots]


def _found(request: SignedInRequest, words: str, on: date) -> list[Node]:
    rows = visible_placements(request.user, on=on, today=today())
    for word in search_key(words).split():
        rows = rows.filter(search_key__contains=word)
    found = list(rows.order_by("search_key", "pk")[:_FOUND])
    names = _names_above(found)
    return [shown_node(row, None, on, where=" · ".join(names[row.pk])) for row in found]


def _names_above(rows: Iterable[UnitPlacement]) -> dict[int, list[str]]:
    """The names above each, nearest first, as the units are called today."""
    steps = {row.pk: ancestor_ids(row.path)[:-1] for row in rows}
    units = Unit.objects.in_bulk({step for ids in steps.values() for step in ids})
    return {pk: [units[step].short_name for step in reversed(ids)] for pk, ids in steps.items()}
