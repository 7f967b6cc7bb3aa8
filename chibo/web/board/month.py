"""The month of a committee: figures, what needs attention, the months behind, the steps."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from chibo.kernel.days import first_of_month
from chibo.membership.rights import rights_of
from chibo.reporting.models import MonthStep, UnitMonth
from chibo.reporting.percent import Share
from chibo.reporting.queries.board import Attention, Board, HeatRow, board
from chibo.web.board.branch import branch_of_month
from chibo.web.board.reach import months_around, unit_or_404
from chibo.web.board.words import attention_detail, attention_tag
from chibo.web.http import SignedInRequest, today
from chibo.web.numbers import grouped, percent_words, points_words

_ATTENTION_SHOWN = 10
"""The rest is one tap away, behind the figure of what is late."""


@login_required
@require_GET
def own_board(request: SignedInRequest) -> HttpResponse:
    """Lead to this month's board of the highest unit in which this person holds a post."""
    on = today()
    posts = rights_of(request.user, on=on).posts
    if not posts:
        raise Http404
    return redirect("board:month", posts[0].unit_id, first_of_month(on))


@login_required
@require_GET
def board_page(request: SignedInRequest, unit_id: int, month: date) -> HttpResponse:
    on = today()
    unit = unit_or_404(request, unit_id)
    if unit.is_branch:
        return branch_of_month(request, unit, unit, month)
    told = board(unit, month, on=on)
    context = {
        "unit": unit,
        "month": month,
        **months_around(month, on=on),
        "sums": told.sums,
        "figures": _figures(told),
        "todo": [_todo(told, one) for one in told.attention[:_ATTENTION_SHOWN]],
        "more": max(len(told.attention) - _ATTENTION_SHOWN, 0),
        "steps": _steps(told),
        "children": [_child(one) for one in told.children],
        "months": told.months,
        "heat": [_heat(row) for row in told.heat],
    }
    return render(request, "web/board/month.html", context)


def _figures(told: Board) -> list[dict[str, object]]:
    sums = told.sums
    return [
        _figure(told, "met", f"{sums.met}/{sums.branches}", _("branches have met"))
        | {"word": _window_words(sums), "kind": "plain"},
        _figure(told, "attendance", _attendance(sums), _attendance_words(sums)),
        _figure(
            told,
            "scores",
            str(sums.sent),
            _("scores sent · %(number)s not yet") % {"number": sums.branches - sums.sent},
        ),
        _figure(told, "ask", str(sums.to_ask), _("to ask again")),
        _figure(told, "late", str(sums.late), _("late with something")),
    ]


def _figure(told: Board, name: str, value: str, label: str) -> dict[str, object]:
    url = reverse("board:list", args=[told.unit.pk, told.month, name])
    return {"value": value, "label": label, "url": url}


def _window_words(sums: UnitMonth) -> str:
    if sums.met == sums.met_in_window:
        return ""
    outside = sums.met - sums.met_in_window
    return ngettext("%(number)s outside the window", "%(number)s outside the window", outside) % {
        "number": outside
    }


def _attendance(sums: UnitMonth) -> str:
    """Before the first meeting of the month there is nothing to be present at."""
    return percent_words(Share(sums.present, sums.expected)) if sums.met else "–"


def _attendance_words(sums: UnitMonth) -> str:
    return _("attendance (%(present)s/%(expected)s)") % {
        "present": grouped(sums.present),
        "expected": grouped(sums.expected),
    }


def _todo(told: Board, one: Attention) -> dict[str, str]:
    kind, when = attention_tag(one)
    return {
        "kind": kind,
        "when": when,
        "title": one.row.branch.name,
        "detail": attention_detail(one, within=told.unit),
        "url": reverse("board:branch", args=[told.unit.pk, told.month, one.row.branch_id]),
        "action": _("Open"),
    }


def _steps(told: Board) -> list[dict[str, object]]:
    return [
        _figure(told, step.value, str(number), str(step.label))
        if (number := getattr(told.sums, f"step_{step.value}"))
        else {"value": "0", "label": step.label}
        for step in MonthStep
    ]


def _child(sums: UnitMonth) -> dict[str, Any]:
    return {
        "sums": sums,
        "attendance": _attendance(sums),
        "average": points_words(round(sums.score_sum / sums.scored, 1) if sums.scored else None),
    }


def _heat(row: HeatRow) -> dict[str, Any]:
    return {
        "row": row.row,
        "cells": list(_cells(row)),
        "attendance": percent_words(row.attendance) if row.row.held_on else "–",
        "present": row.row.present,
        "expected": row.row.expected,
    }


def _cells(heat: HeatRow) -> Iterable[dict[str, Any]]:
    """A colour for each class of the table, 4 the best; without a score only its state."""
    for cell in heat.cells:
        is_held = cell is not None and cell.held_on is not None
        rank = cell.band_rank if cell is not None else None
        yield {
            "month": cell.month if cell else None,
            "is_held": is_held,
            "shade": max(5 - rank, 1) if rank else 0,
            "points": points_words(cell.score) if cell and is_held else "–",
            "band": cell.band if cell else "",
        }
