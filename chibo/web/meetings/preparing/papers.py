"""Papers of a meeting: handed in by who prepares it, read by its members."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.meetings.lifecycle import Deed, states_open_to
from chibo.meetings.models import Meeting, MeetingPaper
from chibo.meetings.operations.preparing import attach_paper, detach_paper
from chibo.papers.operations.files import MOST_MEGABYTES, store_file
from chibo.web.http import SignedInRequest
from chibo.web.meetings.preparing.forms import PaperForm
from chibo.web.meetings.workspace.frame import fresh, page
from chibo.web.meetings.workspace.reach import meeting_for
from chibo.web.meetings.workspace.readiness import Readiness, readiness_of
from chibo.web.once import once

_SHOWN_IN_THE_BROWSER = frozenset({"application/pdf", "image/jpeg", "image/png"})


@login_required
@require_GET
def papers(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_for(request, meeting_id, "meetings.prepare_meeting")
    return _show(request, readiness_of(meeting), PaperForm(meeting=meeting))


@login_required
@require_POST
@once
def add_paper(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_for(request, meeting_id, "meetings.prepare_meeting")
    form = PaperForm(request.POST, request.FILES, meeting=meeting)
    if not form.is_valid():
        return _show(request, readiness_of(meeting), form, status=422)
    try:
        paper = _attach(request, meeting, form)
    except DomainError as refusal:
        return _show(request, fresh(meeting), form, refusal=refusal, status=409)
    messages.success(request, _("“%(title)s” is attached.") % {"title": paper.title})
    return redirect("meetings:papers", meeting.pk)


@login_required
@require_POST
@once
def remove_paper(request: SignedInRequest, meeting_id: int, paper_id: int) -> HttpResponse:
    meeting = meeting_for(request, meeting_id, "meetings.prepare_meeting")
    rows = MeetingPaper.objects.filter(meeting=meeting).select_related("file")
    found = get_object_or_404(rows, pk=paper_id)
    found.meeting = meeting
    try:
        detach_paper(found, actor=request.user, at=now())
    except DomainError as refusal:
        return _show(
            request, fresh(meeting), PaperForm(meeting=meeting), refusal=refusal, status=409
        )
    messages.success(request, _("“%(title)s” is taken away.") % {"title": found.title})
    return redirect("meetings:papers", meeting.pk)


def _attach(request: SignedInRequest, meeting: Meeting, form: PaperForm) -> MeetingPaper:
    at, told = now(), form.cleaned_data
    # A byte more than allowed is enough to be refused for its size.
    data = told["file"].read(MOST_MEGABYTES * 1024 * 1024 + 1)
    stored = store_file(
        data,
        told["file"].name,
        unit=meeting.branch,
        actor=request.user,
        at=at,
        title=told["title"],
    )
    return attach_paper(
        meeting, stored, actor=request.user, at=at, item=told["item"], title=told["title"]
    )


@login_required
@require_GET
def paper(request: SignedInRequest, meeting_id: int, paper_id: int) -> FileResponse:
    """The content of a paper, for members of the branch; shown where a browser can."""
    meeting = meeting_for(request, meeting_id, "meetings.see_content")
    found = get_object_or_404(
        MeetingPaper.objects.select_related("file"), meeting=meeting, pk=paper_id
    )
    kind = found.file.media_type
    response = FileResponse(
        found.file.file.open("rb"),
        as_attachment=kind not in _SHOWN_IN_THE_BROWSER,
        filename=found.file.name,
        content_type=kind,
    )
    response["Cache-Control"] = "private, no-store"
    return response


def _show(
    request: SignedInRequest,
    ready: Readiness,
    form: PaperForm,
    *,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    attached = MeetingPaper.objects.filter(meeting=ready.meeting).select_related("file", "item")
    return page(
        request,
        "papers",
        ready,
        tab="papers",
        status=status,
        form=form,
        refusal=refusal,
        attached=attached.order_by("item__position", "title", "pk"),
        may_detach=ready.meeting.state in states_open_to(Deed.DETACH_PAPER),
        may_attach=ready.meeting.state in states_open_to(Deed.ATTACH_PAPER),
    )
