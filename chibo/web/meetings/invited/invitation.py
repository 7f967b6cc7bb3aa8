"""The invitation after convening: a page to print, texts to copy, invitations as files."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from chibo.kernel.clock import now
from chibo.kernel.days import day_of, local
from chibo.meetings.lifecycle import INVITED
from chibo.meetings.models import Meeting, RosterLine
from chibo.meetings.queries.invitation import invitation_text
from chibo.rendering.docx import copies_as_docx
from chibo.rendering.pdf import copies_as_pdf
from chibo.resolutions.queries.notes import open_task_notes_for
from chibo.rulebook import keys
from chibo.rulebook.queries import rules_in_force
from chibo.web.http import SignedInRequest
from chibo.web.meetings.invited.invitation_document import invitation_document, printed_line
from chibo.web.meetings.workspace.frame import page
from chibo.web.meetings.workspace.reach import meeting_for
from chibo.web.meetings.workspace.readiness import readiness_of

_FORMS = {
    "pdf": (copies_as_pdf, "application/pdf"),
    "docx": (
        copies_as_docx,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}


@login_required
@require_GET
def invitation(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    meeting = _convened(request, meeting_id)
    invited = RosterLine.objects.filter(meeting=meeting)
    return page(
        request,
        "invitation",
        readiness_of(meeting),
        tab="convening",
        invitation=invitation_text(meeting),
        short_text=_short_text(request, meeting),
        on_paper=invited.filter(member__user=None).count(),
        invited=invited.count(),
    )


@login_required
@require_GET
def printed(request: SignedInRequest, meeting_id: int, form: str) -> HttpResponse:
    """The invitations of all, or with ``?to=paper`` of those who have no account, as one file."""
    meeting = _convened(request, meeting_id)
    if form not in _FORMS:
        raise Http404
    lines = RosterLine.objects.filter(meeting=meeting)
    if request.GET.get("to") == "paper":
        lines = lines.filter(member__user=None)
    names = list(lines.values_list("name", flat=True))
    if not names:
        raise Http404
    book = rules_in_force(meeting.branch, on=day_of(meeting.planned_at))
    text, at = invitation_text(meeting), meeting.convened_at or now()
    authority = book[keys.SIGNING_AUTHORITY]
    tasks = [printed_line(note) for note in open_task_notes_for(meeting)]
    documents = [
        invitation_document(text, name, authority=authority, at=at, tasks=tasks) for name in names
    ]
    compose, media_type = _FORMS[form]
    response = HttpResponse(
        compose(documents, book[keys.INVITATION_LAYOUT]), content_type=media_type
    )
    name = f"giay-moi-{local(meeting.planned_at):%Y-%m-%d}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _convened(request: SignedInRequest, meeting_id: int) -> Meeting:
    """A meeting whose members are invited; before that there is no invitation."""
    meeting = meeting_for(request, meeting_id, "meetings.answer_for_others")
    if meeting.state not in INVITED:
        raise Http404
    return meeting


def _short_text(request: SignedInRequest, meeting: Meeting) -> str:
    """A text that says nothing of the meeting but that an invitation is there.

    It is read by members of the branch, so it is Vietnamese.
    """
    url = request.build_absolute_uri(reverse("meetings:detail", args=[meeting.pk]))
    return (
        f"Kính gửi các đồng chí: đã có giấy mời sinh hoạt chi bộ tháng {meeting.month:%m/%Y}."
        f" Mời các đồng chí đăng nhập, đọc giấy mời và báo việc tham dự: {url}"
    )
