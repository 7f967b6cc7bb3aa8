"""State a lost device, seal, keep the papers of what was sealed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chibo.accounts.models import User
from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.kernel.permissions import may
from chibo.meetings.models import Meeting
from chibo.records.models import DocumentForm, Seal
from chibo.records.operations.devices import state_lost_device
from chibo.records.operations.filing import file_sealed
from chibo.records.operations.sealing import seal_minutes
from chibo.web.http import SignedInRequest, today
from chibo.web.once import once
from chibo.web.records.minutes import refused
from chibo.web.records.reach import meeting_to_write_or_404


@login_required
@require_POST
@once
def state_lost(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    meeting = _meeting_to(request, "records.state_lost_device", meeting_id)
    device, reason = request.POST.get("device", ""), request.POST.get("reason", "")
    try:
        state_lost_device(meeting, device, reason=reason, actor=request.user, at=now())
    except DomainError as refusal:
        return refused(request, meeting_id, str(refusal))
    messages.success(request, _("It is stated that what this device still keeps is lost."))
    return redirect("records:minutes", meeting_id)


@login_required
@require_POST
@once
def seal(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """Seal minutes and resolution; once that is written for good, make their papers."""
    meeting = _meeting_to(request, "records.seal_minutes", meeting_id)
    try:
        seal_minutes(meeting, actor=request.user, at=now())
    except DomainError as refusal:
        return refused(request, meeting_id, str(refusal))
    address = verify_address(request)

    def keep() -> None:
        _keep_papers(meeting, actor=request.user, address=address)

    # The seal stands even if a paper cannot be made now; the page then offers to make it.
    transaction.on_commit(keep, robust=True)
    messages.success(request, _("The minutes are sealed. Nothing in them changes any more."))
    return redirect("records:minutes", meeting_id)


@login_required
@require_POST
@once
def file_papers(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """Make the papers that are still missing; those that are kept stay as they are."""
    meeting = _meeting_to(request, "records.write_minutes", meeting_id)
    _keep_papers(meeting, actor=request.user, address=verify_address(request))
    return redirect("records:minutes", meeting_id)


def verify_address(request: SignedInRequest) -> str:
    """The address that stands on the papers and takes a code."""
    return request.build_absolute_uri(reverse("records:find"))


def _meeting_to(request: SignedInRequest, permission: str, meeting_id: int) -> Meeting:
    meeting = meeting_to_write_or_404(request, meeting_id)
    if not may(request.user, permission, meeting, on=today()):
        raise Http404
    return meeting


def _keep_papers(meeting: Meeting, *, actor: User, address: str) -> None:
    for sealed in Seal.objects.filter(meeting=meeting).order_by("position"):
        for form in DocumentForm:
            file_sealed(sealed, form, verify_address=address, actor=actor, at=now())
