"""Ai được làm gì ở đây: every right in a unit on a day, with the post it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from chibo.kernel.permissions import may
from chibo.kernel.remembering import remembering
from chibo.membership.queries.office_holders import OfficeHolder, office_holders
from chibo.membership.queries.visible import visible_units
from chibo.organization.models import Unit
from chibo.web.days import read_day
from chibo.web.http import SignedInRequest, today

# What is asked here is what the pages ask; a row without anybody says so.
_IN_A_BRANCH: tuple[tuple[str, "str | Promise"], ...] = (
    ("meetings.plan_meeting", _("Plan the month")),
    ("meetings.prepare_meeting", _("Prepare and convene the meeting")),
    ("meetings.lead_meeting", _("Lead the meeting and countersign")),
    ("meetings.see_content", _("Read what was said in the meeting")),
    ("resolutions.draft_resolution", _("Draft resolutions")),
    ("resolutions.number_resolution", _("Number the resolution")),
    ("records.seal_minutes", _("Seal the minutes")),
    ("quality.open_card", _("Score the month")),
    ("quality.send_card", _("Send the score to the committee above")),
    ("quality.accept_card", _("Review the score")),
    ("meetings.see_figures", _("See the figures")),
    ("membership.import_roster", _("Keep the roster")),
    ("membership.change_state", _("Keep the records of members")),
    ("membership.keep_accounts", _("Keep accounts and PINs")),
)
_EVERYWHERE: tuple[tuple[str, "str | Promise"], ...] = (
    ("rulebook.set_rule", _("Set rules")),
    ("membership.appoint", _("Appoint and relieve")),
    ("membership.give_office", _("Give offices")),
    ("audit.read_record", _("Read the record of deeds")),
    ("organization.move_unit", _("Move the unit")),
)


@dataclass(frozen=True, slots=True)
class ShownRight:
    """One deed, and who may do it that day."""

    label: "str | Promise"
    who: tuple[OfficeHolder, ...]


@login_required
@require_GET
def who_may(request: SignedInRequest, unit_id: int) -> HttpResponse:
    unit = get_object_or_404(visible_units(request.user, on=today()), pk=unit_id)
    on = read_day(request.GET.get("on", "")) or today()
    with remembering():  # one question about a place, however many the rights
        holders = office_holders(unit, on=on)
        rights = list(_rights(unit, holders, on))
    context = {"unit": unit, "on": on, "holders": holders, "rights": rights}
    return render(request, "web/accounts/who_may.html", context)


def _rights(unit: Unit, holders: list[OfficeHolder], on: date) -> Iterator[ShownRight]:
    for permission, label in (*(_IN_A_BRANCH if unit.is_branch else ()), *_EVERYWHERE):
        allowed = (h for h in holders if h.user and may(h.user, permission, unit, on=on))
        yield ShownRight(label, tuple(allowed))
