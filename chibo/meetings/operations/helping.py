"""What a helper does for a member in a meeting, beside the answer to the invitation."""

from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import uuid4

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from chibo.accounts.models import User
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require
from chibo.meetings.errors import OpinionRefused, SignRefused
from chibo.meetings.lifecycle import State
from chibo.meetings.models import JournalEntry, Meeting, RosterLine
from chibo.meetings.operations.appending import Answer, take_entries
from chibo.meetings.operations.claiming import hold
from chibo.meetings.queries.journal import meeting_state
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
    told = {"person": str(member.pk), "means": "typed", "code": code}
    answer = _take(hold(meeting), member, "checked_in", told, actor=actor, at=at)
    if answer.status != "stored":
        raise SignRefused(answer.reason)


@transaction.atomic
def take_down_opinion(
    meeting: Meeting, member: Member, *, words: str, actor: User, at: datetime
) -> None:
    """Record what ``member`` dictates to a helper, as an opinion on the item that runs.

    It counts as any speech of the member. The entry names both, and so do the minutes.

    Raises:
        PermissionDenied: ``actor`` does not help the member on that day.
        OpinionRefused: the meeting is not in session, the member is not invited,
            or nothing was dictated.
    """
    require(actor, "membership.act_for", member, on=day_of(at))
    held = hold(meeting)
    if held.state != State.IN_SESSION:
        raise OpinionRefused(_("An opinion is taken down while the meeting is in session."))
    if not RosterLine.objects.filter(meeting=held, member=member).exists():
        raise OpinionRefused(_("The comrade is not invited to this meeting."))
    told = {
        "person": str(member.pk),
        "item": meeting_state(held).clock.current_item,
        "kind": "opinion",
        "gist": words.strip(),
    }
    answer = _take(held, member, "spoke", told, actor=actor, at=at)
    if answer.status != "stored":
        raise OpinionRefused(answer.reason)


def _take(
    held: Meeting,
    member: Member,
    kind: str,
    told: Mapping[str, str | None],
    *,
    actor: User,
    at: datetime,
) -> Answer:
    device = f"helper-{actor.pk}"
    last = JournalEntry.objects.filter(meeting=held, device=device).aggregate(last=Max("seq"))
    hour = at.astimezone(UTC).isoformat()
    entry = {
        "id": str(uuid4()),
        "meeting": str(held.pk),
        "kind": kind,
        "device": device,
        "seq": (last["last"] or 0) + 1,
        "at": hour,
        "wall": hour,
        "offset": 0,
        "actor": str(actor.pk),
        "acting_for": str(member.pk),
        "role": "self",
        "payload": told,
        "schema": 1,
    }
    [answer] = take_entries(held, [entry], actor=actor, at=at)
    return answer
