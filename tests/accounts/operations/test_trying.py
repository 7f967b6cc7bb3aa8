from datetime import timedelta

import pytest

from chibo.accounts.errors import MustWait
from chibo.accounts.models import WrongTries
from chibo.accounts.operations.trying import Counter, claim_try, forget_old_tries, take_back_try
from chibo.accounts.slowing import Slowing
from tests.factories import EVENING

pytestmark = pytest.mark.django_db

SLOWING = Slowing(3, timedelta(seconds=30), timedelta(minutes=10), timedelta(days=1))
CODE = Counter("code", "12345678", SLOWING)
HALL = Counter("address", "10.0.0.1", SLOWING, is_shared=True)


def wrong_tries(*counters, times, at=EVENING):
    for _try in range(times):
        claim_try(counters, at=at)


def test_the_try_after_the_free_ones_waits_and_the_wait_is_told():
    wrong_tries(CODE, times=3)

    with pytest.raises(MustWait) as refused:
        claim_try([CODE], at=EVENING + timedelta(seconds=29))

    assert refused.value.until == EVENING + timedelta(seconds=30)


def test_after_the_wait_one_more_try_is_looked_at_and_the_next_wait_is_longer():
    wrong_tries(CODE, times=3)
    later = EVENING + timedelta(seconds=30)

    claim_try([CODE], at=later)

    with pytest.raises(MustWait) as refused:
        claim_try([CODE], at=later)
    assert refused.value.until == later + timedelta(seconds=60)


def test_a_try_within_the_wait_counts_nowhere():
    wrong_tries(CODE, times=3)

    for _try in range(5):
        with pytest.raises(MustWait):
            claim_try([CODE, HALL], at=EVENING)

    assert list(WrongTries.objects.values_list("pk", "count")) == [(CODE.key, 3)]


def test_a_right_try_clears_the_code_and_takes_back_no_more_than_its_own_from_the_hall():
    wrong_tries(HALL, times=2)
    wrong_tries(CODE, times=2)
    claim_try([CODE, HALL], at=EVENING)

    take_back_try([CODE, HALL], at=EVENING)

    assert list(WrongTries.objects.values_list("pk", "count")) == [(HALL.key, 2)]


def test_who_signs_in_rightly_never_makes_the_others_in_the_hall_wait():
    for number in range(40):
        mine = Counter("code", str(number), SLOWING)
        claim_try([mine, HALL], at=EVENING)
        take_back_try([mine, HALL], at=EVENING)

    claim_try([CODE, HALL], at=EVENING)


def test_a_day_without_a_wrong_try_begins_anew():
    wrong_tries(CODE, times=3)
    next_day = EVENING + timedelta(days=1)

    wrong_tries(CODE, times=2, at=next_day)

    assert WrongTries.objects.get().count == 2


def test_what_counts_no_more_is_deleted():
    wrong_tries(CODE, times=1)
    wrong_tries(HALL, times=1, at=EVENING + timedelta(days=1))

    assert forget_old_tries(before=EVENING + timedelta(hours=1)) == 1
    assert WrongTries.objects.get().pk == HALL.key


def test_what_was_typed_does_not_stand_in_the_database():
    wrong_tries(CODE, times=1)

    assert CODE.name not in WrongTries.objects.get().pk
