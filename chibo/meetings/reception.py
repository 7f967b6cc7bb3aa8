"""Read what a device sent: an entry that can be stored, or the reason why it never can."""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from pydantic import AwareDatetime, TypeAdapter, ValidationError

from chibo.meetings.journal.entries import Entry, read_entry
from chibo.meetings.journal.errors import MalformedEntry
from chibo.meetings.journal.payloads import ballots, outcome, remarks, talk
from chibo.meetings.journal.payloads.form import Payload
from chibo.meetings.journal.payloads.reading import NotUnderstood, read_payload

# What the columns of both databases hold; no device that counts and whose clock
# was ever set comes near.
_LARGEST_SEQ, _LARGEST_SCHEMA, _LARGEST_OFFSET = 2**31 - 1, 2**15 - 1, 2**62
_LONGEST_CODE = 40
_YEARS = range(2000, 2200)
_HOUR: TypeAdapter[datetime] = TypeAdapter(AwareDatetime)


@dataclass(frozen=True, slots=True)
class Received:
    """A readable entry and when it arrived.

    ``told`` is empty where this server does not understand its kind. ``code``
    is what the member read from the projector: looked at once at the door, and
    no part of what is kept.
    """

    entry: Entry
    told: Payload | None
    at: datetime
    code: str = ""


def receive(raw: Any, *, at: datetime) -> Received:
    """Return the entry written in ``raw`` (JSON values), stamped as received ``at``.

    Raises:
        MalformedEntry: neither today nor tomorrow can it be read or stored.
    """
    if not isinstance(raw, Mapping):
        raise MalformedEntry("", "entry", "not_an_object")
    _refuse_unless_storable(raw)
    raw, code = _without_code(raw)
    entry = replace(read_entry({**raw, "received_at": None}), received_at=at)
    _refuse_unless_sensible(entry)
    told = read_payload(entry.kind, entry.schema, entry.payload)
    return Received(entry, None if isinstance(told, NotUnderstood) else told, at, code)


def _without_code(raw: Mapping[str, Any]) -> tuple[Mapping[str, Any], str]:
    payload = raw.get("payload")
    if raw.get("kind") != "checked_in" or not isinstance(payload, Mapping):
        return raw, ""
    code = payload.get("code", "")
    if not isinstance(code, str) or len(code) > _LONGEST_CODE:
        raise MalformedEntry("checked_in", "payload.code", "no_code")
    return {**raw, "payload": {name: one for name, one in payload.items() if name != "code"}}, code


def people_in(told: Payload) -> set[str]:
    """Return the keys of all people whom a payload names as members."""
    return set(_people(told))


def _people(told: Payload) -> Iterator[str]:
    person = getattr(told, "person", None)
    if person is not None:
        yield person
    match told:
        case ballots.VoteOpened():
            yield from (*told.concerns, *told.aside)
        case ballots.VoteClosed():
            yield from (*told.base, *told.named)
        case outcome.TaskAgreed():
            yield from (*((told.lead,) if told.lead else ()), *told.helpers)
        case talk.RequestAnswered():
            yield from (told.answered_by,) if told.answered_by else ()
        case remarks.DuesReported():
            yield from told.unpaid
        case _:
            pass


def _refuse_unless_storable(raw: Mapping[str, Any]) -> None:
    """Refuse what no database keeps: a zero character, half a character, not a number."""
    try:
        told = json.dumps(raw, ensure_ascii=False, allow_nan=False)
        told.encode()
        # As JSON a zero is written so, and so is this very writing itself: then look closer.
        has_zero = "\\u0000" in told and any("\0" in text for text in _texts(raw))
    except (TypeError, ValueError, RecursionError) as refusal:
        raise MalformedEntry(str(raw.get("kind", "")), "entry", "not_json") from refusal
    if has_zero:
        raise MalformedEntry(str(raw.get("kind", "")), "entry", "zero_character")


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield str(key)
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def _refuse_unless_sensible(entry: Entry) -> None:
    limits = {
        "seq": entry.seq <= _LARGEST_SEQ,
        "schema": entry.schema <= _LARGEST_SCHEMA,
        "offset": abs(entry.offset) <= _LARGEST_OFFSET,
        "at": entry.at.year in _YEARS,
        "wall": entry.wall.year in _YEARS,
        "payload.arrived_at": all(hour.year in _YEARS for hour in _hours_in(entry.payload)),
    }
    for field, fits in limits.items():
        if not fits:
            raise MalformedEntry(entry.kind, field, "out_of_range")


def _hours_in(payload: Any) -> Iterator[datetime]:
    """The hours that a payload tells, its own or those of what it replaces."""
    if not isinstance(payload, Mapping):
        return
    if "arrived_at" in payload:
        with suppress(ValidationError):
            yield _HOUR.validate_python(payload["arrived_at"])
    yield from _hours_in(payload.get("payload"))
