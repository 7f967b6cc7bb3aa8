"""Clerk and chair, each with the own sign-in, each for the text they have read."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from chibo.meetings.operations.clerks import name_clerk
from chibo.records.errors import (
    ChangedSinceSeen,
    ConfirmedAlready,
    MeetingNotOver,
    NotAdopted,
    NotTheirRole,
    SamePerson,
    WordsNotAgreed,
)
from chibo.records.models import Confirmation, ConfirmingRole, Minutes
from chibo.records.operations.confirming import confirm_minutes
from chibo.records.operations.writing import compose_minutes, word_minutes
from chibo.records.queries.drafting import minutes_digest
from tests.factories import a_branch, a_secretary
from tests.records.factories import (
    AFTERWARDS,
    NEXT_DAY,
    a_confirmed_evening,
    a_prepared_evening,
    adopt,
    an_evening,
    confirm,
)

pytestmark = pytest.mark.django_db

CLERK, CHAIR = ConfirmingRole.CLERK, ConfirmingRole.CHAIR


@pytest.fixture
def evening():
    return an_evening()


def confirms(evening, role, actor, *, seen=None):
    digest = seen or minutes_digest(evening.meeting)
    return confirm_minutes(evening.meeting, role, seen=digest, actor=actor, at=AFTERWARDS)


def test_with_both_confirmations_the_minutes_are_confirmed(evening):
    confirms(evening, CLERK, evening.clerk)
    half = Minutes.objects.get().state
    confirms(evening, CHAIR, evening.secretary)

    assert (half, Minutes.objects.get().state) == ("adopted", "confirmed")


def test_a_confirmation_names_the_person_and_the_text(evening):
    digest = minutes_digest(evening.meeting)

    confirmation = confirms(evening, CLERK, evening.clerk)

    assert (confirmation.name, confirmation.digest) == ("Lê Quang Đạo", digest)


def test_one_confirms_only_what_one_has_read(evening):
    seen = minutes_digest(evening.meeting)
    word_minutes(
        evening.meeting,
        f"speech:{evening.ids['opinion']}",
        "Lời khác",
        began_with=0,
        actor=evening.secretary,
        at=AFTERWARDS,
    )

    with pytest.raises(ChangedSinceSeen, match="Read them again"):
        confirms(evening, CLERK, evening.clerk, seen=seen)


def test_the_chair_is_no_clerk_and_the_clerk_no_chair(evening):
    with pytest.raises(NotTheirRole, match="clerk of this meeting"):
        confirms(evening, CLERK, evening.secretary)
    with pytest.raises(NotTheirRole, match="led this meeting"):
        confirms(evening, CHAIR, evening.clerk)


def test_one_person_does_not_confirm_in_both_roles(evening):
    name_clerk(
        evening.meeting,
        evening.secretary.member,
        effective_from=AFTERWARDS,
        actor=evening.secretary,
        at=AFTERWARDS,
    )
    confirms(evening, CHAIR, evening.secretary)

    with pytest.raises(SamePerson, match="two people"):
        confirms(evening, CLERK, evening.secretary)


def test_a_second_confirmation_of_the_same_role_is_refused(evening):
    confirms(evening, CLERK, evening.clerk)

    with pytest.raises(ConfirmedAlready, match="Lê Quang Đạo"):
        confirms(evening, CLERK, evening.clerk)


def test_the_database_keeps_one_standing_confirmation_per_role(evening):
    first = confirms(evening, CLERK, evening.clerk)

    with pytest.raises(IntegrityError), transaction.atomic():
        Confirmation.objects.create(
            minutes=first.minutes,
            role="clerk",
            user=evening.secretary,
            name="Bùi Xuân Niềm",
            digest=first.digest,
            at=NEXT_DAY,
        )


def test_where_nobody_was_named_as_chair_the_secretary_confirms():
    evening = a_prepared_evening()
    evening.tell("opened")
    evening.tell("rest_present", 1)
    compose_minutes(evening.meeting, actor=evening.secretary, at=AFTERWARDS)
    adopt(evening)
    evening.tell("closed", 95)

    assert confirms(evening, CHAIR, evening.secretary).role == "chair"


def test_nothing_is_confirmed_while_the_meeting_runs():
    evening = a_prepared_evening()
    evening.tell("opened")
    compose_minutes(evening.meeting, actor=evening.secretary, at=AFTERWARDS)

    with pytest.raises(MeetingNotOver, match="closed"):
        confirms(evening, CHAIR, evening.secretary)


def test_nothing_is_confirmed_that_was_not_adopted():
    evening = a_prepared_evening()
    evening.tell("opened")
    evening.tell("closed", 5)
    compose_minutes(evening.meeting, actor=evening.secretary, at=AFTERWARDS)

    with pytest.raises(NotAdopted, match="adoption"):
        confirms(evening, CHAIR, evening.secretary)


def test_criticism_recorded_late_has_to_be_agreed_before_anyone_confirms(evening):
    told = {"person": evening.key("Hữu"), "kind": "criticism", "gist": "Thô"}
    evening.tell("spoke", 50, device="phone", seq=1, **told)

    with pytest.raises(WordsNotAgreed):
        confirms(evening, CHAIR, evening.secretary)


def test_a_stranger_confirms_nothing(evening):
    stranger = a_secretary(a_branch("Chi bộ khác"), name="Người Khác")

    with pytest.raises(PermissionDenied):
        confirms(evening, CHAIR, stranger)


def test_confirmations_of_an_older_text_give_way_to_new_ones():
    evening = a_confirmed_evening()
    evening.tell("note", 70, text="Ghi thêm")

    confirm(evening, at=NEXT_DAY)

    standing = Confirmation.objects.filter(taken_back_at__isnull=True)
    assert (standing.count(), Confirmation.objects.count()) == (2, 4)
    assert Minutes.objects.get().state == "confirmed"
