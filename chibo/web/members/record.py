"""The record of a member: what the member is, and how it came about."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from chibo.kernel.permissions import may
from chibo.membership.models import Member, Post
from chibo.membership.party_age import party_age
from chibo.membership.queries.due import hand_in_by
from chibo.membership.queries.states import changes_of, state_of, stays_of
from chibo.membership.queries.visible import visible_rosters
from chibo.web.http import SignedInRequest, today
from chibo.web.members.meaning import state_words
from chibo.web.members.reach import member_or_404


@login_required
@require_GET
def own_record(request: SignedInRequest) -> HttpResponse:
    """Lead a member to the own record; who is no member has none."""
    return redirect("members:record", get_object_or_404(Member, user=request.user).pk)


@login_required
@require_GET
def record(request: SignedInRequest, member_id: int) -> HttpResponse:
    on = today()
    member = member_or_404(request, member_id)
    state = state_of(member, on=on)
    may_change = state.branch is not None and may(
        request.user, "membership.change_state", state, on=on
    )
    rosters = visible_rosters(request.user, on=on)
    context = {
        "member": member,
        "state": state,
        "words": [state_words(stay) for stay in (state.home, state.guest) if stay],
        "age": party_age(member.admitted_on, on=on) if member.admitted_on else None,
        "hand_in_by": hand_in_by(state.transfer) if state.transfer else None,
        "stays": [(stay, state_words(stay)) for stay in stays_of(member)],
        "changes": changes_of(member).select_related("recorded_by"),
        "posts": Post.objects.filter(member=member).select_related("unit").order_by("-valid_from"),
        "is_own": member.user_id == request.user.pk,
        "may_change": may_change,
        "may_read_roster": rosters.filter(pk=state.unit_id or 0).exists(),
        "on": on,
    }
    return render(request, "web/members/record.html", context)
