"""The rows that cannot be entered, as a file to mend and import again."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from chibo.kernel.clock import now
from chibo.membership.queries.previews import compared, roster_reading
from chibo.membership.roster_file.errors import HeaderNotFound
from chibo.membership.roster_file.mending import ToMend, reasons, to_mend
from chibo.rendering.sheet import Kind, Sheet, SheetColumn, Workbook, as_xlsx
from chibo.web.files import spreadsheet
from chibo.web.http import SignedInRequest, today
from chibo.web.members.reach import upload_or_404

_WIDTH, _WIDTH_OF_REASON = 16, 60


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
    book = Workbook((mending_sheet(wanted),), composed_at=now())
    return spreadsheet(as_xlsx(book), f"can-sua-{kept.pk}.xlsx")


def mending_sheet(wanted: ToMend) -> Sheet:
    last = len(wanted.headings) - 1
    return Sheet(
        name="Cần sửa",
        columns=tuple(
            SheetColumn(
                heading,
                _WIDTH_OF_REASON if place == last else _WIDTH,
                Kind.DATE if place in wanted.days else Kind.TEXT,
            )
            for place, heading in enumerate(wanted.headings)
        ),
        rows=wanted.rows,
    )
