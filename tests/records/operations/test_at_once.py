"""Two people in the same moment: exactly one goes first, and nothing is done twice."""

import pytest

from chibo.audit.models import AuditEntry
from chibo.records.errors import (
    ConfirmedAlready,
    DeviceIsComplete,
    MinutesAreSealed,
    WordingChangedMeanwhile,
)
from chibo.records.models import Confirmation, Minutes, MinutesText, Seal, SealChain
from chibo.records.operations.confirming import confirm_minutes
from chibo.records.operations.devices import state_lost_device
from chibo.records.operations.sealing import seal_minutes
from chibo.records.operations.writing import compose_minutes, word_minutes
from chibo.records.queries.drafting import minutes_digest
from chibo.records.verification import verify_seals
from chibo.resolutions.models import Resolution
from tests.at_once import at_once
from tests.records.factories import (
    AFTERWARDS,
    NEXT_DAY,
    a_confirmed_evening,
    a_prepared_evening,
    an_evening,
)

pytestmark = pytest.mark.django_db(transaction=True)


def test_minutes_sealed_twice_at_once_are_sealed_once():
    evening = a_confirmed_evening()

    def seal():
        return seal_minutes(evening.meeting, actor=evening.secretary, at=NEXT_DAY)

    with pytest.raises(MinutesAreSealed):
        at_once(seal, seal)

    assert (Seal.objects.count(), SealChain.objects.get().length) == (2, 2)
    assert Resolution.objects.get().number == 1
    assert [report.broken_at for report in verify_seals()] == [None]


def test_of_two_wordings_at_once_one_stands_and_the_other_gets_both():
    evening = an_evening()
    key = f"speech:{evening.ids['opinion']}"

    def word(words, actor):
        return word_minutes(evening.meeting, key, words, began_with=0, actor=actor, at=AFTERWARDS)

    with pytest.raises(WordingChangedMeanwhile) as refusal:
        at_once(
            lambda: word("Của thư ký", evening.secretary),
            lambda: word("Của bí thư", evening.secretary),
        )

    assert (refusal.value.theirs, refusal.value.yours) == ("Của thư ký", "Của bí thư")
    assert MinutesText.objects.get().words == "Của thư ký"


def test_minutes_composed_twice_at_once_are_one():
    evening = a_prepared_evening()

    def compose():
        return compose_minutes(evening.meeting, actor=evening.secretary, at=AFTERWARDS)

    at_once(compose, compose)

    assert Minutes.objects.count() == 1
    assert AuditEntry.objects.filter(action="records.composed").count() == 1


def test_a_confirmation_given_twice_at_once_stands_once():
    evening = an_evening()
    seen = minutes_digest(evening.meeting)

    def confirm():
        return confirm_minutes(
            evening.meeting, "clerk", seen=seen, actor=evening.clerk, at=AFTERWARDS
        )

    with pytest.raises(ConfirmedAlready):
        at_once(confirm, confirm)

    assert Confirmation.objects.count() == 1


def test_of_sealing_and_rewording_at_once_the_seal_that_came_first_stands():
    evening = a_confirmed_evening()
    key = f"speech:{evening.ids['opinion']}"

    with pytest.raises(MinutesAreSealed):
        at_once(
            lambda: seal_minutes(evening.meeting, actor=evening.secretary, at=NEXT_DAY),
            lambda: word_minutes(
                evening.meeting, key, "Trễ", began_with=0, actor=evening.secretary, at=NEXT_DAY
            ),
        )

    assert not MinutesText.objects.exists()


def test_a_lost_device_stated_twice_at_once_is_stated_once():
    evening = an_evening()
    evening.tell("note", 70, device="phone", seq=3, text="Ghi thêm")

    def state():
        return state_lost_device(
            evening.meeting, "phone", reason="Mất", actor=evening.secretary, at=NEXT_DAY
        )

    with pytest.raises(DeviceIsComplete):
        at_once(state, state)

    assert AuditEntry.objects.filter(action="records.device_lost").count() == 1
