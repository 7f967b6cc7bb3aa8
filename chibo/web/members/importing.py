"""Import a roster: choose the file, look at the preview, confirm."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.kernel.permissions import may
from chibo.membership.models import RosterUpload
from chibo.membership.operations.committee_rosters import upload_committee_roster
from chibo.membership.operations.importing import confirm_roster
from chibo.membership.operations.uploading import LARGEST_BYTES, upload_roster, withdraw_roster
from chibo.membership.queries.previews import compared, roster_reading
from chibo.membership.roster_file.comparing import Verdict
from chibo.membership.roster_file.errors import HeaderNotFound
from chibo.membership.roster_file.spooling import LARGEST_BYTES as LARGEST_OF_A_COMMITTEE
from chibo.membership.tasks import work_on_committee_rosters
from chibo.organization.models import Unit
from chibo.web.http import SignedInRequest, today
from chibo.web.members.answers import read_answers
from chibo.web.members.arranging import shown_columns
from chibo.web.members.reach import upload_or_404
from chibo.web.members.roster import branch_or_404
from chibo.web.members.shown import VERDICT_LABELS, shown_gone, shown_row
from chibo.web.once import once

_ORDER = (Verdict.REFUSED, Verdict.TO_CONFIRM, Verdict.CHANGED, Verdict.SAME, Verdict.NEW)


@login_required
@require_GET
def upload_page(request: SignedInRequest, unit_id: int) -> HttpResponse:
    return _choose(request, _own_branch(request, unit_id))


@login_required
@require_POST
@once
def upload(request: SignedInRequest, unit_id: int) -> HttpResponse:
    branch = _own_branch(request, unit_id)
    file = request.FILES.get("file")
    if file is None:
        return _choose(request, branch, refusal=_("Choose the Excel file of the roster first."))
    try:
        if not branch.is_branch:
            return _upload_for_committee(request, branch, file)
        content = file.read(LARGEST_BYTES + 1)  # a byte more is enough to be refused
        kept = upload_roster(content, file.name or "", branch=branch, actor=request.user, at=now())
    except DomainError as refusal:
        return _choose(request, branch, refusal=str(refusal))
    return redirect("members:preview", kept.pk)


@login_required
@require_GET
def preview(request: SignedInRequest, upload_id: int) -> HttpResponse:
    return _preview(request, upload_or_404(request, upload_id))


@login_required
@require_POST
@once
def confirm(request: SignedInRequest, upload_id: int) -> HttpResponse:
    kept = upload_or_404(request, upload_id)
    try:
        done = confirm_roster(
            kept, answers=read_answers(request.POST, on=today()), actor=request.user, at=now()
        )
    except DomainError as refusal:
        return _preview(request, kept, refusal=str(refusal))
    messages.success(
        request,
        _("%(new)d members entered, %(changed)d changed, %(same)d the same, %(left)d rows left.")
        % {
            "new": len(done.new),
            "changed": len(done.changed),
            "same": len(done.same),
            "left": len(done.left),
        },
    )
    for sentence in done.refusals:
        messages.warning(request, sentence)
    return redirect("members:roster", kept.branch_id)


@login_required
@require_POST
@once
def withdraw(request: SignedInRequest, upload_id: int) -> HttpResponse:
    kept = upload_or_404(request, upload_id)
    withdraw_roster(kept, actor=request.user, at=now())
    messages.info(request, _("The file was withdrawn. The roster is as it was."))
    if not kept.branch.is_branch:
        return redirect("units:detail", kept.branch_id)
    return redirect("members:roster", kept.branch_id)


def _upload_for_committee(
    request: SignedInRequest, unit: Unit, file: UploadedFile[Any]
) -> HttpResponse:
    content = file.read(LARGEST_OF_A_COMMITTEE + 1)
    kept = upload_committee_roster(
        content, file.name or "", unit=unit, actor=request.user, at=now()
    )
    work_on_committee_rosters.enqueue()
    return redirect("members:committee_file", kept.pk)


def _own_branch(request: SignedInRequest, unit_id: int) -> Unit:
    """The branch whose roster this person keeps; an administrator also a committee."""
    if request.user.is_administrator:
        return get_object_or_404(Unit, pk=unit_id)
    branch = branch_or_404(request, unit_id)
    if not may(request.user, "membership.import_roster", branch, on=today()):
        raise Http404
    return branch


def _choose(request: SignedInRequest, branch: Unit, *, refusal: str = "") -> HttpResponse:
    context = {"branch": branch, "refusal": refusal}
    return render(request, "web/members/import.html", context, status=422 if refusal else 200)


def _preview(request: SignedInRequest, kept: RosterUpload, *, refusal: str = "") -> HttpResponse:
    on = today()
    if not kept.branch.is_branch:
        return redirect("members:committee_file", kept.pk)
    try:
        reading = roster_reading(kept, on=on)
    except HeaderNotFound:
        return redirect("members:arrange", kept.pk)
    found = compared(reading, kept.branch, on=on)
    rows = [shown_row(row) for verdict in _ORDER for row in found.of(verdict)]
    context = {
        "upload": kept,
        "figures": [
            {"value": len(found.of(verdict)), "label": label}
            for verdict, label in VERDICT_LABELS.items()
        ],
        "rows": [shown for shown in rows if shown.asks],
        "plain": [s for s in rows if not s.asks and s.item.verdict is Verdict.NEW],
        "gone": [shown_gone(member) for member in found.gone],
        "columns": list(shown_columns(reading.opened)),
        "opened": reading.opened,
        "to_mend": len(found.of(Verdict.REFUSED)) + len(found.of(Verdict.TO_CONFIRM)),
        "on": on,
        "refusal": refusal,
    }
    return render(request, "web/members/preview.html", context, status=409 if refusal else 200)
