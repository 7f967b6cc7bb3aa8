"""The rows that cannot be entered, as a file to mend and import again."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from chibo.kernel.clock import now
from chibo.membership.queries.previews import compared, roster_reading
from chibo.membership.roster_file.errors import HeaderNotFound
from chibo.membership.roster_file.mending import mending_workbook, reasons, to_mend
from chibo.web.files import spreadsheet
from chibo.web.http import SignedInRequest, today
from chibo.web.members.reach import upload_or_404


@login_required
@require_GET
def mend(request: SignedInRequest, upload_id: int) -> HttpResponse:
    on = today()
    kept = upload_or_404(request, upload_id)
    try:
        reading = roster_reading(kept, on=on)
    except HeaderNotFound as unclear:
        raise Http404 from unclear
    wanted = to_mend(reading.opened, reasons(compared(reading, kept.branch, on=on)))
    return spreadsheet(mending_workbook(wanted, at=now()), f"can-sua-{kept.pk}.xlsx")
