"""What every page of the meeting workspace shows: where it stands and where to go."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import pgettext

from chibo.kernel.permissions import may
from chibo.meetings.lifecycle import Deed, State, states_open_to
from chibo.meetings.models import Meeting
from chibo.web.http import SignedInRequest, today
from chibo.web.meetings.workspace.reach import month_label
from chibo.web.meetings.workspace.readiness import Readiness, readiness_of
from chibo.web.meetings.workspace.steps import MonthStep, steps_of

STATE_SIGNS = {
    State.PLANNED: "plain",
    State.PREPARED: "plain",
    State.CONVENED: "info",
    State.IN_SESSION: "good",
    State.CLOSED: "good",
    State.SEALED: "good",
    State.CANCELLED: "bad",
}


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of the workspace; ``name`` is that of its address."""

    name: str
    label: str
    url: str


def page(
    request: SignedInRequest,
    template: str,
    ready: Readiness,
    *,
    tab: str,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Render a page of the workspace for somebody who prepares the meeting."""
    meeting = ready.meeting
    shown = {
        "meeting": meeting,
        "ready": ready,
        "state_sign": STATE_SIGNS[State(meeting.state)],
        "month": month_label(meeting.month),
        "steps": steps_for(ready) if meeting.state != State.CANCELLED else [],
        "tabs": tabs_of(ready),
        "tab": tab,
        "may_lead": may(request.user, "meetings.lead_meeting", meeting, on=today()),
        "is_open": meeting.state in states_open_to(Deed.WRITE_AGENDA),
        **context,
    }
    return render(request, f"web/meetings/{template}.html", shown, status=status)


def fresh(meeting: Meeting) -> Readiness:
    """Return what the meeting has, read again: after a refusal a page shows what is true now."""
    meeting.refresh_from_db()
    return readiness_of(meeting)


def steps_for(ready: Readiness) -> list[MonthStep]:
    meeting = ready.meeting
    return steps_of(
        meeting.month,
        meeting,
        ready.deadlines,
        ready.done,
        is_ready=ready.is_ready,
        on=today(),
        urls=step_urls(meeting),
    )


def step_urls(meeting: Meeting) -> dict[str, str]:
    """Return where each step of the month is worked on; what has no page yet is left out."""
    names = {
        "plan": "meetings:plan_of",
        "prepare": "meetings:agenda",
        "convene": "meetings:convening",
        "hold": "room:page",
        "finish": "records:minutes",
        "review": "quality:of_meeting",
    }
    return {step: reverse(name, args=[meeting.pk]) for step, name in names.items()}


def tabs_of(ready: Readiness) -> list[Tab]:
    labels = {
        "detail": pgettext("page of a meeting", "Overview"),
        "plan_of": pgettext("page of a meeting", "Plan"),
        "agenda": pgettext("page of a meeting", "Agenda"),
        "consultation": pgettext("page of a meeting", "Consultation"),
        "papers": pgettext("page of a meeting", "Papers"),
        "convening": pgettext("page of a meeting", "Convene"),
        "answers": pgettext("page of a meeting", "Answers"),
    }
    if not (ready.consults or ready.is_consulted):
        del labels["consultation"]
    return [
        Tab(name, label, reverse(f"meetings:{name}", args=[ready.meeting.pk]))
        for name, label in labels.items()
    ]
