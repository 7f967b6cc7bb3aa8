"""Who leads and who writes, as chosen before the opening."""

from collections.abc import Iterator
from typing import TypedDict

from chibo.meetings.journal.lines import RosterLine
from chibo.meetings.models import MeetingClerk
from chibo.membership.post_groups import LEADS
from chibo.sync.evening import Evening


class AheadPack(TypedDict):
    chair: str | None
    clerk: str | None


def ahead_pack(evening: Evening) -> AheadPack:
    chair, clerk = next(leaders(evening), None), next(clerks(evening), None)
    return AheadPack(chair=chair.person if chair else None, clerk=clerk.person if clerk else None)


def leaders(evening: Evening) -> Iterator[RosterLine]:
    """Return who may lead, the secretary first; nobody who is excused.

    Another one is recorded in the room.
    """
    for post in LEADS:
        for line in evening.state.roster.values():
            is_excused = line.excuse is not None and line.excuse.state == "accepted"
            if line.post == post and not is_excused:
                yield line


def clerks(evening: Evening) -> Iterator[RosterLine]:
    """Return the clerks of the meeting who are on its roster, the first named first."""
    rows = MeetingClerk.objects.filter(meeting=evening.meeting).order_by("effective_from", "pk")
    for member_id in rows.values_list("member_id", flat=True):
        line = evening.state.roster.get(str(member_id))
        if line is not None:
            yield line
