"""The text of a resolution as a value: what is drafted, what is put, what its digest covers."""

import json
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

import rfc8785


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetPlan:
    """So much (``planned``) of ``unit_of_measure`` until and with ``due_on``."""

    text: str
    unit_of_measure: str
    planned: Decimal
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    title: str
    review_text: str = ""
    direction_text: str = ""
    implementation_text: str = ""
    targets: tuple[TargetPlan, ...] = ()


def canonical(draft: Draft) -> str:
    """Return ``draft`` as canonical JSON (RFC 8785): NFC text, decimals as text, ISO days.

    >>> canonical(Draft(title="Nghị quyết"))[:45]
    '{"direction_text":"","implementation_text":""'
    """
    plain: dict[str, Any] = {
        "title": _nfc(draft.title),
        "review_text": _nfc(draft.review_text),
        "direction_text": _nfc(draft.direction_text),
        "implementation_text": _nfc(draft.implementation_text),
        "targets": [_plain(target) for target in draft.targets],
    }
    return rfc8785.dumps(plain).decode()


def digest_of(content: str) -> str:
    """Return SHA-256 of canonical content in hexadecimal, as votes name it."""
    return sha256(content.encode()).hexdigest()


def read_content(content: str) -> Draft:
    """Return the draft that ``content`` was made from; the opposite of `canonical`."""
    plain: dict[str, Any] = json.loads(content)
    targets = tuple(_target(one) for one in plain.pop("targets"))
    return Draft(targets=targets, **plain)


def _plain(target: TargetPlan) -> dict[str, str]:
    return {
        "text": _nfc(target.text),
        "unit_of_measure": _nfc(target.unit_of_measure),
        "planned": f"{target.planned.normalize():f}",
        "due_on": target.due_on.isoformat(),
    }


def _target(plain: dict[str, str]) -> TargetPlan:
    return TargetPlan(
        text=plain["text"],
        unit_of_measure=plain["unit_of_measure"],
        planned=Decimal(plain["planned"]),
        due_on=date.fromisoformat(plain["due_on"]),
    )


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
