from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from uuid6 import uuid7

from chibo.kernel.statements import Statement, first_of, inserting, run, updating
from chibo.meetings.models import JournalEntry, Meeting
from tests.factories import EVENING, a_branch, a_secretary
from tests.meetings.factories import a_planned_meeting

pytestmark = pytest.mark.django_db


def a_meeting():
    branch = a_branch()
    return a_planned_meeting(branch, a_secretary(branch))


def an_unsaved_entry(**changes):
    branch = a_branch()
    secretary = a_secretary(branch)
    meeting = a_planned_meeting(branch, secretary)
    told = {
        "id": uuid7(),
        "meeting": meeting,
        "kind": "note",
        "device": "d1",
        "seq": 1,
        "at": EVENING,
        "wall": EVENING,
        "offset": -3,
        "actor": secretary,
        "role": "clerk",
        "payload": {"text": "Ý kiến “khác”; 100 %s", "more": [1, None, True]},
        "schema": 1,
        "received_at": EVENING + timedelta(seconds=2),
    }
    return JournalEntry(**{**told, **changes})


def test_a_row_comes_back_as_it_was_written():
    entry = an_unsaved_entry()

    with transaction.atomic():
        run([inserting(entry), Statement("SELECT 1", [])])

    assert JournalEntry.objects.filter(pk=entry.pk).values().get() == {
        field.attname: getattr(entry, field.attname) for field in JournalEntry._meta.concrete_fields
    }


def test_the_first_row_is_the_one_that_the_models_read():
    meeting = a_meeting()
    Meeting.objects.filter(pk=meeting.pk).update(open_to_signs={"after": None, "grace": 5})

    found = first_of(Meeting, "WHERE id = %s", [meeting.pk])

    stored = Meeting.objects.get(pk=meeting.pk)
    assert {**found.__dict__, "_state": None} == {**stored.__dict__, "_state": None}
    assert first_of(Meeting, "WHERE id = %s", [0]) is None


def test_only_the_rows_with_the_same_values_change():
    meeting = a_meeting()
    other = a_meeting()
    moved = updating(
        Meeting, {"place": "Nhà văn hóa", "opened_at": EVENING}, where={"id": other.pk}
    )

    with transaction.atomic():
        rows = run([moved, Statement("SELECT place FROM meetings_meeting ORDER BY id", [])])

    assert rows == [(meeting.place,), ("Nhà văn hóa",)]
    assert Meeting.objects.get(pk=other.pk).opened_at == EVENING


@pytest.mark.parametrize("times", [1, 7])
def test_a_statement_gives_the_same_the_first_time_and_planned_already(times):
    asked = Statement("SELECT %(one)s + 1, %(text)s || '!'", {"one": 1, "text": "a"})

    assert [run([asked]) for _time in range(times)] == [[(2, "a!")]] * times


def test_what_one_statement_breaks_none_of_them_has_done():
    first = an_unsaved_entry()
    again = an_unsaved_entry(id=first.id, seq=2)
    ask = Statement("SELECT 1", [])

    with pytest.raises(IntegrityError), transaction.atomic():
        run([inserting(first), inserting(again), ask])

    assert not JournalEntry.objects.filter(pk=first.pk).exists()
    assert run([ask]) == [(1,)]


def test_those_who_watch_see_one_trip_to_postgresql_with_the_text_of_all():
    with CaptureQueriesContext(connection) as seen, transaction.atomic():
        run([Statement("SELECT 1", []), Statement("SELECT 2", [])])

    texts = [one["sql"] for one in seen.captured_queries if "SAVEPOINT" not in one["sql"]]
    trips = ["2 times: SELECT 1;\nSELECT 2"]
    assert texts == (trips if connection.vendor == "postgresql" else ["SELECT 1", "SELECT 2"])
