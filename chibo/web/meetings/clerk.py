"""Who writes a meeting: the clerks named for it, and what home tells them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from chibo.kernel.days import local
from chibo.kernel.permissions import may
from chibo.meetings.lifecycle import Deed, State, states_open_to
from chibo.meetings.models import Meeting, RosterLine
from chibo.rulebook.queries import rules_in_force
from chibo.web.http import SignedInRequest, today
from chibo.web.meetings.forms import ClerkForm
from chibo.web.meetings.readiness import deadlines_in
from chibo.web.todo import Todo, todo


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


def things_to_write(meetings: Iterable[Meeting], *, on: date) -> Iterator[Todo]:
    """Yield each of the named clerk's meetings to be recorded, or with minutes to be finished."""
    open_now = (State.CONVENED, State.IN_SESSION, State.CLOSED)
    for meeting in sorted(meetings, key=lambda one: (one.planned_at, one.pk)):
        if meeting.state in open_now:
            yield _to_write(meeting, on)


def _to_write(meeting: Meeting, on: date) -> Todo:
    planned = local(meeting.planned_at)
    told = {"kind": meeting.get_kind_display(), "day": f"{planned:%d/%m}"}
    if meeting.state == State.CLOSED:
        rules = deadlines_in(rules_in_force(meeting.branch, on=planned.date()))
        return todo(
            planned.date() + timedelta(days=rules.documents_days),
            _("You write the minutes: %(kind)s of %(day)s") % told,
            on=on,
            detail=_("Read them, mend the words, confirm them."),
            url=reverse("records:minutes", args=[meeting.pk]),
            action=_("Open the minutes"),
        )
    return todo(
        planned.date(),
        _("You are clerk: %(kind)s of %(day)s") % told,
        on=on,
        detail=f"{planned:%H:%M}, {meeting.place}",
        url=reverse("room:page", args=[meeting.pk]),
        action=_("Go to the room"),
    )
