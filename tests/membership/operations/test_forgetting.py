from datetime import timedelta

import pytest

from chibo.accounts.models import Device, GivenPin, SignIn, Way
from chibo.membership.models import Correction, RosterUpload
from chibo.membership.operations.forgetting import erase_past, forget_old_traces, with_home
from chibo.rulebook.keys import SENT_FORM_DAYS
from chibo.rulebook.models import RuleValue
from chibo.web.models import SentForm
from tests.factories import a_branch, a_committee, a_member, a_secretary, an_administrator
from tests.membership.factories import AT, NOVEMBER_15, TODAY

pytestmark = pytest.mark.django_db
MONTH = timedelta(days=31)
NOTHING = {"devices": 0, "given PINs": 0, "uploads": 0, "corrections": 0}


@pytest.fixture
def branch():
    return a_branch(under=a_committee())


def a_device(user, *, months):
    at = AT - months * MONTH
    return Device.objects.create(
        user=user, token_digest=f"{months}", label="Android", is_own=True, first_at=at, last_at=at
    )


def a_value(unit, key, value):
    RuleValue.objects.create(key=key, unit=unit, value=value, source="x", valid_from=NOVEMBER_15)


def test_a_device_that_is_not_used_any_more_goes_with_its_sign_ins(branch):
    user = a_secretary(branch)
    old, used = a_device(user, months=25), a_device(user, months=3)
    for device in (old, used):
        SignIn.objects.create(session_key=f"s{device.pk}", expire_date=AT, device=device)

    assert forget_old_traces(on=TODAY) == NOTHING | {"devices": 1}
    assert [one.device for one in SignIn.objects.all()] == [used]
    assert forget_old_traces(on=TODAY) == NOTHING


def test_the_home_branch_decides_how_long_and_nobody_else(branch):
    strict = a_branch("Chi bộ kín", under=branch.parent)
    a_value(strict, "unused_device_months", 14)
    here, there = a_device(a_secretary(branch), months=16), a_device(a_secretary(strict), months=16)
    without_branch = a_device(an_administrator(), months=25)

    forget_old_traces(on=TODAY)

    assert list(Device.objects.all()) == [here]
    assert not Device.objects.filter(pk__in=[there.pk, without_branch.pk]).exists()


def test_a_branch_that_keeps_longer_keeps_longer(branch):
    a_value(branch.parent, "unused_device_months", 60)
    kept = a_device(a_secretary(branch), months=30)

    assert forget_old_traces(on=TODAY) == NOTHING
    assert list(Device.objects.all()) == [kept]


def test_who_gave_a_pin_is_forgotten_unless_it_still_guards_something(branch):
    secretary = a_secretary(branch)
    guarded = a_member(branch, "Được Bảo Vệ", with_account=True).user
    waiting = a_member(branch, "Chưa Đổi PIN", with_account=True).user
    waiting.has_own_pin = False
    waiting.save(update_fields=["has_own_pin"])
    for user, more in (
        (secretary, {}),
        (waiting, {}),
        (guarded, {"way": Way.FACE_TO_FACE, "notes_closed": True}),
        (guarded, {"ballots_closed_until": TODAY + timedelta(days=1)}),
    ):
        GivenPin.objects.create(
            user=user,
            given_by=secretary,
            given_at=AT - 26 * MONTH,
            unit_id=branch.pk,
            **{"way": Way.FIRST, **more},
        )

    assert forget_old_traces(on=TODAY)["given PINs"] == 1
    assert not GivenPin.objects.filter(user=secretary).exists()


def test_an_open_request_is_never_forgotten_an_answered_one_is(branch):
    member, secretary = a_member(branch), a_secretary(branch)
    long_ago = AT - 30 * MONTH
    Correction.objects.create(member=member, branch=branch, text="mở", asked_at=long_ago)
    Correction.objects.create(
        member=member,
        branch=branch,
        text="đã trả lời",
        asked_at=long_ago,
        is_granted=True,
        answered_at=long_ago,
        answered_by=secretary,
    )

    assert forget_old_traces(on=TODAY) == NOTHING | {"corrections": 1}
    assert Correction.objects.get().text == "mở"


def test_the_line_of_an_upload_goes_a_year_after_its_file(branch):
    secretary = a_secretary(branch)
    for months, settled in ((14, AT), (14, None), (2, AT)):
        RosterUpload.objects.create(
            branch=branch,
            name=f"{months}",
            content=b"",
            uploaded_by=secretary,
            uploaded_at=AT - months * MONTH,
            settled_at=settled,
        )

    assert forget_old_traces(on=TODAY) == NOTHING | {"uploads": 1}


def test_forms_are_forgotten_by_days(branch):
    user = a_secretary(branch)
    for number, days in enumerate((61, 59)):
        form = SentForm.objects.create(
            form_id=f"0190a0f0-0000-7000-8000-00000000000{number}", user=user, went_to="/"
        )
        SentForm.objects.filter(pk=form.pk).update(sent_at=AT - timedelta(days=days))
    forms = with_home(SentForm.objects.all(), "user", on=TODAY)

    assert erase_past(forms, SENT_FORM_DAYS, "home", "sent_at", on=TODAY, in_days=True) == 1


def test_many_branches_are_not_asked_one_by_one(branch, django_assert_max_num_queries):
    for number in range(6):
        a_device(a_secretary(a_branch(f"Chi bộ {number}", under=branch.parent)), months=25)

    with django_assert_max_num_queries(24):
        assert forget_old_traces(on=TODAY)["devices"] == 6
