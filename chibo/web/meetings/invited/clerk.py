"""Who writes a meeting: the clerks named for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from chibo.kernel.permissions import may
from chibo.meetings.lifecycle import Deed, states_open_to
from chibo.meetings.models import Meeting, RosterLine
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
    lines: Sequence[RosterLine],
    *,
    form: ClerkForm | None = None,
) -> Clerking | None:
    """Return the clerks of a convened meeting for who may name one; none for others.

    ``lines`` are the roster of the meeting, from which a clerk is chosen;
    ``clerk_from`` of a line says since when that member is one.
    """
    is_open = bool(lines) and meeting.state in states_open_to(Deed.NAME_CLERK)
    if not is_open or not may(request.user, "meetings.lead_meeting", meeting, on=today()):
        return None
    named = [(line.__dict__["clerk_from"], line.name) for line in lines]
    names = tuple(name for since, name in sorted(one for one in named if one[0] is not None))
    return Clerking(names, form or clerk_form(lines))


def clerk_form(lines: Sequence[RosterLine], data: QueryDict | None = None) -> ClerkForm:
    return ClerkForm(data, people=[(line.member_id, line.name) for line in lines])
