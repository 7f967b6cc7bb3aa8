"""The branches behind a figure of the board."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from chibo.reporting.models import BranchMonth, MonthStep
from chibo.reporting.percent import Share
from chibo.reporting.queries.behind import FIGURES, branches_behind
from chibo.web.board.reach import months_around, unit_or_404
from chibo.web.board.words import late_words, standing_words
from chibo.web.http import SignedInRequest, today
from chibo.web.numbers import percent_words, points_words

_ROWS_OF_A_PAGE = 100


@login_required
@require_GET
def list_page(request: SignedInRequest, unit_id: int, month: date, figure: str) -> HttpResponse:
    on = today()
    unit = unit_or_404(request, unit_id)
    if figure not in FIGURES:
        raise Http404
    rows = branches_behind(figure, unit, month, on=on)
    page = Paginator(rows, _ROWS_OF_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "unit": unit,
        "month": month,
        **months_around(month, on=on),
        "figure": figure,
        "title": _title(figure),
        "page": page,
        "rows": [_told(row) for row in page.object_list],
    }
    return render(request, "web/board/list.html", context)


def _title(figure: str) -> str:
    if figure in MonthStep.values:
        return _("Branches in the step “%(step)s”") % {"step": MonthStep(figure).label}
    return {
        "met": _("Who has met"),
        "attendance": _("Attendance by branch"),
        "scores": _("Scores sent and not sent"),
        "ask": _("To ask again"),
        "late": _("Late, and why"),
    }[figure]


def _told(row: BranchMonth) -> dict[str, object]:
    return {
        "row": row,
        "attendance": percent_words(Share(row.present, row.expected)) if row.held_on else "–",
        "points": points_words(row.score),
        "step": standing_words(row),
        "late": row.get_late_what_display() if row.late_what else "",
        "late_detail": late_words(row) if row.late_what else "",
        "is_sent": row.is_sent,
    }
