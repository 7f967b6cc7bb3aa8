"""Ask for a correction of the own record, and answer such a request."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.kernel.permissions import may
from chibo.membership.models import Correction
from chibo.membership.operations.correcting import answer_correction, ask_correction
from chibo.web.http import SignedInRequest, today
from chibo.web.members.reach import member_or_404
from chibo.web.members.record import show_record
from chibo.web.once import once


@login_required
@require_POST
@once
def ask(request: SignedInRequest, member_id: int) -> HttpResponse:
    member = member_or_404(request, member_id)
    try:
        ask_correction(member, request.POST.get("text", ""), actor=request.user, at=now())
    except DomainError as refusal:
        return show_record(request, member, refusal=refusal, status=409)
    messages.success(request, _("Your request is with the secretary of the branch."))
    return redirect("members:record", member.pk)


@login_required
@require_POST
@once
def answer(request: SignedInRequest, correction_id: int) -> HttpResponse:
    asked = get_object_or_404(Correction.objects.select_related("member"), pk=correction_id)
    if not may(request.user, "membership.answer_correction", asked, on=today()):
        raise Http404
    try:
        answer_correction(
            asked,
            request.POST.get("answer", ""),
            is_granted=request.POST.get("granted") == "yes",
            actor=request.user,
            at=now(),
        )
    except DomainError as refusal:
        return show_record(request, asked.member, refusal=refusal, status=409)
    messages.success(request, _("The answer is kept; the member reads it in the own record."))
    return redirect("members:record", asked.member_id)
