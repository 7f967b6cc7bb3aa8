"""Compose the minutes, word them, put them to the meeting."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.records.errors import WordingChangedMeanwhile
from chibo.records.models import Minutes
from chibo.records.operations.writing import compose_minutes, put_minutes, word_minutes
from chibo.web.http import SignedInRequest
from chibo.web.once import once
from chibo.web.records.desk import show_minutes
from chibo.web.records.reach import meeting_to_write_or_404, minutes_or_404
from chibo.web.records.shown import Conflict


@login_required
@require_GET
def minutes_page(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    meeting, minutes = minutes_or_404(request, meeting_id)
    return show_minutes(request, meeting, minutes)


@login_required
@require_POST
@once
def compose(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_to_write_or_404(request, meeting_id)
    try:
        compose_minutes(meeting, actor=request.user, at=now())
    except DomainError as refusal:
        return refused(request, meeting_id, str(refusal))
    return redirect("records:minutes", meeting_id)


@login_required
@require_POST
@once
def word(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_to_write_or_404(request, meeting_id)
    key, began_with = request.POST.get("key", ""), request.POST.get("began_with", "")
    if not began_with.isdecimal():
        return HttpResponse(status=400)
    try:
        worded = word_minutes(
            meeting,
            key,
            request.POST.get("words", "").replace("\r\n", "\n"),
            began_with=int(began_with),
            actor=request.user,
            at=now(),
        )
    except WordingChangedMeanwhile as refusal:
        return refused(request, meeting_id, str(refusal), conflict=Conflict.of(key, refusal))
    except DomainError as refusal:
        return refused(request, meeting_id, str(refusal))
    _tell_taken_back(request, worded.taken_back)
    return redirect("records:minutes", meeting_id)


@login_required
@require_POST
@once
def put(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_to_write_or_404(request, meeting_id)
    try:
        put_minutes(meeting, actor=request.user, at=now())
    except DomainError as refusal:
        return refused(request, meeting_id, str(refusal))
    messages.success(
        request,
        _("This text is kept as it is read to the meeting. Now record the adoption in the room."),
    )
    return redirect("records:minutes", meeting_id)


def refused(
    request: SignedInRequest, meeting_id: int, sentence: str, *, conflict: Conflict | None = None
) -> HttpResponse:
    """Show the page as it stands now, with the sentence of the refusal."""
    meeting, _known = minutes_or_404(request, meeting_id)
    minutes = Minutes.objects.filter(meeting=meeting).first()
    return show_minutes(request, meeting, minutes, refusal=sentence, conflict=conflict)


def _tell_taken_back(request: SignedInRequest, taken_back: int) -> None:
    messages.success(request, _("The words were kept."))
    if taken_back:
        messages.warning(
            request,
            ngettext(
                "%(n)d confirmation was given to the earlier words and has to be given again.",
                "%(n)d confirmations were given to the earlier words and have to be given again.",
                taken_back,
            )
            % {"n": taken_back},
        )
