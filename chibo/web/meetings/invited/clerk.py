"""Who writes a meeting: the clerks named for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from chibo.kernel.permissions import may
from chibo.meetings.lifecycle import Deed, states_open_to
from chibo.meetings.models import Meeting
from chibo.meetings.queries.clerks import Invited
from chibo.web.http import SignedInRequest, today
from chibo.web.meetings.invited.forms import ClerkForm


@dataclass(frozen=True, slots=True)
class Clerking:
    """Who is named to write the meeting, and the form to name one more."""

    names: tuple[str, ...]
    form: ClerkForm


def clerking_of(
    request: SignedInRequest,
    meeting: Meeting,
    invited: Sequence[Invited],
    *,
    form: ClerkForm | None = None,
) -> Clerking | None:
    """Return the clerks of a convened meeting for who may name one; none for others.

    ``invited`` are the roster of the meeting, from which a clerk is chosen.
    """
    is_open = bool(invited) and meeting.state in states_open_to(Deed.NAME_CLERK)
    if not is_open or not may(request.user, "meetings.lead_meeting", meeting, on=today()):
        return None
    named = sorted((one.clerk_from, one.line.name) for one in invited if one.clerk_from)
    return Clerking(tuple(name for _since, name in named), form or clerk_form(invited))


def clerk_form(invited: Sequence[Invited], data: QueryDict | None = None) -> ClerkForm:
    return ClerkForm(data, people=[(one.line.member_id, one.line.name) for one in invited])
