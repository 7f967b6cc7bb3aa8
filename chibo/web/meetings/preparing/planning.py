"""Plan a meeting, with last month's as the draft, and change the plan."""

from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.days import day_of, local
from chibo.kernel.errors import DomainError
from chibo.meetings.errors import OutsideWindow, RemoteShareNotReached
from chibo.meetings.lifecycle import Deed, states_open_to
from chibo.meetings.models import Meeting, MeetingKind
from chibo.meetings.operations.planning import change_plan, plan_meeting
from chibo.meetings.queries.drafts import Draft, draft_of_next
from chibo.meetings.queries.joint import joint_meetings_open_to
from chibo.meetings.queries.remote import scattered_on
from chibo.organization.models import Unit
from chibo.web.http import SignedInRequest, today
from chibo.web.meetings.preparing.forms import NewPlanForm, PlanForm
from chibo.web.meetings.workspace.frame import fresh, page
from chibo.web.meetings.workspace.reach import branch_for, meeting_for, month_label
from chibo.web.meetings.workspace.readiness import readiness_of
from chibo.web.once import once


@login_required
@require_GET
def plan(request: SignedInRequest, unit_id: int) -> HttpResponse:
    branch = branch_for(request, unit_id, "meetings.plan_meeting")
    draft = draft_of_next(branch, _month(request.GET.get("month", "")))
    wanted = request.GET.get("kind", draft.kind)
    kind = wanted if wanted in MeetingKind.values else draft.kind
    initial = {**_drafted(draft), "kind": kind}
    form = NewPlanForm(initial=initial, joint=_joint(branch, draft.month))
    return _new(request, branch, draft, form)


@login_required
@require_POST
@once
def make_plan(request: SignedInRequest, unit_id: int) -> HttpResponse:
    branch = branch_for(request, unit_id, "meetings.plan_meeting")
    month = _month(request.POST.get("month", ""))
    form = NewPlanForm(request.POST, joint=_joint(branch, month))
    if not form.is_valid():
        return _new(request, branch, draft_of_next(branch, month), form, status=422)
    try:
        meeting = plan_meeting(
            branch,
            month=month,
            planned_at=form.instant,
            joined_to=form.inviting,
            actor=request.user,
            at=now(),
            **form.plan(),
        )
    except DomainError as refusal:
        draft = draft_of_next(branch, month)
        return _new(request, branch, draft, form, refusal=refusal, status=409)
    messages.success(request, _("The plan is written. Next: the agenda."))
    return redirect("meetings:agenda", meeting.pk)


@login_required
@require_GET
def plan_of(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_for(request, meeting_id, "meetings.prepare_meeting")
    return _change(request, meeting, PlanForm(initial=_planned(meeting)))


@login_required
@require_POST
@once
def save_plan(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_for(request, meeting_id, "meetings.prepare_meeting")
    form = PlanForm(request.POST)
    if not form.is_valid():
        return _change(request, meeting, form, status=422)
    try:
        change_plan(
            meeting,
            actor=request.user,
            at=now(),
            planned_at=form.instant,
            **form.plan(),
        )
    except DomainError as refusal:
        return _change(request, meeting, form, refusal=refusal, status=409)
    messages.success(request, _("The plan is changed."))
    return redirect("meetings:plan_of", meeting.pk)


def _month(told: str) -> date:
    """Read a month such as 2026-12; anything else is the present month."""
    try:
        return datetime.strptime(told, "%Y-%m").date()  # noqa: DTZ007 -- a month has no zone
    except ValueError:
        return today().replace(day=1)


def _joint(branch: Unit, month: date) -> list[Meeting]:
    return list(joint_meetings_open_to(branch, month, on=today()))


def _drafted(draft: Draft) -> dict[str, Any]:
    return {
        "on": draft.on,
        "hour": local(draft.planned_at).time() if draft.planned_at else None,
        **{name: getattr(draft, name) for name in _COPIED},
    }


def _planned(meeting: Meeting) -> dict[str, Any]:
    at = local(meeting.planned_at)
    more = ("title", "window_reason", *_ONLINE)
    named = {name: getattr(meeting, name) for name in (*_COPIED, *more)}
    return {"on": at.date(), "hour": at.time(), **named}


_COPIED = ("place", "kind", "form", "mode", "mode_reason", "mode_approved_by", "mode_ground")
_ONLINE = ("members_away", "beyond_rule_reason", "video_url")


def _new(
    request: SignedInRequest,
    branch: Unit,
    draft: Draft,
    form: PlanForm,
    *,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "branch": branch,
        "draft": draft,
        "month": month_label(draft.month),
        **_form_context(form, refusal, branch, draft.on),
    }
    return render(request, "web/meetings/plan_new.html", context, status=status)


def _change(
    request: SignedInRequest,
    meeting: Meeting,
    form: PlanForm,
    *,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    ready = fresh(meeting) if refusal else readiness_of(meeting)
    return page(
        request,
        "plan",
        ready,
        tab="plan_of",
        status=status,
        may_change=meeting.state in states_open_to(Deed.CHANGE_PLAN),
        **_form_context(form, refusal, meeting.branch, day_of(ready.meeting.planned_at)),
    )


def _form_context(
    form: PlanForm, refusal: DomainError | None, branch: Unit, on: date
) -> dict[str, Any]:
    """What the fields of a plan need: which are shown, which are folded away."""
    _say_who_is_away(form, branch, on)
    asks_reason = isinstance(refusal, OutsideWindow) or bool(form["window_reason"].value())
    form.fields["window_reason"].required = asks_reason  # only for its label; the room decides
    asks_beyond = isinstance(refusal, RemoteShareNotReached)
    asks_beyond = asks_beyond or bool(form["beyond_rule_reason"].value())
    form.fields["beyond_rule_reason"].required = asks_beyond  # the same
    mode = form["mode"].value()
    return {
        "form": form,
        "refusal": refusal,
        "asks_reason": asks_reason,
        "asks_beyond": asks_beyond,
        "rare": [form[name] for name in PlanForm.RARE],
        "rare_is_open": mode != "in_person"
        or form["kind"].value() != MeetingKind.REGULAR
        or any(form[name].errors for name in PlanForm.RARE),
    }


def _say_who_is_away(form: PlanForm, branch: Unit, on: date) -> None:
    """Give the figure that the rule on online meetings asks for, as far as the roster knows it."""
    known = scattered_on(branch, on)
    field = form["members_away"]  # of a form that was read its help stands apart from its field
    field.help_text = _(
        "Of %(over)s members, without those exempt or suspended; the roster knows of %(away)s away."
    ) % {"over": known.over, "away": known.away}
    if known.share is not None:
        rule = _("The rule: more than %(share)s.") % {"share": known.share.words}
        field.help_text = f"{field.help_text} {rule}"
