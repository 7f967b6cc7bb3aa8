"""What was said, and to whom an answer was given."""

from typing import Self

from pydantic import model_validator

from chibo.meetings.journal.payloads.form import Count, Key, Payload, Slug, Text, Words


class Spoke(Payload):
    """A member or a guest spoke. ``seconds`` only where a timer was used."""

    person: Key | None = None
    guest: Key | None = None
    item: Key | None = None
    kind: Slug = "opinion"
    gist: Text = ""
    seconds: Count | None = None

    @model_validator(mode="after")
    def _one_speaker(self) -> Self:
        if (self.person is None) == (self.guest is None):
            raise ValueError("a speech has one speaker: a member or a guest")
        return self


class RequestAnswered(Payload):
    request: Words
    answer: Words
    person: Key | None = None
    answered_by: Key | None = None


class Note(Payload):
    text: Words
    item: Key | None = None
