"""The resolution of a meeting: drafted, put, adopted, sealed."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.kernel.permissions import may
from chibo.meetings.lifecycle import State
from chibo.meetings.models import Meeting
from chibo.meetings.queries.visible import visible_meetings
from chibo.resolutions.content import Draft
from chibo.resolutions.errors import DraftChangedMeanwhile
from chibo.resolutions.models import Resolution
from chibo.resolutions.operations.drafting import (
    NOT_BEGUN,
    draft_resolution,
    put_to_the_meeting,
)
from chibo.resolutions.queries.resolutions import draft_of, visible_resolutions
from chibo.resolutions.queries.suggestion import suggested_draft
from chibo.web.http import SignedInRequest, today
from chibo.web.once import once
from chibo.web.resolutions.forms import DraftForm, TargetForms, draft_forms, draft_in
from chibo.web.resolutions.shown import shown_resolution

_OVER = {State.SEALED, State.CANCELLED}


@login_required
@require_GET
def resolution_page(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    meeting = get_object_or_404(visible_meetings(request.user, on=today()), pk=meeting_id)
    seen = visible_resolutions(request.user, on=today()).filter(meeting=meeting)
    resolution = seen.select_related("meeting__branch", "term").first()
    if resolution is None and not _may_draft(request, meeting):
        raise Http404
    return _show(request, meeting, resolution)


@login_required
@require_POST
@once
def suggest(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """Begin the draft with what the branch looks back on and has on its agenda."""
    meeting = _meeting_to_draft(request, meeting_id)
    try:
        draft_resolution(
            meeting,
            suggested_draft(meeting),
            began_with=NOT_BEGUN,
            actor=request.user,
            at=now(),
        )
    except DomainError as refusal:
        return _show(request, meeting, _resolution_of(meeting), refusal=str(refusal))
    return redirect("resolutions:detail", meeting_id)


@login_required
@require_POST
@once
def draft(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    meeting = _meeting_to_draft(request, meeting_id)
    words = DraftForm(request.POST)
    targets = TargetForms(request.POST, prefix="targets")
    if not (words.is_valid() and targets.is_valid()):
        forms = {"words": words, "targets": targets}
        return _show(request, meeting, _resolution_of(meeting), forms=forms, status=422)
    wanted = draft_in(words.cleaned_data, targets.cleaned_data)
    began_with = words.cleaned_data["began_with"]
    try:
        draft_resolution(meeting, wanted, began_with=began_with, actor=request.user, at=now())
    except DomainError as refusal:
        return _refused(request, meeting, wanted, began_with, refusal)
    messages.success(request, _("The draft was kept."))
    return redirect("resolutions:detail", meeting_id)


@login_required
@require_POST
@once
def put(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    meeting = _meeting_to_draft(request, meeting_id)
    resolution = get_object_or_404(Resolution, meeting=meeting)
    began_with = request.POST.get("began_with", "")
    if not began_with.isdecimal():
        return HttpResponse(status=400)
    try:
        put_to_the_meeting(resolution, began_with=int(began_with), actor=request.user, at=now())
    except DomainError as refusal:
        return _show(request, meeting, _resolution_of(meeting), refusal=str(refusal))
    messages.success(request, _("This text is kept as it is put to the meeting."))
    return redirect("resolutions:detail", meeting_id)


def _refused(
    request: SignedInRequest, meeting: Meeting, wanted: Draft, began_with: int, refusal: DomainError
) -> HttpResponse:
    """Keep what was written in the fields; of two who wrote, show the other text beside it."""
    theirs = None
    if isinstance(refusal, DraftChangedMeanwhile):
        theirs, began_with = refusal.theirs, refusal.revision
    words, targets = draft_forms(wanted, began_with=began_with)
    forms = {"words": words, "targets": targets, "theirs": theirs}
    return _show(request, meeting, _resolution_of(meeting), refusal=str(refusal), forms=forms)


def _show(
    request: SignedInRequest,
    meeting: Meeting,
    resolution: Resolution | None,
    *,
    refusal: str = "",
    forms: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    is_draft = resolution is None or not resolution.is_adopted
    may_draft = is_draft and meeting.state not in _OVER and _may_draft(request, meeting)
    context: dict[str, Any] = {
        "meeting": meeting,
        "resolution": resolution,
        "refusal": refusal,
        "may_draft": may_draft,
    }
    if resolution is not None:
        context |= shown_resolution(request, resolution)
    if may_draft:
        context |= forms or _standing_forms(resolution)
    return render(
        request, "web/resolutions/detail.html", context, status=409 if refusal else status
    )


def _standing_forms(resolution: Resolution | None) -> dict[str, Any]:
    stands = draft_of(resolution) if resolution else Draft(title="")
    words, targets = draft_forms(
        stands, began_with=resolution.revision if resolution else NOT_BEGUN
    )
    return {"words": words, "targets": targets}


def _meeting_to_draft(request: SignedInRequest, meeting_id: int) -> Meeting:
    meeting = get_object_or_404(visible_meetings(request.user, on=today()), pk=meeting_id)
    if not _may_draft(request, meeting):
        raise Http404
    return meeting


def _may_draft(request: SignedInRequest, meeting: Meeting) -> bool:
    return may(request.user, "resolutions.draft_resolution", meeting, on=today())


def _resolution_of(meeting: Meeting) -> Resolution | None:
    return Resolution.objects.filter(meeting=meeting).select_related("branch").first()
