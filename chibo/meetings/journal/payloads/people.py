"""Who is here: marks of the clerk, self check-ins, comings and goings, changes of the roster."""

from typing import Literal, Self

from pydantic import model_validator

from chibo.meetings.journal.payloads.form import (
    Count,
    Flag,
    Hour,
    Key,
    Payload,
    Slug,
    Text,
    Words,
)


class RosterChanged(Payload):
    """The only way to change the roster after the opening.

    Of a changed line only what is given changes; an added one needs a name and a standing.
    """

    change: Literal["added", "dropped", "changed"]
    person: Key
    name: Text | None = None
    standing: Literal["official", "probationary"] | None = None
    duty: Slug | None = None
    kind: Literal["home", "temporary_here"] | None = None
    post: Text | None = None
    reason: Text = ""

    @model_validator(mode="after")
    def _an_added_line_is_whole(self) -> Self:
        if self.change == "added" and not (self.name and self.standing):
            raise ValueError("an added line needs name and standing")
        return self


class GuestPresent(Payload):
    guest: Key
    name: Words
    post: Text = ""
    unit: Text = ""
    from_committee: Flag = False


class CheckedIn(Payload):
    """A person's own sign: the code on the projector, its typed form, or the card."""

    person: Key
    means: Literal["code", "typed", "card"] = "code"
    remote: Flag = False


class Marked(Payload):
    """The clerk's mark of one person. ``arrived_at`` when the hour of coming is known."""

    person: Key
    state: Literal["present", "excused", "absent"]
    reason: Text = ""
    arrived_at: Hour | None = None
    remote: Flag = False


class RestPresent(Payload):
    """All others are here. ``heads``: how many were counted in the room, if anyone counted."""

    heads: Count | None = None


class Left(Payload):
    person: Key
    reason: Text = ""


class Rejoined(Payload):
    person: Key


class RemoteJoined(Payload):
    person: Key


class RemoteLeft(Payload):
    person: Key
