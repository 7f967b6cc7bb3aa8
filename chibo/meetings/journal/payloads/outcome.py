"""What the meeting brought forth: conclusions, tasks, its score, its minutes."""

from typing import Any

from chibo.meetings.journal.payloads.form import Day, Digest, Key, Payload, Text, Words


class Concluded(Payload):
    text: Words
    item: Key | None = None


class TaskAgreed(Payload):
    """A task proposed for the resolution; ``lead`` and ``helpers`` are roster lines."""

    task: Key
    text: Words
    lead: Key | None = None
    lead_name: Text = ""
    helpers: tuple[Key, ...] = ()
    due_on: Day | None = None
    item: Key | None = None


class ScoreProposed(Payload):
    """The score as the branch committee proposes it; ``machine`` is empty when offline."""

    table: Key
    version: Key
    judged: dict[str, Any]
    machine: dict[str, Any] | None = None
    digest: Digest


class MinutesAdopted(Payload):
    digest: Digest
    vote: Key | None = None
    changes: Text = ""
