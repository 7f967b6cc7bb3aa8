from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection, connections, transaction

from chibo.papers.errors import NoTerm
from chibo.papers.models import NumberSeries
from chibo.papers.operations.numbers import next_number
from tests.factories import a_branch, a_committee
from tests.papers.factories import a_term

DECEMBER = date(2026, 12, 3)
NEXT_TERM = date(2027, 11, 20)


@pytest.mark.django_db
def test_numbers_run_from_one_for_each_branch_sign_and_term():
    commune = a_committee()
    one, other = a_branch("Chi bộ 1", under=commune), a_branch("Chi bộ 2", under=commune)
    a_term(commune, until=NEXT_TERM)
    a_term(commune, "2027-2032", since=NEXT_TERM)

    given = [
        next_number(unit, sign, on=on)
        for unit, sign, on in [
            (one, "NQ", DECEMBER),
            (one, "NQ", DECEMBER),
            (one, "BC", DECEMBER),
            (other, "NQ", DECEMBER),
            (one, "NQ", NEXT_TERM),
            (one, "NQ", DECEMBER),
        ]
    ]

    assert given == [1, 2, 1, 1, 1, 3]


@pytest.mark.django_db
def test_a_deed_taken_back_gives_its_number_back():
    branch = a_branch(under=a_committee())
    a_term(branch)
    next_number(branch, "NQ", on=DECEMBER)

    with transaction.atomic():
        next_number(branch, "NQ", on=DECEMBER)
        transaction.set_rollback(True)

    assert next_number(branch, "NQ", on=DECEMBER) == 2


@pytest.mark.django_db
def test_without_a_term_there_is_no_number():
    branch = a_branch("Chi bộ 5", under=a_committee())
    a_term(branch, since=NEXT_TERM)

    with pytest.raises(NoTerm, match="Chi bộ 5"):
        next_number(branch, "NQ", on=DECEMBER)

    assert not NumberSeries.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_different_numbers_and_none_is_missing():
    branch = a_branch(under=a_committee())
    a_term(branch)

    def number(_nth):
        try:
            return next_number(branch, "NQ", on=DECEMBER)
        finally:
            connections.close_all()

    # SQLite lets one writer in at a time; in memory it does not even wait.
    with ThreadPoolExecutor(max_workers=8 if connection.vendor == "postgresql" else 1) as pool:
        given = list(pool.map(number, range(24)))

    assert sorted(given) == list(range(1, 25))
