"""From the kind and version of an entry to its payload."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ValidationError

from chibo.meetings.journal.entries import first_problem
from chibo.meetings.journal.payloads import (
    ballots,
    course,
    outcome,
    people,
    record,
    remarks,
    talk,
)
from chibo.meetings.journal.payloads.form import Payload

KINDS: Mapping[str, Mapping[int, type[Payload]]] = {
    "opened": {1: course.Opened},
    "clerk_named": {1: course.ClerkNamed},
    "programme_adopted": {1: course.ProgrammeAdopted},
    "roster_changed": {1: people.RosterChanged},
    "guest_present": {1: people.GuestPresent},
    "checked_in": {1: people.CheckedIn},
    "marked": {1: people.Marked},
    "rest_present": {1: people.RestPresent},
    "left": {1: people.Left},
    "rejoined": {1: people.Rejoined},
    "remote_joined": {1: people.RemoteJoined},
    "remote_left": {1: people.RemoteLeft},
    "part_started": {1: course.PartStarted},
    "part_ended": {1: course.PartEnded},
    "paused": {1: course.Paused},
    "resumed": {1: course.Resumed},
    "item_started": {1: course.ItemStarted},
    "item_ended": {1: course.ItemEnded},
    "spoke": {1: talk.Spoke},
    "request_answered": {1: talk.RequestAnswered},
    "paper_used": {1: remarks.PaperUsed},
    "dues_reported": {1: remarks.DuesReported},
    "notebooks_counted": {1: remarks.NotebooksCounted},
    "condition_noted": {1: remarks.ConditionNoted},
    "praised": {1: remarks.Praised},
    "reminded": {1: remarks.Reminded},
    "vote_opened": {1: ballots.VoteOpened},
    "vote_closed": {1: ballots.VoteClosed},
    "vote_cancelled": {1: ballots.VoteCancelled},
    "reserved_opinion": {1: ballots.ReservedOpinion},
    "concluded": {1: outcome.Concluded},
    "task_agreed": {1: outcome.TaskAgreed},
    "score_proposed": {1: outcome.ScoreProposed},
    "minutes_adopted": {1: outcome.MinutesAdopted},
    "chair_named": {1: course.ChairNamed},
    "settled": {1: record.Settled},
    "countersigned": {1: record.Countersigned},
    "note": {1: talk.Note},
    "corrected": {1: record.Corrected},
    "closed": {1: course.Closed},
}


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Made by a newer page than this server: stored, shown, folded as nothing."""

    why: Literal["kind", "schema", "payload"]


def read_payload(kind: str, schema: int, payload: Mapping[str, Any]) -> Payload | NotUnderstood:
    """Return what an entry of ``kind`` tells, or that it is not understood here.

    Raises:
        MalformedEntry: kind and version are known and the payload breaks them;
            ``field`` names the place.
    """
    versions = KINDS.get(kind)
    if versions is None:
        return NotUnderstood("kind")
    form = versions.get(schema)
    if form is None:
        return NotUnderstood("schema")
    try:
        return form.model_validate(dict(payload))
    except ValidationError as refusal:
        raise first_problem(kind, refusal, under="payload") from refusal
