"""Fetch what a page is about; what this person may not do with it does not exist for them."""

from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from chibo.kernel.permissions import may
from chibo.meetings.models import Meeting
from chibo.meetings.queries.visible import visible_meetings
from chibo.membership.queries.visible import visible_units
from chibo.organization.models import Unit
from chibo.web.http import SignedInRequest, today


def branch_for(request: SignedInRequest, unit_id: int, permission: str) -> Unit:
    """The branch, for who holds ``permission`` there today; for all others a 404."""
    seen = visible_units(request.user, on=today()).filter(kind="branch")
    branch = get_object_or_404(seen, pk=unit_id)
    if not may(request.user, permission, branch, on=today()):
        raise Http404
    return branch


def meeting_for(request: SignedInRequest, meeting_id: int, permission: str) -> Meeting:
    """The meeting, for who holds ``permission`` on it today; for all others a 404."""
    seen = visible_meetings(request.user, on=today()).select_related("joined_to__branch")
    meeting = get_object_or_404(seen, pk=meeting_id)
    if not may(request.user, permission, meeting, on=today()):
        raise Http404
    return meeting


def month_label(month: date) -> str:
    """Return how a month is written over a page."""
    return _("Month %(month)s") % {"month": f"{month:%m/%Y}"}
