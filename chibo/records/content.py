"""What is sealed, as canonical JSON, and back. Pure.

RFC 8785 by a library; texts in NFC; decimals and days as text; no floats.
"""

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

import rfc8785
from pydantic import TypeAdapter

from chibo.records.draft import MinutesDraft

_MINUTES = TypeAdapter(MinutesDraft)


def canonical(value: Any) -> str:
    """Return a value of dataclasses, mappings, sequences and plain leaves as canonical JSON.

    >>> canonical({"điểm": Decimal("92.50"), "a": (date(2026, 12, 3), None)})
    '{"a":["2026-12-03",null],"điểm":"92.50"}'

    Raises:
        TypeError: a float or another value that has no one spelling.
    """
    return rfc8785.dumps(_plain(value)).decode()


def digest_of(content: str) -> str:
    """Return SHA-256 of a canonical text in hexadecimal."""
    return sha256(content.encode()).hexdigest()


def read_minutes(plain: Mapping[str, Any]) -> MinutesDraft:
    """Return the minutes written in sealed or kept content; the opposite of `canonical`."""
    return _MINUTES.validate_python(plain)


def read(content: str) -> dict[str, Any]:
    """Return canonical JSON as plain values."""
    found: dict[str, Any] = json.loads(content)
    return found


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {_nfc(str(key)): _plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return _leaf(value)


def _leaf(value: Any) -> Any:
    match value:
        case None | bool() | int():
            return value
        case str():
            return _nfc(value)
        case Decimal():
            return f"{value:f}"
        case datetime() | date():
            return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no one spelling in a seal")


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
