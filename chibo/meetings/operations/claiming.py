"""Take a meeting for one deed: the condition and the change are one statement."""

from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Case, Value, When
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.kernel.statements import first_of
from chibo.meetings.errors import MeetingMovedOn
from chibo.meetings.lifecycle import TRANSITIONS, Deed
from chibo.meetings.models import Meeting
from chibo.membership.rights import rights_of


def claim(meeting: Meeting, deed: Deed, **written: Any) -> Meeting:
    """Lead ``meeting`` to the state after ``deed``, write the named fields, return it fresh.

    Of two people at once the second finds the state that the first has made.
    What is refused later in the transaction rolls the claim back.

    Raises:
        MeetingMovedOn: the deed cannot happen in the meeting's present state;
            look at the meeting again.
    """
    steps = TRANSITIONS[deed]
    after = Case(*(When(state=one, then=Value(other)) for one, other in steps.items()))
    rows = Meeting.objects.filter(pk=meeting.pk)
    claimed = rows.filter(state__in=steps).update(state=after, **written)
    fresh = rows.select_related("branch").get()
    if not claimed:
        raise MeetingMovedOn(
            _("This meeting is now “%(state)s”; this is not possible any more. Look at it again.")
            % {"state": fresh.get_state_display()}
        )
    return fresh


def hold(meeting: Meeting) -> Meeting:
    """Return ``meeting`` fresh, with its branch; its row is ours until the transaction ends.

    For deeds that follow each other on one meeting whatever its state.
    PostgreSQL locks this row and no other; on SQLite a transaction holds the
    write lock from its beginning, so there is nothing left to take.
    """
    rows = Meeting.objects.select_related("branch").select_for_update(of=("self",), no_key=True)
    return rows.get(pk=meeting.pk)


def hold_own(user: User, meeting_id: int, *, on: date) -> Meeting | None:
    """Return a meeting of a branch to which ``user`` belongs that day, held; none of any other.

    The statement finds, checks and takes at once, so that a check-in waits for
    the database as seldom as it can.
    """
    own = sorted(rights_of(user, on=on).branch_ids)
    if not own:
        return None
    places = ", ".join(["%s"] * len(own))
    taking = " FOR NO KEY UPDATE" if connection.features.has_select_for_no_key_update else ""
    ending = f"WHERE id = %s AND branch_id IN ({places}){taking}"
    return first_of(Meeting, ending, [meeting_id, *own])
