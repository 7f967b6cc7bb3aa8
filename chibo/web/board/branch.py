"""The month of one branch: its row, the names behind it, its score."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from chibo.meetings.models import AttendanceState
from chibo.membership.states import Duty
from chibo.organization.models import Unit
from chibo.reporting.models import BranchMonth
from chibo.reporting.percent import Share
from chibo.reporting.queries.behind import NamesBehind, people_behind
from chibo.reporting.queries.board import path_in_month, rows_under
from chibo.web.board.reach import months_around, unit_or_404
from chibo.web.board.words import late_words, standing_words
from chibo.web.http import SignedInRequest, today
from chibo.web.numbers import percent_words, points_words


@login_required
@require_GET
def branch_page(
    request: SignedInRequest, unit_id: int, month: date, branch_id: int
) -> HttpResponse:
    """One branch of the board of a unit, below which it stood in that month."""
    unit = unit_or_404(request, unit_id)
    branch = get_object_or_404(Unit, pk=branch_id)
    return branch_of_month(request, unit, branch, month)


def branch_of_month(
    request: SignedInRequest, unit: Unit, branch: Unit, month: date
) -> HttpResponse:
    on = today()
    path = path_in_month(unit.pk, month, on=on)
    row = rows_under(path, month).filter(branch=branch).first() if path else None
    if row is None and branch != unit:
        raise Http404
    context = {
        "unit": unit,
        "branch": branch,
        "month": month,
        **months_around(month, on=on),
        "row": row,
        **(_told(row) if row else {}),
    }
    return render(request, "web/board/branch.html", context)


def _told(row: BranchMonth) -> dict[str, Any]:
    return {
        "figures": _figures(row),
        "step": standing_words(row),
        "late": row.get_late_what_display() if row.late_what else "",
        "late_detail": late_words(row),
        "names": [_group(one) for one in people_behind(row)],
    }


def _figures(row: BranchMonth) -> list[dict[str, object]]:
    attendance, speaking = Share(row.present, row.expected), Share(row.speakers, row.attending)
    tasks = Share(row.tasks_done, row.tasks_due)
    return [
        {
            "value": percent_words(attendance),
            "label": _("attendance (%(present)s/%(expected)s)")
            % {"present": row.present, "expected": row.expected},
        },
        {
            "value": percent_words(speaking),
            "label": _("spoke (%(speakers)s/%(attending)s)")
            % {"speakers": row.speakers, "attending": row.attending},
        },
        {
            "value": points_words(row.score),
            "label": row.get_score_stage_display() if row.score_stage else _("not scored yet"),
            "word": row.band,
            "kind": "info",
        },
        {"value": f"{tasks.part}/{tasks.whole}", "label": _("tasks due this month are done")},
    ]


def _group(one: NamesBehind) -> dict[str, Any]:
    return {
        "label": AttendanceState(one.state).label,
        "number": len(one.people),
        "kind": {"absent": "bad", "excused": "wait", "present": "good"}.get(one.state, "plain"),
        "is_open": one.state in {AttendanceState.ABSENT, AttendanceState.EXCUSED},
        "people": [
            {
                "name": person.name,
                "duty": "" if person.duty == Duty.ACTIVE else _duty_words(person.duty),
                "remote": pgettext("attendance", "online") if person.is_remote else "",
                "late_minutes": person.late_minutes,
                "speeches": person.speeches,
            }
            for person in one.people
        ],
    }


def _duty_words(duty: str) -> str:
    return str(Duty(duty).label) if duty in Duty.values else duty
