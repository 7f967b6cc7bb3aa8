"""A meeting without what the hall need not read: no gist, no note, no name of anybody who is away.

The shapes are those of the plain fold and of the device pack, so that one model of the screen reads
both (`js/projector/model.js`).
"""

from typing import Any

from chibo.kernel.days import local
from chibo.meetings.journal.declared import Vote
from chibo.meetings.journal.plain import as_plain
from chibo.meetings.journal.state import MeetingState, Presence
from chibo.meetings.models import Meeting
from chibo.meetings.queries.journal import Frame
from chibo.rulebook.votes import VoteMatter


def state_for_the_hall(state: MeetingState) -> dict[str, Any]:
    """Return the plain fold reduced; people are numbers whose order says nothing."""
    numbered = sorted(
        (line.duty, one.state, _stays(one))
        for person, line in state.roster.items()
        if (one := state.attendance.get(person)) is not None
    )
    clock = as_plain(state.clock)
    return {
        "session": {
            name: as_plain(getattr(state.session, name))
            for name in ("phase", "opened_at", "closed_at")
        },
        "roster": {str(place): {"duty": duty} for place, (duty, *_rest) in enumerate(numbered)},
        "attendance": {
            str(place): {"state": told, "intervals": [{"left_at": None}] if is_here else []}
            for place, (_duty, told, is_here) in enumerate(numbered)
        },
        "clock": {
            **{name: clock[name] for name in ("items", "current_item", "is_paused")},
            "pauses": [{**one, "reason": ""} for one in clock["pauses"]],
        },
        "votes": {key: _vote(vote, state) for key, vote in state.votes.items()},
    }


def pack_for_the_hall(meeting: Meeting, frame: Frame) -> dict[str, Any]:
    rules = frame.rules
    return {
        "meeting": {
            "branch": meeting.branch.short_name,
            "kind_label": meeting.get_kind_display(),
            "month_label": f"{meeting.month:%m/%Y}",
            "planned_at": local(meeting.planned_at).isoformat(),
        },
        "frame": {
            "agenda": as_plain(frame.agenda),
            "rules": {
                "duties_not_in_attendance": sorted(rules.duties_not_in_attendance),
                "excused_not_in_attendance": rules.excused_not_in_attendance,
            },
        },
        "matters": [{"matter": one.value, "label": str(one.label)} for one in VoteMatter],
    }


def _stays(presence: Presence) -> bool:
    return bool(presence.intervals) and presence.intervals[-1].left_at is None


def _vote(vote: Vote, state: MeetingState) -> dict[str, Any]:
    """A vote in the shape of the fold; figures only once they were declared."""
    is_declared = vote.status == "declared"
    names = {person: line.name for person, line in state.roster.items()}
    return {
        "matter": vote.matter,
        "question": vote.question,
        "method": vote.method,
        "status": vote.status,
        "opened_at": as_plain(vote.opened_at),
        "closed_at": as_plain(vote.closed_at),
        "base": [None] * len(vote.base) if is_declared else [],
        "tally": as_plain(vote.tally) if is_declared else None,
        "carried": vote.carried if is_declared else None,
        "candidates": (
            {names.get(key, key): votes for key, votes in vote.candidates.items()}
            if is_declared
            else {}
        ),
    }
