"""The record of a member: what the member is, how it came about, and who looked at it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.kernel.permissions import may
from chibo.meetings.models import Meeting
from chibo.meetings.queries.attendance import evenings_of
from chibo.meetings.queries.visible import visible_meetings
from chibo.membership.models import Correction, LookKind, Member, Post, Standing, Stay
from chibo.membership.operations.looking import note_look
from chibo.membership.party_age import party_age
from chibo.membership.queries.due import ceremony_by, hand_in_by
from chibo.membership.queries.helping import AboutHelpers
from chibo.membership.queries.looks import looks_at
from chibo.membership.queries.states import MemberState, changes_of, state_of, stays_of
from chibo.membership.queries.visible import visible_rosters
from chibo.resolutions.models import Task
from chibo.resolutions.queries.tasks import visible_tasks
from chibo.web.http import SignedInRequest, today
from chibo.web.members.home import ceremony_form
from chibo.web.members.meaning import state_words
from chibo.web.members.reach import member_or_404

_EVENINGS_SHOWN = 12
"""A year of monthly meetings."""
_LOOKS_SHOWN = 50
_TASKS_SHOWN = 20


@login_required
@require_GET
def own_record(request: SignedInRequest) -> HttpResponse:
    """Lead a member to the own record; who is no member has none."""
    return redirect("members:record", get_object_or_404(Member, user=request.user).pk)


@login_required
@require_GET
def record(request: SignedInRequest, member_id: int) -> HttpResponse:
    return show_record(request, member_or_404(request, member_id))


def show_record(
    request: SignedInRequest,
    member: Member,
    *,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show the record; that somebody else opened it is noted."""
    on = today()
    stays = list(stays_of(member))
    state = state_of(member, on=on, held=stays)
    if state.branch is not None:
        note_look(LookKind.RECORD, branch=state.branch, by=request.user, at=now(), member=member)
    is_own = member.user_id == request.user.pk
    may_change = state.branch is not None and may(
        request.user, "membership.change_state", state, on=on
    )
    context = {
        "member": member,
        "refusal": refusal,
        "is_own": is_own,
        "may_change": may_change,
        "may_answer": may_change and not is_own,
        "may_name_helper": state.branch is not None
        and may(
            request.user, "membership.name_helper", AboutHelpers(member, state.branch.pk), on=on
        ),
        **_told_of_membership(request, member, state, stays),
        **_told_of_ceremony(member, state),
        **_told_of_work(request, member, on, is_own=is_own),
        **(_told_of_looks(member) if is_own or may_change else {}),
    }
    return render(request, "web/members/record.html", context, status=status)


def _told_of_membership(
    request: SignedInRequest, member: Member, state: MemberState, stays: Sequence[Stay]
) -> dict[str, Any]:
    on = state.on
    rosters = visible_rosters(request.user, on=on)
    return {
        "state": state,
        "words": [state_words(stay) for stay in (state.home, state.guest) if stay],
        "age": party_age(member.admitted_on, on=on) if member.admitted_on else None,
        "hand_in_by": hand_in_by(state.transfer) if state.transfer else None,
        "stays": [(stay, state_words(stay)) for stay in stays],
        "changes": changes_of(member).select_related("recorded_by"),
        "posts": Post.objects.filter(member=member).select_related("unit").order_by("-valid_from"),
        "may_read_roster": rosters.filter(pk=state.unit_id or 0).exists(),
    }


def _told_of_ceremony(member: Member, state: MemberState) -> dict[str, Any]:
    """What is asked of a member on probation whose ceremony of admission is not recorded."""
    home = state.home
    if home is None or home.standing != Standing.PROBATIONARY or member.ceremony_on:
        return {}
    last_day = ceremony_by(member, home.branch, on=state.on)
    return {
        "lacks_ceremony": True,
        "ceremony_by": last_day,
        "is_ceremony_over": last_day is not None and last_day < state.on,
        "ceremony_form": ceremony_form(member.pk),
    }


def _told_of_work(
    request: SignedInRequest, member: Member, on: date, *, is_own: bool
) -> dict[str, Any]:
    """Attendance and tasks: one's own all, of another those of meetings and tasks one may see."""
    meetings = Meeting.objects.all() if is_own else visible_meetings(request.user, on=on)
    tasks = Task.objects.all() if is_own else visible_tasks(request.user, on=on)
    own = tasks.filter(lead=member, withdrawn_at__isnull=True)
    return {
        "evenings": evenings_of(member, among=meetings)[:_EVENINGS_SHOWN],
        "tasks": own.order_by("-agreed_on", "-pk")[:_TASKS_SHOWN],
    }


def _told_of_looks(member: Member) -> dict[str, Any]:
    asked = Correction.objects.filter(member=member).select_related("answered_by")
    return {
        "sees_looks": True,
        "looks": looks_at(member)[:_LOOKS_SHOWN],
        "corrections": asked.order_by("-asked_at", "-pk"),
    }
