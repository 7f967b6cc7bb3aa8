import pytest
from django.core.exceptions import PermissionDenied

from chibo.accounts.models import Device, SignIn
from chibo.accounts.operations.devices import remember_device, revoke_device
from chibo.accounts.queries import devices_of, trusted_device
from chibo.accounts.sessions import DEVICE, SessionStore
from chibo.audit.models import AuditEntry
from tests.factories import EVENING, a_branch, a_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return a_member(a_branch(), with_account=True).user


def a_device(person, token="token", *, is_own=True):
    return remember_device(person, token, label="Android · Chrome", is_own=is_own, at=EVENING)


def a_sign_in(device):
    session = SessionStore()
    session[DEVICE] = device.pk
    session.save()
    return session


def test_one_browser_of_one_person_is_one_row(person):
    first, again = a_device(person), a_device(person, is_own=False)

    assert (first.pk, again.is_own) == (again.pk, False)


def test_signing_a_device_out_ends_its_sign_ins_and_no_other(person):
    phone, tablet = a_device(person, "phone"), a_device(person, "tablet")
    a_sign_in(phone)
    kept = a_sign_in(tablet)

    revoke_device(phone, actor=person, at=EVENING)
    revoke_device(phone, actor=person, at=EVENING)

    assert list(SignIn.objects.values_list("session_key", flat=True)) == [kept.session_key]
    assert list(devices_of(person)) == [tablet]
    assert AuditEntry.objects.get().action == "accounts.device_revoked"


def test_a_device_of_somebody_else_is_not_signed_out(person):
    stranger = a_member(a_branch("Chi bộ 2"), with_account=True).user

    with pytest.raises(PermissionDenied):
        revoke_device(a_device(person), actor=stranger, at=EVENING)


def test_only_an_own_device_that_was_not_signed_out_is_trusted(person):
    a_device(person, "own")
    a_device(person, "shared", is_own=False)
    revoke_device(a_device(person, "lost"), actor=person, at=EVENING)

    trusted = {name: trusted_device(person.code, name) for name in ("own", "shared", "lost", "")}

    assert {name: bool(device) for name, device in trusted.items()} == {
        "own": True,
        "shared": False,
        "lost": False,
        "": False,
    }
    assert trusted_device("99999999", "own") is None


def test_a_signed_out_device_counts_again_after_the_next_sign_in(person):
    revoke_device(a_device(person), actor=person, at=EVENING)

    a_device(person)

    assert Device.objects.get().revoked_at is None


def test_the_token_does_not_stand_in_the_database(person):
    assert "token" not in a_device(person).token_digest
