"""Entries about other entries: corrected, settled, countersigned."""

from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator

from chibo.meetings.journal.payloads.form import Payload, Text, Words

QuestionKey = Annotated[str, StringConstraints(min_length=1, strict=True)]


class Corrected(Payload):
    """The target is void, or told anew with ``payload``; kind, person and place stay."""

    target: UUID
    action: Literal["void", "replace"]
    payload: dict[str, Any] | None = None
    reason: Text = ""

    @model_validator(mode="after")
    def _a_replacement_tells_anew(self) -> Self:
        if (self.action == "replace") != (self.payload is not None):
            raise ValueError("a replacement has a payload, a void has none")
        return self


class Settled(Payload):
    """The entries of a question are right as they stand. ``question`` is its key."""

    question: QuestionKey
    reason: Words


class Countersigned(Payload):
    """The secretary stands for entries that came late."""

    entries: tuple[UUID, ...] = Field(min_length=1)
    reason: Text = ""
