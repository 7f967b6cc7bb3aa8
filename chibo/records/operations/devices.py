"""A device that will never send its last entries."""

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.meetings.journal.questions import Question
from chibo.meetings.journal.state import MeetingState
from chibo.meetings.models import JournalEntry, Meeting
from chibo.meetings.operations.appending import append_entries
from chibo.meetings.operations.claiming import hold
from chibo.meetings.queries.journal import meeting_state
from chibo.records.actions import DEVICE_LOST
from chibo.records.errors import DeviceIsComplete, ReasonMissing

UNSENT = "device_has_unsent"


@transaction.atomic
def state_lost_device(
    meeting: Meeting, device: str, *, reason: str, actor: User, at: datetime
) -> None:
    """Let the secretary state that what a device has not sent is lost.

    The statement is an entry of the journal and settles the question about
    the numbers that are missing now. Entries that come nevertheless still
    count until the seal; new holes are a new question.

    Raises:
        PermissionDenied: ``actor`` does not lead the branch that day.
        ReasonMissing: say how the device was lost.
        DeviceIsComplete: nothing is missing, or it was stated already.
    """
    require(actor, "records.state_lost_device", meeting, on=day_of(at))
    if not reason.strip():
        raise ReasonMissing(_("Say how the device was lost."))
    meeting = hold(meeting)
    asked = _unsent(meeting_state(meeting), device)
    if asked is None:
        raise DeviceIsComplete(_("Nothing is missing from this device any more."))
    entry = _settled(meeting, asked, reason.strip(), actor=actor, at=at)
    append_entries(meeting, [entry], actor=actor, at=at)
    record(
        DEVICE_LOST,
        subject=meeting,
        unit_id=meeting.branch_id,
        actor=actor,
        at=at,
        device=device,
        missing=str(asked.values["missing"]),
    )


def _unsent(told: MeetingState, device: str) -> Question | None:
    asked = (one for one in told.questions if one.code == UNSENT and one.subject == device)
    return next(asked, None)


def _settled(
    meeting: Meeting, asked: Question, reason: str, *, actor: User, at: datetime
) -> dict[str, object]:
    """Return the entry as a device would send it; the same statement twice is the same entry."""
    place = f"statement-{actor.pk}"
    own = JournalEntry.objects.filter(meeting=meeting, device=place)
    last = own.aggregate(last=Max("seq"))["last"] or 0
    return {
        "id": str(uuid5(NAMESPACE_URL, f"{meeting.pk}:{asked.key}")),
        "meeting": str(meeting.pk),
        "kind": "settled",
        "device": place,
        "seq": last + 1,
        "at": at.isoformat(),
        "wall": at.isoformat(),
        "offset": 0,
        "actor": str(actor.pk),
        "role": "clerk",
        "payload": {"question": asked.key, "reason": reason},
        "schema": 1,
    }
