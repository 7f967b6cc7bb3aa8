"""A member's own coming: the code of the hall, and one button."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET

from chibo.kernel.clock import now
from chibo.kernel.days import day_of
from chibo.meetings.check_in_codes import LENGTH, fits, tidy_code
from chibo.meetings.lifecycle import State
from chibo.meetings.models import Meeting
from chibo.meetings.queries.coming import OPEN_TO_COMING, meetings_to_come_to, own_presence
from chibo.membership.rights import rights_of
from chibo.web.coming.reach import meeting_for
from chibo.web.http import SignedInRequest, today
from chibo.web.wrong_codes import note_wrong_code, seconds_to_wait, sentence_of_wait


@login_required
@require_GET
@never_cache
def by_code(request: SignedInRequest, code: str = "") -> HttpResponse:
    """Lead from the short address on the projector to the check-in of the own meeting."""
    meetings, at = list(meetings_to_come_to(request.user, on=today())), now()
    if not meetings:
        return render(request, "web/coming/no_meeting.html")
    shown = (one for one in meetings if fits(one.check_in_secret, code, at))
    meeting = next(shown, meetings[0])
    address = reverse("coming:check_in", args=[meeting.pk])
    return redirect(f"{address}?code={tidy_code(code)[:LENGTH]}" if code else address)


@login_required
@require_GET
@never_cache
@ensure_csrf_cookie
def check_in_page(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """The own state of this evening, and the button while it can be used."""
    on = today()
    meeting = meeting_for(request, meeting_id, "meetings.check_in")
    member_id = rights_of(request.user, on=on).member_id
    row = own_presence(meeting, member_id)
    is_open = State(meeting.state) in OPEN_TO_COMING and on >= day_of(meeting.planned_at)
    is_awaited = is_open and row is not None and row.state != "present"
    context = {
        "meeting": meeting,
        "person": str(member_id),
        "presence": row,
        "is_open": is_open,
        "is_today": on == day_of(meeting.planned_at),
        "length": LENGTH,
        **(_code_shown(request, meeting) if is_awaited else {}),
    }
    return render(request, "web/coming/check_in.html", context)


def _code_shown(request: SignedInRequest, meeting: Meeting) -> dict[str, str]:
    """The code that the address carries when it is right; what is wrong with it when it is not."""
    code, at = tidy_code(request.GET.get("code", "")), now()
    if not code:
        return {}
    waits = seconds_to_wait(request.session, at=at)
    if not waits and fits(meeting.check_in_secret, code, at):
        return {"code": code}
    wrong = _("This code is over. Read the one that the screen shows now.")
    waits = waits or note_wrong_code(request.session, at=at)
    return {"wrong": f"{wrong} {sentence_of_wait(waits)}".strip()}
