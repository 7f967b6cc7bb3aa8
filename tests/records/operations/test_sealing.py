"""What the seal needs, what it writes, and what happens twice or at once."""

import json

import pytest
from django.core.exceptions import PermissionDenied

from chibo.audit.models import AuditEntry
from chibo.meetings.errors import QuestionsOpen
from chibo.meetings.models import Meeting
from chibo.papers.errors import NoTerm
from chibo.papers.models import Term
from chibo.records.errors import (
    DeviceIncomplete,
    MinutesAreSealed,
    NotAdopted,
    NotComposed,
    NotConfirmed,
)
from chibo.records.models import ConfirmingRole, Minutes, Seal, SealChain
from chibo.records.operations.sealing import seal_minutes
from chibo.records.operations.writing import compose_minutes, put_minutes
from chibo.resolutions.models import Resolution
from tests.records.factories import (
    AFTERWARDS,
    NEXT_DAY,
    a_confirmed_evening,
    a_prepared_evening,
    an_evening,
    confirm,
)

pytestmark = pytest.mark.django_db


def seal(evening, *, actor=None):
    return seal_minutes(evening.meeting, actor=actor or evening.secretary, at=NEXT_DAY)


def test_minutes_and_resolution_are_sealed_one_after_the_other_in_the_branch_s_chain():
    evening = a_confirmed_evening()

    sealed = seal(evening)

    assert [sealed.minutes, sealed.resolution] == list(Seal.objects.order_by("position"))
    assert (sealed.minutes.kind, sealed.resolution.kind) == ("minutes", "resolution")
    assert sealed.resolution.previous == sealed.minutes.link
    assert SealChain.objects.get().head == sealed.resolution.link
    assert Meeting.objects.get().state == "sealed"
    assert Minutes.objects.get().state == "sealed"


def test_the_resolution_gets_its_number_with_the_seal():
    evening = a_confirmed_evening()

    sealed = seal(evening)

    assert Resolution.objects.get().printed_number == "01-NQ/CB"
    assert json.loads(sealed.resolution.content)["document"]["number"] == "01-NQ/CB"


def test_the_seal_says_who_confirmed_what_and_which_text_was_adopted():
    evening = a_confirmed_evening()
    adopted = Minutes.objects.get().adopted_digest

    said = json.loads(seal(evening).minutes.content)

    assert (said["adopted"]["digest"], said["adopted"]["is_kept"]) == (adopted, True)
    assert [(one["role"], one["name"]) for one in said["confirmations"]] == [
        ("chair", "Bùi Xuân Niềm"),
        ("clerk", "Lê Quang Đạo"),
    ]


def test_a_meeting_without_a_resolution_seals_its_minutes_alone():
    evening = a_prepared_evening()
    evening.tell("opened")
    evening.tell("clerk_named", person=evening.key("Đạo"))
    evening.tell("chair_named", person=evening.key("Niềm"))
    evening.tell("rest_present", 1)
    compose_minutes(evening.meeting, actor=evening.secretary, at=AFTERWARDS)
    put = put_minutes(evening.meeting, actor=evening.secretary, at=AFTERWARDS)
    evening.tell("minutes_adopted", 50, digest=put.digest)
    evening.tell("closed", 60)
    confirm(evening)

    sealed = seal(evening)

    assert (sealed.resolution, Seal.objects.count()) == (None, 1)


def test_minutes_are_sealed_once():
    evening = a_confirmed_evening()
    seal(evening)

    with pytest.raises(MinutesAreSealed, match="sealed and stay as they are"):
        seal(evening)

    assert Seal.objects.count() == 2
    assert AuditEntry.objects.filter(action="records.sealed").count() == 2


def test_minutes_that_were_never_composed_are_not_sealed():
    evening = a_prepared_evening()

    with pytest.raises(NotComposed, match="not composed yet"):
        seal(evening)


def test_a_device_that_still_has_entries_is_named():
    evening = a_confirmed_evening()
    evening.tell("note", 70, device="phone", seq=3, text="Ghi thêm")

    with pytest.raises(DeviceIncomplete, match="phone") as refusal:
        seal(evening)

    assert refusal.value.devices == ("phone",)
    assert not Seal.objects.exists()


def test_an_open_must_question_stops_the_seal():
    evening = a_confirmed_evening()
    evening.tell("vote_opened", 80, device="phone", seq=1, vote="v9", matter="other")

    with pytest.raises(QuestionsOpen, match="must be settled"):
        seal(evening)

    assert Meeting.objects.get().state == "closed"


def test_an_adoption_that_was_taken_back_stops_the_seal():
    evening = a_confirmed_evening()
    target = str(evening.ids["minutes_adopted"])
    evening.tell("corrected", 99, target=target, action="void", reason="Chưa biểu quyết")

    with pytest.raises(NotAdopted, match="has not adopted"):
        seal(evening)


def test_who_has_not_confirmed_is_named():
    evening = an_evening()
    confirm(evening, roles=[ConfirmingRole.CHAIR])

    with pytest.raises(NotConfirmed, match="clerk"):
        seal(evening)


def test_an_entry_after_the_confirmations_asks_for_new_ones():
    evening = a_confirmed_evening()
    evening.tell("note", 70, text="Ghi thêm")

    with pytest.raises(NotConfirmed, match="changed since they were confirmed"):
        seal(evening)

    confirm(evening, at=NEXT_DAY)
    assert seal(evening).minutes.position == 1


def test_without_a_term_nothing_is_sealed_and_nothing_half_done():
    evening = a_confirmed_evening()
    Term.objects.all().delete()

    with pytest.raises(NoTerm):
        seal(evening)

    assert not Seal.objects.exists()
    assert Meeting.objects.get().state == "closed"
    assert Minutes.objects.get().state == "confirmed"


def test_the_clerk_does_not_seal():
    evening = a_confirmed_evening()

    with pytest.raises(PermissionDenied):
        seal(evening, actor=evening.clerk)
