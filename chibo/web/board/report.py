"""The month's report as a file."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from chibo.kernel.clock import now
from chibo.rendering.sheet import as_xlsx
from chibo.reporting.queries.report import month_report
from chibo.web.board.reach import unit_or_404
from chibo.web.files import spreadsheet
from chibo.web.http import SignedInRequest


@login_required
@require_GET
def month_file(request: SignedInRequest, unit_id: int, month: date) -> HttpResponse:
    unit = unit_or_404(request, unit_id)
    content = as_xlsx(month_report(unit, month, at=now()))
    return spreadsheet(content, f"tong-hop-sinh-hoat-{unit.pk}-{month:%Y-%m}.xlsx")
