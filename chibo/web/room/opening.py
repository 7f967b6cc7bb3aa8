"""What is recorded together with the opening: who leads, and the clerk named before."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from chibo.meetings.journal.lines import RosterLine
from chibo.meetings.models import MeetingClerk
from chibo.membership.post_groups import LEADS
from chibo.web.room.evening import Evening


@dataclass(frozen=True, slots=True)
class PeopleAhead:
    """Names, empty where nobody is known; ``entries`` is JSON: (kind, payload) of each."""

    chair: str
    clerk: str
    entries: str


def people_ahead(evening: Evening) -> PeopleAhead | None:
    """Return who leads and writes a meeting that is not open yet; none once it is.

    The chair is the secretary, or the deputy where the secretary is excused;
    another one is recorded in the room.
    """
    if evening.state.session.phase != "not_opened":
        return None
    chair, clerk = next(_leaders(evening), None), next(_clerks(evening), None)
    named = (("chair_named", chair), ("clerk_named", clerk))
    entries = [(kind, {"person": line.person}) for kind, line in named if line]
    return PeopleAhead(
        chair=chair.name if chair else "",
        clerk=clerk.name if clerk else "",
        entries=json.dumps(entries),
    )


def _leaders(evening: Evening) -> Iterator[RosterLine]:
    for post in LEADS:
        for line in evening.state.roster.values():
            is_excused = line.excuse is not None and line.excuse.state == "accepted"
            if line.post == post and not is_excused:
                yield line


def _clerks(evening: Evening) -> Iterator[RosterLine]:
    rows = MeetingClerk.objects.filter(meeting=evening.meeting).order_by("effective_from", "pk")
    for member_id in rows.values_list("member_id", flat=True):
        line = evening.state.roster.get(str(member_id))
        if line is not None:
            yield line
