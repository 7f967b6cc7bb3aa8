"""A device was here: note what it said of itself, and tell it what is new."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from chibo.accounts.models import User
from chibo.meetings.journal.plain import as_plain, hour
from chibo.meetings.models import Meeting
from chibo.rulebook.book import RuleBook
from chibo.sync.cursor import news_since
from chibo.sync.evening import Evening, read_evening
from chibo.sync.keeping import Keeping, keeping_at
from chibo.sync.models import PreparedDevice
from chibo.sync.operations.following_plans import follow_plan
from chibo.sync.packs.differences import differences_pack
from chibo.sync.packs.plan_mark import plan_mark
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
    prepared = _heard_of(meeting, contact, evening.book, actor, at)
    if prepared and prepared.is_shut(at):
        nothing = {"entries": [], "cursor": contact.cursor, "state": meeting.state}
        return {**nothing, "revoked": True}
    news = news_since(contact.cursor, evening.entries)
    return {
        "entries": as_plain(news.entries),
        "cursor": news.cursor,
        "whole": news.is_whole,
        "texts": texts_pack(evening),
        "differences": differences_pack(evening),
        "state": meeting.state,
        "plan_mark": plan_mark(evening),
        **_hours(evening, prepared),
        "revoked": False,
    }


def _heard_of(
    meeting: Meeting, contact: Contact, book: RuleBook, actor: User, at: datetime
) -> PreparedDevice | None:
    """Note that a prepared device was heard of; none for one that was never prepared."""
    prepared = own_device(actor, meeting.pk, contact.device) if contact.device else None
    if prepared is not None:
        follow_plan(prepared, book)
        heard = PreparedDevice.objects.filter(pk=prepared.pk)
        heard.update(heard_at=at, waiting=contact.waiting)
    return prepared


def _hours(evening: Evening, prepared: PreparedDevice | None) -> Mapping[str, str]:
    keeping = keeping_at(evening.meeting.planned_at, evening.book, evening.at)
    if prepared is not None:
        keeping = Keeping(prepared.warns_from, prepared.keeps_until)
    return {"keeps_until": hour(keeping.until), "warns_from": hour(keeping.warns_from)}
