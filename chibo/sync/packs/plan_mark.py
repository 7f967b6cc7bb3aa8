"""A short mark of what a pack holds and no exchange tells; with another one it is fetched anew."""

import hashlib
import json

from chibo.meetings.journal.plain import as_plain, hour
from chibo.sync.evening import Evening


def plan_mark(evening: Evening) -> str:
    """Return the mark of the plan: day, place, way, code of the hall, roster, programme."""
    meeting, frame = evening.meeting, evening.frame
    told = [
        hour(meeting.planned_at),
        meeting.place,
        meeting.mode,
        meeting.video_url,
        meeting.check_in_secret,
        as_plain(frame.roster),
        as_plain(frame.agenda),
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]
