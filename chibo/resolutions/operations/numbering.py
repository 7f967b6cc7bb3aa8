"""Give an adopted resolution its number, at finish."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.meetings.lifecycle import State
from chibo.meetings.models import Meeting
from chibo.papers.operations.numbers import next_number
from chibo.papers.queries import term_in_force
from chibo.resolutions.actions import NUMBERED
from chibo.resolutions.errors import HasANumber, MeetingNotClosed, NotAdopted
from chibo.resolutions.models import Resolution
from chibo.resolutions.operations.following import keep_up
from chibo.resolutions.operations.turns import take_turn

SIGN = "NQ"
"""The sign of a resolution: Hướng dẫn 36-HD/VPTW (03/4/2018), 05-HD/VPTW (27/5/2026)."""


@transaction.atomic
def number_resolution(resolution: Resolution, *, actor: User, at: datetime) -> Resolution:
    """Give the resolution the next number of its term on the day it was adopted.

    The journal is followed first: a number is not given to what a correction
    has just undone. A refusal gives the number back.

    Raises:
        PermissionDenied: ``actor`` does not lead the branch that day.
        MeetingNotClosed: the meeting still runs; close it first.
        NotAdopted: no carried vote on this text; put it to the vote, or correct the journal.
        HasANumber: it bears one already.
        NoTerm: neither the branch nor a unit above has a term on that day; enter it first.
    """
    require(actor, "resolutions.number_resolution", resolution, on=day_of(at))
    take_turn(resolution.meeting_id)
    meeting = Meeting.objects.select_related("branch").get(pk=resolution.meeting_id)
    keep_up(meeting, actor=actor, at=at)
    resolution.refresh_from_db()
    _refuse_unless_ready(resolution, meeting)
    assert resolution.adopted_at is not None
    day = day_of(resolution.adopted_at)
    number = next_number(meeting.branch, SIGN, on=day)
    Resolution.objects.filter(pk=resolution.pk).update(
        number=number, sign=SIGN, term=term_in_force(meeting.branch, on=day), numbered_at=at
    )
    resolution.refresh_from_db()
    record(
        NUMBERED,
        subject=resolution,
        unit_id=resolution.branch_id,
        actor=actor,
        at=at,
        number=resolution.printed_number,
        digest=resolution.adopted_digest,
    )
    return resolution


def _refuse_unless_ready(resolution: Resolution, meeting: Meeting) -> None:
    if resolution.is_numbered:
        raise HasANumber(
            _("This resolution has the number %(number)s.") % {"number": resolution.printed_number}
        )
    if meeting.state not in {State.CLOSED, State.SEALED}:
        raise MeetingNotClosed(_("Close the meeting first, then number the resolution."))
    if not resolution.is_adopted:
        raise NotAdopted(
            _("The journal holds no carried vote on this text. Vote on it, or correct the journal.")
        )
