"""A device that will never send: the secretary states it, the journal keeps it."""

import pytest
from django.core.exceptions import PermissionDenied

from chibo.audit.models import AuditEntry
from chibo.meetings.models import JournalEntry
from chibo.meetings.queries.journal import meeting_state
from chibo.records.errors import DeviceIncomplete, DeviceIsComplete, ReasonMissing
from chibo.records.operations.devices import state_lost_device
from chibo.records.operations.sealing import seal_minutes
from tests.records.factories import NEXT_DAY, a_confirmed_evening, confirm

pytestmark = pytest.mark.django_db


@pytest.fixture
def evening():
    """An evening of which a telephone has sent its third entry and not the two before."""
    evening = a_confirmed_evening()
    evening.tell("note", 70, device="phone", seq=3, text="Ghi thêm")
    return evening


def state(evening, *, device="phone", reason="Rơi xuống nước", actor=None):
    actor = actor or evening.secretary
    state_lost_device(evening.meeting, device, reason=reason, actor=actor, at=NEXT_DAY)


def unsent(evening):
    asked = meeting_state(evening.meeting).questions
    return [one.subject for one in asked if one.code == "device_has_unsent"]


def test_the_statement_is_an_entry_that_settles_the_question(evening):
    state(evening)

    entry = JournalEntry.objects.get(kind="settled")
    assert (entry.payload["reason"], entry.actor) == ("Rơi xuống nước", evening.secretary)
    assert unsent(evening) == []


def test_with_the_statement_the_meeting_can_be_sealed(evening):
    with pytest.raises(DeviceIncomplete):
        seal_minutes(evening.meeting, actor=evening.secretary, at=NEXT_DAY)
    state(evening)
    confirm(evening, at=NEXT_DAY)

    assert seal_minutes(evening.meeting, actor=evening.secretary, at=NEXT_DAY).minutes.position == 1


def test_a_second_statement_finds_nothing_to_state(evening):
    state(evening)

    with pytest.raises(DeviceIsComplete, match="Nothing is missing"):
        state(evening)

    assert AuditEntry.objects.filter(action="records.device_lost").count() == 1


def test_a_new_hole_is_a_new_question_and_a_new_statement(evening):
    state(evening)
    evening.tell("note", 71, device="phone", seq=6, text="Lại ghi thêm")

    before = unsent(evening)
    state(evening)

    assert (before, unsent(evening)) == (["phone"], [])
    seqs = JournalEntry.objects.filter(kind="settled").order_by("seq").values_list("seq", flat=True)
    assert list(seqs) == [1, 2]


def test_a_complete_device_is_not_lost(evening):
    with pytest.raises(DeviceIsComplete):
        state(evening, device="tablet")


def test_a_loss_is_stated_with_its_reason(evening):
    with pytest.raises(ReasonMissing, match="how the device was lost"):
        state(evening, reason="  ")


def test_the_clerk_does_not_state_it(evening):
    with pytest.raises(PermissionDenied):
        state(evening, actor=evening.clerk)
