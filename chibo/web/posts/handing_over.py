"""The hand-over pack: what of a branch a new secretary takes over, on one page."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from chibo.kernel.permissions import may
from chibo.meetings.queries.months import unfinished_meetings
from chibo.membership.post_groups import highest_first
from chibo.membership.queries.accounts import counted_without_pin
from chibo.membership.queries.delegations import posts_with_delegations
from chibo.membership.queries.due import members_due
from chibo.membership.queries.rosters import roster_counts
from chibo.membership.queries.visible import visible_rosters
from chibo.membership.rights import rights_of
from chibo.resolutions.queries.resolutions import visible_resolutions
from chibo.resolutions.queries.tasks import counted_tasks
from chibo.rulebook.queries import rules_of
from chibo.web.http import SignedInRequest, today
from chibo.web.posts.pack import HandedOn, parts_of

_RESOLUTIONS = 3


@login_required
@require_GET
def handover(request: SignedInRequest, unit_id: int) -> HttpResponse:
    """For who leads the branch and the committee that reviews it; for all others a 404."""
    on = today()
    seen = roster_counts(visible_rosters(request.user, on=on), on=on)
    counted = counted_tasks(counted_without_pin(seen, on=on), on=on)
    branch = get_object_or_404(counted, pk=unit_id)
    if not may(request.user, "membership.see_handover", branch, on=on):
        raise Http404
    rules = rules_of(branch.pk, on=on)
    adopted = visible_resolutions(request.user, on=on).filter(branch=branch)
    told = HandedOn(
        branch=branch,
        on=on,
        is_inside=bool(rights_of(request.user, on=on).kinds_in(branch.pk)),
        due=members_due(branch, on=on, rules=rules),
        meetings=list(unfinished_meetings(branch)),
        resolutions=list(adopted.filter(adopted_at__isnull=False)[:_RESOLUTIONS]),
        posts=highest_first(posts_with_delegations(branch, on=on)),
        rules=rules,
    )
    context = {"unit": branch, "on": on, "parts": parts_of(told)}
    return render(request, "web/posts/handover.html", context)
