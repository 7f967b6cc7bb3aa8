"""The roster file of a committee: how far it is read, what it would do, and what it did."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.kernel.permissions import may
from chibo.membership.models import RosterUpload
from chibo.membership.operations.committee_rosters import confirm_committee_roster
from chibo.membership.tasks import work_on_committee_rosters
from chibo.organization.models import UnitKind
from chibo.web.files import spreadsheet
from chibo.web.http import SignedInRequest, today
from chibo.web.members.shown import VERDICT_LABELS
from chibo.web.once import once


@login_required
@require_GET
def committee_file(request: SignedInRequest, upload_id: int) -> HttpResponse:
    kept = _file_or_404(request, upload_id)
    counts = (kept.told or {}).get("counts", {})
    context = {
        "upload": kept,
        "told": kept.told or {},
        "is_done": kept.settled_at is not None,
        "figures": [
            {"value": counts.get(str(verdict), 0), "label": label}
            for verdict, label in VERDICT_LABELS.items()
        ],
    }
    template = "web/members/committee_file.html" + ("#state" if request.htmx else "")
    return render(request, template, context)


@login_required
@require_POST
@once
def confirm_committee(request: SignedInRequest, upload_id: int) -> HttpResponse:
    kept = _file_or_404(request, upload_id)
    takes_states = bool(request.POST.get("states"))
    try:
        confirm_committee_roster(kept, takes_states=takes_states, actor=request.user, at=now())
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        work_on_committee_rosters.enqueue()
        messages.info(request, _("The members are being entered; this page says how far."))
    return redirect("members:committee_file", kept.pk)


@login_required
@require_GET
def committee_mend(request: SignedInRequest, upload_id: int) -> HttpResponse:
    kept = _file_or_404(request, upload_id)
    if not kept.mend:
        raise Http404
    return spreadsheet(bytes(kept.mend), f"can-sua-{kept.pk}.xlsx")


def _file_or_404(request: SignedInRequest, upload_id: int) -> RosterUpload:
    """A file of a committee, waiting or entered, of whoever handed it in or keeps all units."""
    files = RosterUpload.objects.exclude(branch__kind=UnitKind.BRANCH).defer("content")
    kept = get_object_or_404(files.select_related("branch"), pk=upload_id)
    is_own = kept.uploaded_by_id == request.user.pk or request.user.is_administrator
    if not is_own or not may(request.user, "membership.import_roster", kept, on=today()):
        raise Http404
    return kept
