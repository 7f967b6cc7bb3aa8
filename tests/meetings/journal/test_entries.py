"""What an entry must be before anybody asks what it tells."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from chibo.meetings.journal.entries import Entry, read_entry
from chibo.meetings.journal.errors import MalformedEntry

RAW = {
    "id": "01935c2e-7c00-7000-8000-000000000001",
    "meeting": 7,
    "kind": "opened",
    "device": "tablet",
    "seq": 1,
    "at": "2026-12-03T19:30:00+07:00",
    "wall": "2026-12-03T19:29:58+07:00",
    "offset": 2000,
    "actor": "tran-quang-son",
    "role": "clerk",
    "payload": {},
    "schema": 1,
}


def test_an_entry_is_read_from_json_values():
    entry = read_entry(RAW)

    assert entry == Entry(
        id=UUID("01935c2e-7c00-7000-8000-000000000001"),
        meeting="7",
        kind="opened",
        device="tablet",
        seq=1,
        at=datetime(2026, 12, 3, 12, 30, tzinfo=UTC),
        wall=datetime(2026, 12, 3, 12, 29, 58, tzinfo=UTC),
        offset=2000,
        actor="tran-quang-son",
        acting_for=None,
        role="clerk",
        payload={},
        schema=1,
        received_at=None,
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "no-uuid"),
        ("meeting", ""),
        ("meeting", True),
        ("kind", "Opened!"),
        ("device", ""),
        ("device", None),
        ("seq", 0),
        ("seq", "1"),
        ("seq", True),
        ("at", "2026-12-03T19:30:00"),  # no offset: an hour without a zone means nothing
        ("at", "this evening"),
        ("wall", None),
        ("offset", 0.5),
        ("actor", ""),
        ("role", "visitor"),
        ("payload", "text"),
        ("schema", 0),
        ("received_at", "2026-12-03T19:30:00"),
    ],
)
def test_a_malformed_entry_is_refused_with_the_name_of_its_field(field, value):
    with pytest.raises(MalformedEntry) as refusal:
        read_entry(RAW | {field: value})

    assert refusal.value.field == field


@pytest.mark.parametrize("field", sorted(RAW))
def test_an_entry_without_one_of_its_fields_is_refused(field):
    with pytest.raises(MalformedEntry) as refusal:
        read_entry({name: value for name, value in RAW.items() if name != field})

    assert (refusal.value.field, refusal.value.problem) == (field, "missing")
