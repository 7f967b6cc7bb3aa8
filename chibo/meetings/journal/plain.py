"""The state as JSON values, the same in every language: for device packs, records and cases."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from chibo.kernel.days import local


def hour(at: datetime) -> str:
    """Return an instant as ISO text on the organisation's clock.

    >>> from datetime import UTC
    >>> hour(datetime(2026, 12, 3, 12, 30, tzinfo=UTC))
    '2026-12-03T19:30:00+07:00'
    """
    return local(at).isoformat()


def as_plain(value: Any) -> Any:
    """Return dataclasses as objects by field name, tuples as lists, ids and times as text."""
    if is_dataclass(value):
        return {field.name: as_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): as_plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_plain(one) for one in value]
    if isinstance(value, frozenset):
        return sorted(as_plain(one) for one in value)
    return _plain_leaf(value)


def _plain_leaf(value: Any) -> Any:
    if isinstance(value, datetime):
        return hour(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
