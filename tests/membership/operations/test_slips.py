import pytest
from django.core.exceptions import PermissionDenied

from chibo.accounts.models import GivenPin, User
from chibo.membership.errors import HasAnAccount, HasOwnPin, NobodyChosen
from chibo.membership.models import Member
from chibo.membership.operations.posts import give_account
from chibo.membership.operations.slips import hand_out_slips
from tests.factories import EVENING, a_branch, a_member, a_secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    branch = a_branch()
    return branch, a_secretary(branch)


def hand_out(house, *members, **more):
    branch, secretary = house
    return hand_out_slips(members, branch=branch, actor=secretary, at=EVENING, **more)


def test_each_member_gets_an_account_and_a_slip_that_opens_it(house):
    members = [a_member(house[0], name, card_number="") for name in ("Lê An", "Võ Mai")]

    slips = hand_out(house, *members)

    for slip, member in zip(slips, members, strict=True):
        member.refresh_from_db()
        assert (slip.name, slip.code) == (member.full_name, member.user.code)
        assert member.user.check_password(slip.pin)
        assert not member.user.has_own_pin


def test_the_code_is_never_one_that_is_taken_nor_the_card_number(house):
    member = a_member(house[0], card_number="83231350")
    codes = iter([house[1].code, "55555555"])

    (slip,) = hand_out(house, member, draw=lambda: next(codes))

    assert slip.code == "55555555"


def test_a_slip_printed_again_voids_the_one_before(house):
    member = a_member(house[0])
    (lost,) = hand_out(house, member)

    (found,) = hand_out(house, Member.objects.get(pk=member.pk))

    user = User.objects.get(code=found.code)
    assert found.code == lost.code
    assert (user.check_password(found.pin), user.check_password(lost.pin)) == (True, False)
    assert list(GivenPin.objects.order_by("pk").values_list("way", flat=True)) == ["first", "again"]


def test_who_has_an_own_pin_gets_no_slip_and_nobody_else_of_the_batch_either(house):
    fresh, known = a_member(house[0], "Lê An"), a_member(house[0], "Võ Mai", with_account=True)

    with pytest.raises(HasOwnPin):
        hand_out(house, fresh, known)

    fresh.refresh_from_db()
    assert (fresh.user, GivenPin.objects.count()) == (None, 0)


def test_nobody_chosen_is_said(house):
    with pytest.raises(NobodyChosen):
        hand_out(house)


def test_a_member_of_another_branch_gets_no_slip_here(house):
    stranger = a_member(a_branch("Chi bộ 2"))

    with pytest.raises(PermissionDenied):
        hand_out(house, stranger)


def test_of_two_hands_that_open_an_account_at_once_one_goes_on(house):
    branch, secretary = house
    member = a_member(branch)
    seen_elsewhere = Member.objects.get(pk=member.pk)
    give_account(member, unit=branch, pin=None, actor=secretary, at=EVENING)

    with pytest.raises(HasAnAccount):
        give_account(seen_elsewhere, unit=branch, pin=None, actor=secretary, at=EVENING)


def test_a_pin_does_not_stand_in_the_words_of_a_slip(house):
    (slip,) = hand_out(house, a_member(house[0]))

    assert slip.pin not in repr(slip)
