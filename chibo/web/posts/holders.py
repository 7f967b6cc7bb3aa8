"""The posts of a unit: who holds them today, who held them before."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from chibo.kernel.permissions import may
from chibo.membership.post_groups import highest_first
from chibo.membership.queries.posts import posts_before, posts_in
from chibo.membership.queries.visible import visible_units
from chibo.web.http import SignedInRequest, today

_SHOWN_BEFORE = 20


@login_required
@require_GET
def holders(request: SignedInRequest, unit_id: int) -> HttpResponse:
    on = today()
    unit = get_object_or_404(visible_units(request.user, on=on), pk=unit_id)
    context = {
        "unit": unit,
        "on": on,
        "posts": highest_first(posts_in(unit, on=on)),
        "before": posts_before(unit, on=on)[:_SHOWN_BEFORE],
        "sees_handover": unit.is_branch
        and may(request.user, "membership.see_handover", unit, on=on),
        "may_appoint": not unit.has_ended(on=on)
        and may(request.user, "membership.appoint", unit, on=on),
    }
    return render(request, "web/posts/holders.html", context)
