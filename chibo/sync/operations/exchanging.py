"""A device was here: note what it said of itself, and tell it what is new."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from chibo.accounts.models import User
from chibo.meetings.journal.plain import as_plain, hour
from chibo.meetings.models import Meeting
from chibo.sync.cursor import news_since
from chibo.sync.evening import read_evening
from chibo.sync.keeping import Keeping, keeping_of
from chibo.sync.models import PreparedDevice
from chibo.sync.operations.following_plans import follow_plan
from chibo.sync.packs.differences import differences_pack
from chibo.sync.packs.texts import texts_pack
from chibo.sync.queries.devices import own_device

_MOST_WAITING = 100_000


@dataclass(frozen=True, slots=True)
class Contact:
    """What a device says of itself: its id, up to where it has heard, how many entries wait on it.

    A page that names no id is a page that was never prepared.
    """

    device: str
    cursor: str
    waiting: int | None

    @classmethod
    def read(cls, told: Mapping[str, Any], cursor: str) -> Self:
        device, waiting = told.get("device"), told.get("waiting")
        is_number = type(waiting) is int and 0 <= waiting <= _MOST_WAITING
        return cls(
            device=device[:80] if isinstance(device, str) else "",
            cursor=cursor,
            waiting=waiting if is_number else None,
        )


def exchange(meeting: Meeting, contact: Contact, *, actor: User, at: datetime) -> Mapping[str, Any]:
    """Return what is new in ``meeting`` for this device; nothing for one that is shut.

    Not recorded: a look at what the actor may read and record anyway.
    """
    evening = read_evening(meeting, at=at)
    keeping = keeping_of(meeting.planned_at, evening.book)
    hours = {"keeps_until": hour(keeping.until), "warns_from": hour(keeping.warns_from)}
    if _is_shut(meeting, contact, keeping, actor, at):
        nothing = {"entries": [], "cursor": contact.cursor, "state": meeting.state}
        return {**nothing, **hours, "revoked": True}
    news = news_since(contact.cursor, evening.entries)
    return {
        "entries": as_plain(news.entries),
        "cursor": news.cursor,
        "whole": news.is_whole,
        "texts": texts_pack(evening),
        "differences": differences_pack(evening),
        "state": meeting.state,
        **hours,
        "revoked": False,
    }


def _is_shut(
    meeting: Meeting, contact: Contact, keeping: Keeping, actor: User, at: datetime
) -> bool:
    """Note that a prepared device was heard of, and say whether it gets nothing any more."""
    prepared = own_device(actor, meeting.pk, contact.device) if contact.device else None
    if prepared is None:
        return False
    follow_plan(prepared, keeping)
    heard = PreparedDevice.objects.filter(pk=prepared.pk)
    heard.update(heard_at=at, waiting=contact.waiting)
    return prepared.is_shut(at)
