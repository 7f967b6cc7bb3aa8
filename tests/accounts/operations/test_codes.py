from datetime import timedelta

import pytest

from chibo.accounts.models import UsedCode
from chibo.accounts.operations.codes import claim_code, forget_used_codes
from tests.factories import EVENING, an_administrator

pytestmark = pytest.mark.django_db


def test_a_code_is_taken_once_by_each_person():
    one, other = an_administrator("Một"), an_administrator("Hai")

    taken = [claim_code(person, "123456", at=EVENING) for person in (one, one, other)]

    assert taken == [True, False, True]
    assert not claim_code(one, " 123456 ", at=EVENING + timedelta(seconds=100))


def test_the_same_six_digits_may_come_again_later():
    person = an_administrator()
    claim_code(person, "123456", at=EVENING)
    later = EVENING + timedelta(minutes=3)

    assert [claim_code(person, "123456", at=later) for _time in range(2)] == [True, False]


def test_codes_that_are_past_are_forgotten():
    person = an_administrator()
    for minutes in (0, 10):
        claim_code(person, f"{minutes}", at=EVENING + timedelta(minutes=minutes))

    assert forget_used_codes(at=EVENING + timedelta(minutes=11)) == 1
    assert UsedCode.objects.count() == 1
