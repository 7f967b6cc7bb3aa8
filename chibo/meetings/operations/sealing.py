"""Close the journal for good. The seal itself is written by the room of records."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.meetings.actions import SEALED
from chibo.meetings.errors import QuestionsOpen
from chibo.meetings.lifecycle import Deed
from chibo.meetings.models import Meeting
from chibo.meetings.operations.claiming import claim
from chibo.meetings.queries.questions import must_questions


@transaction.atomic
def mark_sealed(meeting: Meeting, *, actor: User, at: datetime) -> Meeting:
    """Let nothing more count in this meeting; what arrives later is kept apart.

    Called by the operation that writes the seal, in its transaction.

    Raises:
        PermissionDenied: ``actor`` does not lead the branch that day.
        MeetingMovedOn: the meeting is not closed, or sealed already.
        QuestionsOpen: settle the questions that must be settled first.
    """
    require(actor, "meetings.lead_meeting", meeting, on=day_of(at))
    meeting = claim(meeting, Deed.SEAL)
    if must_questions(meeting).exists():
        raise QuestionsOpen(
            _("Some questions must be settled before the seal. Look at them first.")
        )
    record(SEALED, subject=meeting, unit_id=meeting.branch_id, actor=actor, at=at)
    return meeting
