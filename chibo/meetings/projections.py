"""From a folded state to the rows of every projection: plain values by their natural key."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from chibo.meetings.journal.declared import Vote
from chibo.meetings.journal.lines import RosterLine
from chibo.meetings.journal.plain import as_plain
from chibo.meetings.journal.questions import Question
from chibo.meetings.journal.state import MeetingState, Presence

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Projection:
    """The rows of one table within a meeting; ``key`` is the column that names a row."""

    table: str
    key: str
    rows: Callable[[MeetingState], Iterator[Row]]

    def of(self, state: MeetingState) -> dict[Any, Row]:
        return {row[self.key]: row for row in self.rows(state)}


def _attendance(state: MeetingState) -> Iterator[Row]:
    for person, presence in state.attendance.items():
        yield _presence(state.roster[person], presence)


def _presence(line: RosterLine, presence: Presence) -> Row:
    return {
        "member_id": int(line.person),
        "name": line.name,
        "standing": line.standing,
        "duty": line.duty,
        "kind": line.kind,
        "post": line.post,
        "excuse_asked": presence.excuse_asked,
        **told_by_signs(presence),
    }


def told_by_signs(presence: Presence) -> Row:
    """Return the columns of a person's row that signs change; the others stand on the roster."""
    stays = presence.intervals
    return {
        "state": presence.state,
        "strength": presence.strength,
        "reason": presence.reason,
        "is_remote": any(stay.remote for stay in stays),
        "came_at": stays[0].came_at if stays else None,
        "left_at": stays[-1].left_at if stays else None,
        "intervals": as_plain(stays),
        "late_minutes": presence.late_minutes,
        "left_early_minutes": presence.left_early_minutes,
        "to_confirm_since": presence.to_confirm_since,
    }


def _speeches(state: MeetingState) -> Iterator[Row]:
    for speech in state.results.speeches:
        yield {
            "entry": speech.entry,
            "member_id": int(speech.person) if speech.person else None,
            "guest": speech.guest or "",
            "at": speech.at,
            "item": speech.item or "",
            "kind": speech.kind,
            "gist": speech.gist,
            "seconds": speech.seconds,
        }


def _votes(state: MeetingState) -> Iterator[Row]:
    for vote in state.votes.values():
        yield _vote(vote)


def _vote(vote: Vote) -> Row:
    tally = vote.tally
    return {
        "vote": vote.vote,
        "matter": vote.matter,
        "question": vote.question,
        "method": vote.method,
        "status": vote.status,
        "opened_at": vote.opened_at,
        "closed_at": vote.closed_at,
        "rule": vote.rule,
        "base": len(vote.base),
        "base_people": list(vote.base),
        "in_favour": tally.in_favour if tally else None,
        "against": tally.against if tally else None,
        "none": tally.none if tally else None,
        "invalid": tally.invalid if tally else None,
        "not_voted": tally.not_voted if tally else None,
        "carried": vote.carried,
        "digest": vote.digest or "",
    }


def _times(state: MeetingState) -> Iterator[Row]:
    for item in state.clock.items.values():
        yield {
            "item": item.item,
            "title": item.title,
            "part": item.part,
            "content_group": item.group,
            "planned_minutes": item.planned_minutes,
            "seconds_used": item.seconds_used,
            "running_since": item.running_since,
        }


def _questions(state: MeetingState) -> Iterator[Row]:
    for question in state.questions:
        yield _question(question)
    for ended in state.settled:
        yield {
            **_question(ended.question),
            "settled_reason": ended.reason,
            "settled_by": ended.by,
        }


def _question(question: Question) -> Row:
    return {
        "digest": hashlib.sha256(question.key.encode()).hexdigest(),
        "key": question.key,
        "code": question.code,
        "weight": question.weight,
        "subject": question.subject,
        "values": as_plain(question.values),
        "entries": as_plain(question.entries),
        "remedy": question.remedy,
        "settled_reason": "",
        "settled_by": None,
    }


PROJECTIONS = (
    Projection("Attendance", "member_id", _attendance),
    Projection("Speech", "entry", _speeches),
    Projection("VoteResult", "vote", _votes),
    Projection("AgendaTime", "item", _times),
    Projection("Question", "digest", _questions),
)
