"""What a helper does for a member in a meeting, beside the answer to the invitation."""

from datetime import UTC, datetime
from uuid import uuid4

from django.db import transaction
from django.db.models import Max

from chibo.accounts.models import User
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.meetings.errors import SignRefused
from chibo.meetings.models import JournalEntry, Meeting
from chibo.meetings.operations.appending import take_entries
from chibo.meetings.operations.claiming import hold
from chibo.membership.models import Member


@transaction.atomic
def check_in_for(meeting: Meeting, member: Member, *, code: str, actor: User, at: datetime) -> None:
    """Record that ``member`` came, by the hand of a helper who is here too.

    ``code`` is read from the screen in the hall. The entry names both. It comes
    through the one door of the journal, from the server as its device.

    Raises:
        PermissionDenied: ``actor`` does not help the member on that day.
        SignRefused: the code is not that of this moment, the meeting is not today
            or is over, or the member is not invited.
    """
    require(actor, "membership.act_for", member, on=day_of(at))
    held = hold(meeting)
    device = f"helper-{actor.pk}"
    last = JournalEntry.objects.filter(meeting=held, device=device).aggregate(last=Max("seq"))
    hour = at.astimezone(UTC).isoformat()
    entry = {
        "id": str(uuid4()),
        "meeting": str(held.pk),
        "kind": "checked_in",
        "device": device,
        "seq": (last["last"] or 0) + 1,
        "at": hour,
        "wall": hour,
        "offset": 0,
        "actor": str(actor.pk),
        "acting_for": str(member.pk),
        "role": "self",
        "payload": {"person": str(member.pk), "means": "typed", "code": code},
        "schema": 1,
    }
    [answer] = take_entries(held, [entry], actor=actor, at=at)
    if answer.status != "stored":
        raise SignRefused(answer.reason)
