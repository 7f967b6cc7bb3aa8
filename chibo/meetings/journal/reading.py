"""From JSON values to what the fold is given: for device packs, records and cases."""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter

from chibo.meetings.journal.lines import AgendaItem, RosterLine, Rules

_ROSTER = TypeAdapter(tuple[RosterLine, ...])
_AGENDA = TypeAdapter(tuple[AgendaItem, ...])
_RULES = TypeAdapter(Rules)


def read_roster(raw: Iterable[Mapping[str, Any]]) -> tuple[RosterLine, ...]:
    """Return the roster lines; pydantic's ``ValidationError`` names what is wrong."""
    return _ROSTER.validate_python(list(raw))


def read_agenda(raw: Iterable[Mapping[str, Any]]) -> tuple[AgendaItem, ...]:
    """Return the agenda items; pydantic's ``ValidationError`` names what is wrong."""
    return _AGENDA.validate_python(list(raw))


def read_rules(raw: Mapping[str, Any]) -> Rules:
    """Return the rules of the day; pydantic's ``ValidationError`` names what is wrong."""
    return _RULES.validate_python(dict(raw))
