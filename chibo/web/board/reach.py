"""Which units' boards exist for a person."""

from datetime import date

from django.shortcuts import get_object_or_404

from chibo.kernel.days import first_of_month, next_month, previous_month
from chibo.kernel.permissions import require
from chibo.organization.models import Unit
from chibo.web.http import SignedInRequest, today


def unit_or_404(request: SignedInRequest, unit_id: int) -> Unit:
    """The unit whose board this person may see today; any other does not exist."""
    unit = get_object_or_404(Unit.objects.select_related("parent"), pk=unit_id)
    require(request.user, "reporting.see_board", unit, on=today())
    return unit


def months_around(month: date, *, on: date) -> dict[str, date | None]:
    """The month before, and the one after unless it has not begun on the day ``on``."""
    after = next_month(month)
    return {
        "before": previous_month(month),
        "after": after if after <= first_of_month(on) else None,
    }
