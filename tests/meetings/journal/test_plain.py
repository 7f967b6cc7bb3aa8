"""What is written as JSON values is read back as the same thing."""

import json
from datetime import UTC, datetime
from uuid import UUID

from chibo.meetings.journal.entries import Entry, read_entry
from chibo.meetings.journal.plain import as_plain
from chibo.meetings.journal.reading import read_agenda, read_roster, read_rules
from tests.meetings.journal.strategies import AGENDA, ROSTER, RULES


def through_json(value):
    return json.loads(json.dumps(as_plain(value)))


def test_roster_agenda_and_rules_come_back_as_they_were():
    assert read_roster(through_json(ROSTER)) == ROSTER
    assert read_agenda(through_json(AGENDA)) == AGENDA
    assert read_rules(through_json(RULES)) == RULES


def test_an_entry_comes_back_as_it_was():
    at = datetime(2026, 12, 3, 12, 30, tzinfo=UTC)
    entry = Entry(
        id=UUID(int=1),
        meeting="m1",
        kind="note",
        device="tablet",
        seq=1,
        at=at,
        wall=at,
        offset=-250,
        actor="clerk",
        acting_for="p4",
        role="paper",
        payload={"text": "Khóa cửa"},
        schema=1,
        received_at=at,
    )

    assert read_entry(through_json(entry)) == entry
