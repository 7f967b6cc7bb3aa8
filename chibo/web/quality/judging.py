"""The branch committee judges lines, and contests those of the machine."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chibo.kernel.clock import now
from chibo.kernel.permissions import require
from chibo.quality.models import Scorecard
from chibo.quality.operations.contesting import contest_line
from chibo.quality.operations.judging import confirm_group, copy_last_month, judge_line
from chibo.web.http import SignedInRequest, today
from chibo.web.once import once
from chibo.web.quality.deeds import deed
from chibo.web.quality.sheet import SHEET
from chibo.web.quality.shown import anchor
from chibo.web.quality.typed import points_of


def _line(said: QueryDict) -> str:
    return "#" + anchor(said.get("code", ""))


def _group(said: QueryDict) -> str:
    return "#" + anchor(f"group-{said.get('group', '')}")


@login_required
@require_POST
@once
@deed(SHEET, place=_line)
def judge(request: SignedInRequest, card: Scorecard) -> None:
    """Answer one line: ``choice``, or ``points`` where the line offers steps; ``reason``."""
    require(request.user, "quality.judge_line", card, on=today())
    said = request.POST
    judge_line(
        card,
        said.get("code", ""),
        choice=said.get("choice", ""),
        points=points_of(said["points"]) if "points" in said else None,
        reason=said.get("reason", ""),
        actor=request.user,
        at=now(),
    )


@login_required
@require_POST
@once
@deed(SHEET, place=_group)
def copy(request: SignedInRequest, card: Scorecard) -> None:
    """Fill what is open in a group as last month; it counts once it is confirmed."""
    copy_last_month(card, request.POST.get("group", ""), actor=request.user, at=now())


@login_required
@require_POST
@once
@deed(SHEET, place=_group)
def confirm(request: SignedInRequest, card: Scorecard) -> None:
    """Stand for the copied answers of a group."""
    confirm_group(card, request.POST.get("group", ""), actor=request.user, at=now())


@login_required
@require_POST
@once
@deed(SHEET, place=_line)
def contest(request: SignedInRequest, card: Scorecard) -> None:
    """Say why the machine seems wrong about a line."""
    code, reason = request.POST.get("code", ""), request.POST.get("reason", "")
    contest_line(card, code, reason=reason, actor=request.user, at=now())
    messages.success(
        request,
        _("Line %(code)s is contested. The committee above will answer.") % {"code": code},
    )
