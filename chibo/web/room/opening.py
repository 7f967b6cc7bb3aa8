"""What is recorded together with the opening: who leads, and the clerk named before."""

import json
from dataclasses import dataclass

from chibo.sync.packs.ahead import clerks, leaders
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
    chair, clerk = next(leaders(evening), None), next(clerks(evening), None)
    named = (("chair_named", chair), ("clerk_named", clerk))
    entries = [(kind, {"person": line.person}) for kind, line in named if line]
    return PeopleAhead(
        chair=chair.name if chair else "",
        clerk=clerk.name if clerk else "",
        entries=json.dumps(entries),
    )
