"""One entry of the journal: what a device recorded, when, for whom. Never edited, only followed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import (
    AwareDatetime,
    Field,
    StrictInt,
    StringConstraints,
    TypeAdapter,
    ValidationError,
)

from chibo.meetings.journal.errors import MalformedEntry
from chibo.meetings.journal.payloads.form import Key

Role = Literal["clerk", "self", "card", "paper", "system"]
Kind = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]{0,39}$")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry as its device made it.

    ``at`` is the device's clock ``wall`` plus the last measured ``offset``
    (milliseconds, server minus device), never before the device's previous
    entry. ``seq`` counts 1, 2, 3… per device and meeting. ``received_at`` is
    the server's and empty until the entry has arrived.
    """

    id: UUID
    meeting: Key
    kind: Kind
    device: Key
    seq: Annotated[StrictInt, Field(ge=1)]
    at: AwareDatetime
    wall: AwareDatetime
    offset: StrictInt
    actor: Key
    acting_for: Key | None = None
    role: Role
    payload: Mapping[str, Any]
    schema: Annotated[StrictInt, Field(ge=1)]
    received_at: AwareDatetime | None = None


_ENTRY = TypeAdapter(Entry)


def read_entry(raw: Mapping[str, Any]) -> Entry:
    """Return the entry written in ``raw`` (JSON values, ISO times with an offset).

    The payload is not looked at: see ``read_payload``.

    Raises:
        MalformedEntry: a field is missing or wrong; its name is in ``field``.
    """
    try:
        return _ENTRY.validate_python(dict(raw))
    except ValidationError as refusal:
        raise first_problem(str(raw.get("kind", "")), refusal) from refusal


def first_problem(kind: str, refusal: ValidationError, *, under: str = "") -> MalformedEntry:
    """Return the first complaint of ``refusal`` as our own refusal."""
    problem = refusal.errors(include_url=False, include_input=False)[0]
    path = [*([under] if under else []), *map(str, problem["loc"])]
    return MalformedEntry(kind, ".".join(path) or "payload", problem["type"])
