"""The tree of units as it stood on any day, opened level by level, and its search."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from chibo.kernel.clock import now
from chibo.membership.models import Stay
from chibo.membership.operations.keeping_tallies import want_tallies
from chibo.membership.queries.kept_tallies import shown_tallies
from chibo.membership.queries.named import members_named
from chibo.membership.queries.tallies import Tally
from chibo.membership.queries.visible import visible_placements, visible_roots
from chibo.organization.models import Unit, UnitPlacement
from chibo.organization.paths import STEP_DIGITS, ancestor_ids
from chibo.organization.queries.naming import named, named_exactly
from chibo.web.days import read_day
from chibo.web.http import SignedInRequest, today
from chibo.web.units.nodes import Node, nodes_below, shown_node, told_from, told_of

_COUNTED_ROOTS = 5
"""More roots in several places than these open to their counts."""

_PEOPLE_FOUND = 20
_FOUND = 50
"""More units of a name than these are not listed; another word narrows them."""


@login_required
@require_GET
def unit_tree(request: SignedInRequest) -> HttpResponse:
    """The highest units of this person on a day; each opens to what stood below it."""
    on, words = day_asked(request), request.GET.get("q", "").strip()
    found = _found(request, words, on) if words else _roots(request, on)
    nodes, rosters_from = told_from(found, on=on)
    context = {
        "on": on,
        "is_today": on == today(),
        "words": words,
        "nodes": nodes,
        "rosters_from": rosters_from,
        "is_counting": not words and counts_are_wanted(nodes, on=on),
        "most": _FOUND,
        "people": _people(request, words, on),
        "most_people": _PEOPLE_FOUND,
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
    nodes, rosters_from = told_from(nodes_below(above, on=on), on=on)
    context = {
        "on": on,
        "is_today": on == today(),
        "above": above,
        "nodes": nodes,
        "rosters_from": rosters_from,
        "is_counting": counts_are_wanted(nodes, on=on),
    }
    template = "web/units/_nodes.html" if request.htmx else "web/units/below.html"
    return render(request, template, context)


def counts_are_wanted(nodes: Sequence[Node], *, on: date) -> bool:
    """Ask for the counts of the day where some are not kept; return whether they are awaited."""
    if all(node.tally for node in nodes):
        return False
    want_tallies(on, at=now())
    return True


def day_asked(request: SignedInRequest) -> date:
    """The day in the address, as typed or as 2025-06-30; today where there is none."""
    return read_day(request.GET.get("on", "")) or today()


def _roots(request: SignedInRequest, on: date) -> list[Node]:
    roots = visible_roots(request.user, on=on, today=today())
    tallies = _tallies_of(roots, on)
    return [shown_node(root, told_of(root, tallies), on) for root in roots]


def _tallies_of(roots: Sequence[UnitPlacement], on: date) -> Mapping[int, Tally] | None:
    """The counts of the highest units; those that stand below no other are asked together."""
    if len(roots) > 1 and all(root.parent_id is None for root in roots):
        return shown_tallies("", on=on)
    tallies: dict[int, Tally] = {}
    for root in roots[:_COUNTED_ROOTS]:
        found = shown_tallies(root.path[:-STEP_DIGITS], on=on, only=root.path)
        if found is None:
            return None
        tallies |= found
    return tallies if len(roots) <= _COUNTED_ROOTS else None


def _found(request: SignedInRequest, words: str, on: date) -> list[Node]:
    rows = visible_placements(request.user, on=on, today=today()).order_by("search_key", "pk")
    found = list(rows.filter(named_exactly(words))[:_FOUND])
    if len(found) < _FOUND and " " in words:
        others = rows.filter(named(words)).exclude(pk__in=[row.pk for row in found])
        found += others[: _FOUND - len(found)]
    names = _names_above(found)
    return [shown_node(row, None, on, where=" · ".join(names[row.pk])) for row in found]


def _people(request: SignedInRequest, words: str, on: date) -> list[Stay]:
    """Members of the name on rosters that this person may read, while the page is of today."""
    if not words or on != today():
        return []
    return members_named(request.user, words, on=on, most=_PEOPLE_FOUND)


def _names_above(rows: Iterable[UnitPlacement]) -> dict[int, list[str]]:
    """The names above each, nearest first, as the units are called today."""
    steps = {row.pk: ancestor_ids(row.path)[:-1] for row in rows}
    units = Unit.objects.in_bulk({step for ids in steps.values() for step in ids})
    return {pk: [units[step].short_name for step in reversed(ids)] for pk, ids in steps.items()}
