from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from chibo.audit.models import AuditEntry
from chibo.kernel.permissions import may
from chibo.membership.errors import (
    EndsBeforeItBegins,
    HelperNotTaken,
    HelpingEnded,
    NothingSaid,
)
from chibo.membership.models import Helping, Stay
from chibo.membership.operations.helping import name_helper, revoke_helper
from chibo.membership.rights import rights_of
from tests.factories import a_branch, a_member, a_secretary

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 3)
AT = datetime(2026, 12, 3, 2, 0, tzinfo=UTC)


@pytest.fixture
def branch():
    return a_branch()


@pytest.fixture
def elder(branch):
    return a_member(branch, "Nguyễn Thị Cụ", with_account=True)


@pytest.fixture
def helper(branch):
    return a_member(branch, "Trần Văn Giúp", with_account=True)


def name(elder, helper, branch, actor, **more):
    told = {"on": DAY, "last_day": DAY, "actor": actor, "at": AT, **more}
    return name_helper(elder, helper, branch=branch, **told)


def test_an_elder_names_a_helper_for_one_day_and_both_see_it(branch, elder, helper):
    name(elder, helper, branch, elder.user)

    [helps] = rights_of(helper.user, on=DAY).helps
    [helped] = rights_of(elder.user, on=DAY).helped_by
    assert (helps.member_id, helps.name, helps.last_day) == (elder.pk, "Nguyễn Thị Cụ", DAY)
    assert helped.member_id == helper.pk
    assert may(helper.user, "membership.act_for", elder, on=DAY)
    assert AuditEntry.objects.get().facts["helper"] == "Trần Văn Giúp"


def test_the_help_of_yesterday_is_over(branch, elder, helper):
    name(elder, helper, branch, elder.user)

    assert not may(helper.user, "membership.act_for", elder, on=date(2026, 12, 4))
    assert not may(helper.user, "membership.act_for", elder, on=date(2026, 12, 2))


def test_help_goes_one_way(branch, elder, helper):
    name(elder, helper, branch, elder.user)

    assert not may(elder.user, "membership.act_for", helper, on=DAY)


def test_the_secretary_names_a_helper_on_a_written_wish_only(branch, elder, helper):
    secretary = a_secretary(branch)

    with pytest.raises(NothingSaid):
        name(elder, helper, branch, secretary, paper=" ")
    given = name(elder, helper, branch, secretary, paper="Đơn viết tay ngày 01/12/2026")

    assert given.given_by == secretary


def test_nobody_else_names_a_helper(branch, elder, helper):
    with pytest.raises(PermissionDenied):
        name(elder, helper, branch, helper.user, paper="Tự nhận")


def test_a_helper_is_another_comrade_of_the_branch_with_an_account(branch, elder):
    stranger = a_member(a_branch("Chi bộ 2"), "Người Lạ", with_account=True)
    without = a_member(branch, "Chưa Có Mã")

    for chosen in (elder, stranger, without):
        with pytest.raises(HelperNotTaken):
            name(elder, chosen, branch, elder.user)
    assert not Helping.objects.exists()


def test_the_same_helper_is_named_once(branch, elder, helper):
    name(elder, helper, branch, elder.user)

    with pytest.raises(HelperNotTaken):
        name(elder, helper, branch, elder.user)


def test_help_is_for_days_to_come(branch, elder, helper):
    with pytest.raises(EndsBeforeItBegins):
        name(elder, helper, branch, elder.user, on=date(2026, 12, 1), last_day=date(2026, 12, 2))


@pytest.mark.parametrize("who", ["elder", "helper", "secretary"])
def test_the_elder_the_helper_and_the_secretary_end_it_at_once(branch, elder, helper, who):
    given = name(elder, helper, branch, elder.user)
    actor = {"elder": elder.user, "helper": helper.user}.get(who) or a_secretary(branch)

    revoke_helper(given, branch=branch, actor=actor, at=AT)

    helper.user.__dict__.pop("_rights", None)  # the next request asks anew
    assert not may(helper.user, "membership.act_for", elder, on=DAY)
    with pytest.raises(HelpingEnded):
        revoke_helper(given, branch=branch, actor=actor, at=AT)


def test_another_member_ends_nothing(branch, elder, helper):
    given = name(elder, helper, branch, elder.user)
    other = a_member(branch, "Người Khác", with_account=True).user

    with pytest.raises(PermissionDenied):
        revoke_helper(given, branch=branch, actor=other, at=AT)


def test_help_ends_with_the_common_branch(branch, elder, helper):
    name(elder, helper, branch, elder.user)
    Stay.objects.filter(member=helper).update(valid_until=DAY)

    assert not may(helper.user, "membership.act_for", elder, on=DAY)


@pytest.mark.parametrize(
    "forbidden",
    [
        "membership.ask_correction",
        "membership.change_state",
        "membership.give_account",
        "membership.name_helper",
    ],
)
def test_a_helper_changes_neither_record_nor_pin_nor_names_another(
    branch, elder, helper, forbidden
):
    given = name(elder, helper, branch, elder.user)
    subject = elder
    if forbidden != "membership.give_account":
        subject = given
        subject.unit_id = branch.pk

    assert not may(helper.user, forbidden, subject, on=DAY)
    assert not may(helper.user, "accounts.give_pin", elder.user, on=DAY)
