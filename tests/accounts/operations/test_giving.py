import pytest
from django.core.exceptions import PermissionDenied

from chibo.accounts.models import GivenPin, Way
from chibo.accounts.operations.giving import draw_pins, give_pin
from chibo.audit.models import AuditEntry
from tests.factories import EVENING, a_branch, a_member, a_secretary

pytestmark = pytest.mark.django_db


def test_a_given_pin_replaces_the_one_before_and_must_be_changed():
    branch = a_branch()
    secretary = a_secretary(branch)
    user = a_member(branch, with_account=True).user
    (drawn,) = draw_pins(1)

    give_pin(user, drawn, way=Way.AGAIN, unit_id=branch.pk, actor=secretary, at=EVENING)

    user.refresh_from_db()
    given = GivenPin.objects.get()
    assert (user.check_password(drawn.pin), user.has_own_pin) == (True, False)
    assert (given.user, given.given_by, given.given_at) == (user, secretary, EVENING)


def test_the_pin_stands_nowhere_in_clear():
    branch = a_branch()
    user = a_member(branch, with_account=True).user
    (drawn,) = draw_pins(1)

    give_pin(user, drawn, way=Way.AGAIN, unit_id=branch.pk, actor=a_secretary(branch), at=EVENING)

    entry = AuditEntry.objects.get()
    assert (entry.action, entry.chain_id) == ("accounts.pin_given", f"unit:{branch.pk}")
    assert drawn.pin not in str(entry.facts)
    assert drawn.pin not in repr(drawn)
    assert drawn.pin not in user.password


def test_who_does_not_answer_for_the_account_gives_no_pin():
    branch = a_branch()
    user = a_member(branch, with_account=True).user
    stranger = a_secretary(a_branch("Chi bộ 2"))
    (drawn,) = draw_pins(1)

    with pytest.raises(PermissionDenied):
        give_pin(user, drawn, way=Way.AGAIN, unit_id=branch.pk, actor=stranger, at=EVENING)
