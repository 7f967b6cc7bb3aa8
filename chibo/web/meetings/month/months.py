"""The months of a branch, newest first."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from chibo.kernel.permissions import may
from chibo.meetings.lifecycle import State
from chibo.meetings.models import Meeting
from chibo.meetings.queries.months import MonthOfBranch, months_of
from chibo.membership.rights import rights_of
from chibo.organization.models import Unit
from chibo.organization.queries.history import predecessors_of
from chibo.rulebook.queries import rules_in_force
from chibo.web.http import SignedInRequest, today
from chibo.web.meetings.month.in_hand import month_in_hand
from chibo.web.meetings.workspace.frame import STATE_SIGNS
from chibo.web.meetings.workspace.reach import branch_for, month_label
from chibo.web.meetings.workspace.readiness import deadlines_in


@dataclass(frozen=True, slots=True)
class ShownMeeting:
    meeting: Meeting
    sign: str
    url: str


@dataclass(frozen=True, slots=True)
class ShownMonth:
    label: str
    meetings: tuple[ShownMeeting, ...]


@login_required
@require_GET
def own_months(request: SignedInRequest) -> HttpResponse:
    """Lead to the months of the own branch; who belongs to none goes home."""
    rights = rights_of(request.user, on=today())
    own = sorted(rights.branch_ids)
    return redirect("meetings:months", own[0]) if own else redirect("web:today")


@login_required
@require_GET
def months(request: SignedInRequest, unit_id: int) -> HttpResponse:
    on = today()
    branch = branch_for(request, unit_id, "meetings.see_months")
    found = months_of(branch)
    deadlines = deadlines_in(rules_in_force(branch, on=on))
    month = month_in_hand(found, deadlines.window, on=on)
    is_planned = any(one.month == month and one.monthly for one in found)
    is_ended = branch.has_ended(on=on)
    may_plan = not is_ended and may(request.user, "meetings.plan_meeting", branch, on=on)
    context = {
        "branch": branch,
        "months": [_shown(one) for one in found],
        "may_plan": may_plan,
        "to_plan": "" if is_planned else month_label(month),
        "plan_url": plan_url(branch.pk, month),
        "other_url": plan_url(branch.pk, month, other=True),
        "is_ended": is_ended,
        "before": _branches_before(request, branch, on),
    }
    return render(request, "web/meetings/months.html", context)


def _branches_before(request: SignedInRequest, branch: Unit, on: date) -> list[Unit]:
    """The branches that were before this one and whose months this person may read."""
    known = [unit for unit in predecessors_of(branch, on=on) if unit.is_branch]
    return [one for one in known if may(request.user, "meetings.see_months", one, on=on)]


def plan_url(unit_id: int, month: date, *, other: bool = False) -> str:
    """Return where a meeting of that month is planned; ``other`` is one beside the monthly one."""
    more = "&kind=thematic" if other else ""
    return reverse("meetings:plan", args=[unit_id]) + f"?month={month:%Y-%m}{more}"


def _shown(month: MonthOfBranch) -> ShownMonth:
    return ShownMonth(
        month_label(month.month),
        tuple(
            ShownMeeting(
                meeting,
                STATE_SIGNS[State(meeting.state)],
                reverse("meetings:detail", args=[meeting.pk]),
            )
            for meeting in month.meetings
        ),
    )
