"""Take in somebody whom a letter of introduction leads to this branch."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.membership.models import Introduction, IntroductionKind
from chibo.membership.operations.guests import receive_guest
from chibo.membership.operations.transferring import receive_member
from chibo.membership.queries.due import hand_in_by
from chibo.web.http import SignedInRequest, today
from chibo.web.members.forms import ReceiveForm
from chibo.web.members.reach import letter_or_404
from chibo.web.once import once


@login_required
@require_GET
def arrival(request: SignedInRequest, letter_id: int) -> HttpResponse:
    return _page(request, letter_or_404(request, letter_id), ReceiveForm(initial={"on": today()}))


@login_required
@require_POST
@once
def receive(request: SignedInRequest, letter_id: int) -> HttpResponse:
    letter = letter_or_404(request, letter_id)
    form = ReceiveForm(request.POST)
    if not form.is_valid():
        return _page(request, letter, form, status=422)
    take_in = receive_member if _is_for_good(letter) else receive_guest
    try:
        take_in(letter, on=form.cleaned_data["on"], actor=request.user, at=now())
    except DomainError as refusal:
        return _page(request, letter, form, refusal=refusal, status=409)
    messages.success(request, _("%(name)s is on the roster.") % {"name": letter.member.full_name})
    return redirect("members:record", letter.member_id)


def _is_for_good(letter: Introduction) -> bool:
    return letter.kind == IntroductionKind.TRANSFER


def _page(
    request: SignedInRequest,
    letter: Introduction,
    form: ReceiveForm,
    *,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "letter": letter,
        "is_for_good": _is_for_good(letter),
        "hand_in_by": hand_in_by(letter) if _is_for_good(letter) else None,
        "form": form,
        "refusal": refusal,
    }
    return render(request, "web/members/arrival.html", context, status=status)
