"""Who holds everything but the tellers' private keys guesses no better than chance.

The attacker has the database file, its write-ahead log with every commit of the evening, the
record, the logs and every recorded request, and knows the totals. The same attacker reads each
vote from a counter that is raised in the transaction of the mark: the control.

The bound: of 200 votes, 100 each way, chance is right 100 times with a deviation of
sqrt(200)/2 = 7.07. Keys and padding are drawn by the machine and take no seed, so the bound is
five deviations (136 of 200): a false alarm in three million runs, while a leak is right 200 times.
"""

import base64
import logging
import random
import re
import shutil
import sqlite3
import struct
from contextlib import closing, contextmanager
from math import sqrt

import pytest
from django.db import connection, transaction

from chibo.audit.models import AuditEntry
from chibo.ballots.models import Ballot, Envelope, Voted
from chibo.ballots.operations.casting import cast_envelope
from chibo.ballots.operations.counting import close_casting, envelopes_to_open, send_totals
from tests.ballots.envelopes import opened
from tests.ballots.factories import AT, a_vote, an_envelope, an_open_evening

pytestmark = pytest.mark.django_db(transaction=True)

VOTES = 200
BOUND = VOTES / 2 + 5 * sqrt(VOTES) / 2
PAGE_HEADER = 24


@pytest.fixture
def evening():
    found = an_open_evening(VOTES)
    found.vote = a_vote(found)
    found.choices = ["for", "against"] * (VOTES // 2)
    random.Random(2026).shuffle(found.choices)
    found.envelopes = [an_envelope(found, found.vote, choice) for choice in found.choices]
    return found


@contextmanager
def on_disk(path):
    """Let Django work on a real file with a write-ahead log that keeps all; PostgreSQL has one."""
    if connection.vendor == "postgresql":
        yield
        return
    memory = connection.connection
    with closing(sqlite3.connect(path)) as file:
        memory.backup(file)
    params = connection.get_connection_params() | {"database": str(path)}
    connection.connection = connection.get_new_connection(params)
    connection.connection.execute("PRAGMA wal_autocheckpoint=0")
    try:
        yield
    finally:
        connection.connection.close()
        connection.connection = memory


def as_of_each_commit(path, work, *questions):
    """Yield the answers to SQL at each commit of the whole log, its pages put in one by one."""
    raw = path.with_name(path.name + "-wal").read_bytes()
    page, salts, place = struct.unpack(">I", raw[8:12])[0], raw[16:24], 32
    stood = work / "stood.sqlite3"
    stood.write_bytes(path.read_bytes())
    with stood.open("r+b", buffering=0) as file:
        while place < len(raw):
            number, commit = struct.unpack(">II", raw[place : place + 8])
            assert raw[place + 8 : place + 16] == salts, "the log was never begun anew"
            file.seek((number - 1) * page)
            file.write(raw[place + PAGE_HEADER : place + PAGE_HEADER + page])
            place += PAGE_HEADER + page
            if commit:
                yield _asked(stood, questions)


def _asked(stood, questions):
    with closing(sqlite3.connect(f"file:{stood}?immutable=1", uri=True)) as database:
        return [database.execute(sql).fetchall() for sql in questions]


def right(guesses, choices):
    return sum(one == other for one, other in zip(guesses, choices, strict=True))


def guesses_by(scores):
    """The half with the higher scores is in favour; who errs the other way round errs always."""
    middle = sorted(scores)[len(scores) // 2]
    return ["for" if score >= middle else "against" for score in scores]


def test_nobody_without_a_private_key_reads_a_vote(evening, tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    path, requests = tmp_path / "evening.sqlite3", {}
    vote, meeting = evening.vote, evening.meeting
    with on_disk(path):
        audit_before = AuditEntry.objects.count()
        for member, text in zip(evening.people, evening.envelopes, strict=True):
            requests[member.pk] = {"vote": vote, "envelope": text}
            cast_envelope(meeting, vote, text, actor=member.user, at=AT)
        order = [str(pk) for pk in Voted.objects.values_list("member", flat=True)]
        envelopes = list(Envelope.objects.values_list("text", flat=True))
        joined = _joined_by_place(envelopes, order, evening)
        if connection.vendor == "sqlite":
            for name in (path.name, f"{path.name}-wal"):
                shutil.copy(path.with_name(name), tmp_path / f"copied-{name}")
        else:
            assert _row_versions() == (1, 1)  # all rows of either table bear one transaction
        close_casting(meeting, vote, actor=evening.secretary, at=AT)
        handed = envelopes_to_open(meeting, vote, actor=evening.tellers[0].user, at=AT)
        told = _counted(handed, evening)
        send_totals(meeting, vote, told, actor=evening.tellers[0].user, at=AT)
        audited = AuditEntry.objects.count() - audit_before
        handed_order = _joined_by_place(handed, order, evening)

    assert told == {"for": VOTES // 2, "against": VOTES // 2, "none": 0, "invalid": 0}
    assert audited == 2, "closing and counting leave an entry, casting none"
    assert not re.search(r"in_favour|against", caplog.text.replace(str(told), ""))
    texts = [requests[member.pk]["envelope"] for member in evening.people]
    assert len({len(text) for text in texts}) == 1, "a length tells nothing"
    for name, scores in _features(texts).items():
        hits = right(guesses_by(scores), evening.choices)
        assert VOTES - BOUND < hits < BOUND, f"{name}: {hits} of {VOTES}"
    for hits in (joined, handed_order):
        assert hits < 20, "a place in the table finds an envelope's person no better than chance"
    if connection.vendor == "sqlite":
        _the_log_links_only_closed_texts(path, tmp_path, evening, requests)


def _joined_by_place(envelopes, order, evening):
    """How many envelopes stand in the place of their person; by chance it is one."""
    of = {str(m.pk): text for m, text in zip(evening.people, evening.envelopes, strict=True)}
    return sum(of[person] == text for person, text in zip(order, envelopes, strict=True))


def _features(texts):
    raws = [base64.b64decode(text) for text in texts]
    places = {"first wrap": 1, "second wrap": 385, "nonce": 769, "choice": 782, "tag": 1052}
    found = {name: [raw[place] for raw in raws] for name, place in places.items()}
    found["sum of bytes"] = [sum(raw) for raw in raws]
    found["order of casting"] = list(range(VOTES))
    found["weight of bits"] = [int.from_bytes(raw).bit_count() for raw in raws]
    return found


def _counted(handed, evening):
    ballot, (private, _text) = Ballot.objects.get(vote=evening.vote), evening.keys[0]
    choices = [opened(text, ballot=ballot.pk, private=private, place=1) for text in handed]
    return {name: choices.count(name) for name in ("for", "against", "none")} | {"invalid": 0}


def _the_log_links_only_closed_texts(path, tmp_path, evening, requests):
    """The log does link a person to a closed text, as the wire does: that is all there is."""
    copied, work = tmp_path / f"copied-{path.name}", tmp_path / "work"
    work.mkdir()
    before, linked = set(), {}
    people = set()
    voted_sql = "SELECT member_id FROM ballots_voted"
    text_sql = "SELECT text FROM ballots_envelope"
    read = as_of_each_commit(copied, work, voted_sql, text_sql)
    for voted, envelopes in read:
        texts, now = {text for (text,) in envelopes}, {member for (member,) in voted}
        if len(now - people) == 1 == len(texts - before):
            linked[(now - people).pop()] = (texts - before).pop()
        people, before = now, texts
    assert len(linked) == VOTES, "the attacker really reads the log"
    assert all(requests[member]["envelope"] == text for member, text in linked.items())


def _row_versions():
    with connection.cursor() as cursor:
        found = []
        for model in (Voted, Envelope):
            cursor.execute(f"SELECT count(DISTINCT xmin::text) FROM {model._meta.db_table}")
            found.append(cursor.fetchone()[0])
    return tuple(found)


@pytest.fixture
def naive_tables():
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE naive_voted (person integer)")
        cursor.execute("CREATE TABLE naive_count (choice text, number integer)")
        cursor.execute("INSERT INTO naive_count VALUES ('for', 0), ('against', 0)")
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE naive_voted")
        cursor.execute("DROP TABLE naive_count")


@pytest.mark.usefixtures("naive_tables")
def test_control_the_same_attacker_reads_a_counter_raised_beside_the_mark(tmp_path):
    path, read = tmp_path / "naive.sqlite3", {}
    choices = random.Random(7).choices(["for", "against"], k=VOTES)
    joins = "SELECT person, choice FROM naive_voted v JOIN naive_count c ON v.xmin = c.xmin"
    with on_disk(path), connection.cursor() as cursor:
        for person, choice in enumerate(choices):
            with transaction.atomic():
                cursor.execute("INSERT INTO naive_voted VALUES (%s)", [person])
                raises = "UPDATE naive_count SET number = number + 1 WHERE choice = %s"
                cursor.execute(raises, [choice])
            if connection.vendor == "postgresql":  # row versions, as a replica sees them go by
                cursor.execute(joins)
                read |= dict(cursor.fetchall())
        if connection.vendor == "sqlite":
            read = _read_from_log(path, tmp_path)

    assert right([read.get(person) for person in range(VOTES)], choices) == VOTES


def _read_from_log(path, tmp_path):
    work, read, before, people = tmp_path / "work", {}, {"for": 0, "against": 0}, set()
    work.mkdir()
    questions = "SELECT person FROM naive_voted", "SELECT choice, number FROM naive_count"
    for voted, counts in as_of_each_commit(path, work, *questions):
        now, raised = {person for (person,) in voted}, dict(counts)
        for person in now - people:
            read[person] = next(one for one in raised if raised[one] > before[one])
        people, before = now, raised
    return read
