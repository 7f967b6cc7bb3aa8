"""The record of a unit: who did what, when, in which post; for who inspects it from above."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from chibo.audit.queries import entries_about
from chibo.kernel.permissions import require
from chibo.membership.queries.visible import visible_units
from chibo.web.http import SignedInRequest, today

_SHOWN = 50
_LARGEST = 2**31 - 1


@login_required
@require_GET
def deeds(request: SignedInRequest, unit_id: int) -> HttpResponse:
    """The latest deeds; those before a position where the address names one."""
    unit = get_object_or_404(visible_units(request.user, on=today()), pk=unit_id)
    require(request.user, "audit.read_record", unit, on=today())
    before = request.GET.get("before", "")
    place = min(int(before), _LARGEST) if before.isdecimal() else _LARGEST
    found = list(entries_about(unit.pk).filter(position__lt=place)[: _SHOWN + 1])
    entries = found[:_SHOWN]
    context = {
        "unit": unit,
        "entries": entries,
        "older": entries[-1].position if len(found) > _SHOWN else None,
    }
    return render(request, "web/accounts/deeds.html", context)
