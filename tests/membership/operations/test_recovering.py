from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from chibo.accounts.models import Device, GivenPin, SignIn
from chibo.accounts.operations.devices import remember_device
from chibo.accounts.operations.giving import note_seen_above, note_seen_by_owner
from chibo.accounts.queries import ballots_closed_until, pins_to_see_above
from chibo.accounts.sessions import DEVICE, SessionStore
from chibo.audit.models import AuditEntry
from chibo.membership.errors import NoOwnPin
from chibo.membership.operations.recovering import recover_account
from tests.factories import EVENING, a_branch, a_committee, a_member, a_secretary, an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    commune = a_committee()
    branch = a_branch(under=commune)
    return branch, a_secretary(branch), an_officer(commune)


def recover(house, member, *, actor=None):
    return recover_account(
        member, branch=house[0], closed_days=7, actor=actor or house[1], at=EVENING
    )


def test_the_member_gets_a_new_pin_under_the_same_code_and_must_change_it(house):
    member = a_member(house[0], with_account=True)

    slip = recover(house, member)

    member.user.refresh_from_db()
    assert slip.code == member.user.code
    assert member.user.check_password(slip.pin)
    assert (member.user.has_own_pin, member.user.has_pin_news) == (False, True)


def test_every_sign_in_of_the_member_ends_and_no_device_is_trusted(house):
    member = a_member(house[0], with_account=True)
    phone = remember_device(member.user, "phone", label="Android", is_own=True, at=EVENING)
    session = SessionStore()
    session[DEVICE] = phone.pk
    session.save()

    recover(house, member)

    assert SignIn.objects.count() == 0
    assert Device.objects.get().revoked_at == EVENING


def test_ballots_stay_closed_for_seven_days_and_notes_until_the_own_words(house):
    member = a_member(house[0], with_account=True)

    recover(house, member)

    given = GivenPin.objects.get()
    assert (given.ballots_closed_until, given.notes_closed) == (date(2026, 12, 10), True)
    closed = ballots_closed_until(member.user, on=date(2026, 12, 9))
    assert closed == date(2026, 12, 10)
    assert ballots_closed_until(member.user, on=date(2026, 12, 10)) is None


def test_it_stands_in_the_record_of_the_branch_without_the_pin(house):
    member = a_member(house[0], with_account=True)

    slip = recover(house, member)

    entry = AuditEntry.objects.get(action="accounts.pin_given")
    assert (entry.chain_id, entry.actor_name) == (f"unit:{house[0].pk}", house[1].name)
    assert slip.pin not in str(entry.facts)


def test_the_owner_and_the_committee_above_are_told_until_they_say_so(house):
    member = a_member(house[0], with_account=True)
    recover(house, member)
    (told,) = pins_to_see_above([house[0].pk])

    note_seen_by_owner(member.user, at=EVENING)
    note_seen_above(told, actor=house[2], at=EVENING)
    note_seen_above(told, actor=house[2], at=EVENING)

    told.refresh_from_db()
    member.user.refresh_from_db()
    assert (told.seen_by_owner_at, told.seen_above_by) == (EVENING, house[2])
    assert not member.user.has_pin_news
    assert not pins_to_see_above([house[0].pk]).exists()
    assert AuditEntry.objects.filter(action="accounts.pin_seen").count() == 1


def test_the_secretary_does_not_say_seen_for_the_committee_above(house):
    recover(house, a_member(house[0], with_account=True))

    with pytest.raises(PermissionDenied):
        note_seen_above(GivenPin.objects.get(), actor=house[1], at=EVENING)


def test_the_pin_of_the_secretary_is_given_by_the_committee_above(house):
    secretary = house[1].member

    with pytest.raises(PermissionDenied):
        recover(house, secretary)
    recover(house, secretary, actor=house[2])

    assert GivenPin.objects.get().given_by == house[2]


def test_who_has_no_own_pin_yet_gets_a_slip_instead(house):
    with pytest.raises(NoOwnPin):
        recover(house, a_member(house[0]))
