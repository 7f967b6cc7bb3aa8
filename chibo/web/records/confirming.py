"""Clerk and chair read the minutes, then confirm the text that they have read."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.kernel.permissions import may
from chibo.meetings.models import Meeting
from chibo.records.models import ConfirmingRole, Minutes
from chibo.records.operations.confirming import confirm_minutes
from chibo.web.http import SignedInRequest, today
from chibo.web.once import once
from chibo.web.records.desk import on_the_desk
from chibo.web.records.reach import minutes_or_404


@login_required
@require_GET
def read_page(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """The whole text that this digest names, with what changed since the adoption."""
    meeting, minutes = _to_confirm(request, meeting_id)
    return _read(request, meeting, minutes)


@login_required
@require_POST
@once
def confirm(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    meeting, minutes = _to_confirm(request, meeting_id)
    role, seen = request.POST.get("role", ""), request.POST.get("seen", "")
    if role not in ConfirmingRole.values:
        return HttpResponse(status=400)
    try:
        confirm_minutes(meeting, role, seen=seen, actor=request.user, at=now())
    except DomainError as refusal:
        return _read(request, meeting, minutes, refusal=str(refusal))
    messages.success(request, _("Comrade has confirmed the minutes."))
    return redirect("records:minutes", meeting_id)


def _to_confirm(request: SignedInRequest, meeting_id: int) -> tuple[Meeting, Minutes]:
    meeting, minutes = minutes_or_404(request, meeting_id)
    if minutes is None or not may(request.user, "records.confirm_minutes", meeting, on=today()):
        raise Http404
    return meeting, minutes


def _read(
    request: SignedInRequest, meeting: Meeting, minutes: Minutes, *, refusal: str = ""
) -> HttpResponse:
    if minutes.is_sealed:
        return redirect("records:minutes", meeting.pk)
    context = {
        "meeting": meeting,
        "refusal": refusal,
        **on_the_desk(request, meeting, minutes),
        "is_read_only": True,
    }
    return render(request, "web/records/read.html", context, status=409 if refusal else 200)
