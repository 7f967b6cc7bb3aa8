from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from chibo.audit.models import AuditEntry
from chibo.kernel.permissions import may
from chibo.membership.errors import (
    DelegateNotTaken,
    DelegationEnded,
    EndsBeforeItBegins,
    NotABranch,
    NothingSaid,
)
from chibo.membership.models import Delegation, Post, PostKind
from chibo.membership.operations.delegating import delegate, take_back_delegation
from chibo.membership.rights import post_line, rights_of
from tests.factories import a_branch, a_committee, a_member, a_post, a_secretary, an_officer

pytestmark = pytest.mark.django_db

DAY, LAST = date(2026, 12, 3), date(2026, 12, 10)
AT = datetime(2026, 12, 3, 2, 0, tzinfo=UTC)
AFTER = date(2026, 12, 11)
DEEDS = [
    "meetings.lead_meeting",
    "meetings.plan_meeting",
    "records.seal_minutes",
    "resolutions.number_resolution",
    "quality.send_card",
    "membership.change_state",
    "membership.import_roster",
]


@pytest.fixture
def branch():
    return a_branch(under=a_committee())


@pytest.fixture
def secretary(branch):
    return a_secretary(branch)


@pytest.fixture
def sitting(branch):
    return a_post(branch, PostKind.COMMITTEE, name="Chi Ủy Viên")


def give(branch, user, actor, **more):
    told = {"on": DAY, "last_day": LAST, "reason": "Đi công tác", "actor": actor, "at": AT}
    return delegate(branch, user.member, **{**told, **more})


@pytest.mark.parametrize("deed", DEEDS)
def test_a_delegate_does_the_deeds_of_the_secretary_in_these_days_only(
    branch, secretary, sitting, deed
):
    give(branch, sitting, secretary)

    asked = {day: may(sitting, deed, branch, on=day) for day in (DAY, LAST, AFTER)}

    own = deed == "meetings.plan_meeting"  # a committee member may anyway
    assert asked == {DAY: True, LAST: True, AFTER: own}
    assert may(secretary, deed, branch, on=DAY)


@pytest.mark.parametrize("kind", [PostKind.COMMITTEE, PostKind.DEPUTY])
def test_a_delegated_post_gives_no_more_pins_and_is_not_delegated_on(branch, secretary, kind):
    stands_in = a_post(branch, kind, name="Người Thay")
    member = a_member(branch, "Đảng Viên", with_account=True)
    before = may(stands_in, "membership.give_account", member, on=DAY)
    give(branch, stands_in, secretary, on=date(2026, 12, 4))

    day = date(2026, 12, 4)
    assert may(stands_in, "membership.give_account", member, on=day) is before
    assert may(stands_in, "membership.keep_accounts", branch, on=day) is before
    assert not may(stands_in, "membership.give_account", secretary.member, on=day)
    assert not may(stands_in, "membership.delegate", branch, on=day)


def test_the_record_says_in_whose_place_one_acts(branch, secretary, sitting):
    give(branch, sitting, secretary)

    assert "thay bí thư" in post_line(sitting, DAY)
    assert "thay bí thư" not in post_line(sitting, AFTER)
    assert AuditEntry.objects.get().facts["reason"] == "Đi công tác"


def test_it_ends_with_the_post_of_the_secretary(branch, secretary, sitting):
    give(branch, sitting, secretary)
    Post.objects.filter(member__user=secretary).update(valid_until=DAY)

    assert not may(sitting, "meetings.lead_meeting", branch, on=DAY)


def test_it_ends_with_the_own_seat_in_the_committee(branch, secretary, sitting):
    give(branch, sitting, secretary)
    Post.objects.filter(member__user=sitting).update(valid_until=DAY)

    assert rights_of(sitting, on=DAY).posts == ()


def test_only_the_secretary_delegates_and_only_within_the_committee(branch, secretary, sitting):
    member = a_member(branch, "Đảng Viên", with_account=True).user
    deputy = a_post(branch, PostKind.DEPUTY, name="Phó Bí Thư")

    for chosen in (member, secretary):
        with pytest.raises(DelegateNotTaken):
            give(branch, chosen, secretary)
    for actor in (deputy, sitting, an_officer(branch.parent)):
        with pytest.raises(PermissionDenied):
            give(branch, sitting, actor)


def test_two_do_not_lead_on_the_same_day(branch, secretary, sitting):
    give(branch, sitting, secretary)
    deputy = a_post(branch, PostKind.DEPUTY, name="Phó Bí Thư")

    with pytest.raises(DelegateNotTaken):
        give(branch, deputy, secretary, on=LAST, last_day=AFTER)
    assert Delegation.objects.count() == 1


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"reason": " "}, NothingSaid),
        ({"last_day": date(2026, 12, 2)}, EndsBeforeItBegins),
        ({"on": date(2026, 11, 1), "last_day": date(2026, 12, 2)}, EndsBeforeItBegins),
    ],
)
def test_what_is_refused(branch, secretary, sitting, told, refusal):
    with pytest.raises(refusal):
        give(branch, sitting, secretary, **told)


def test_a_committee_delegates_by_its_own_rules(branch, secretary):
    leader = a_post(branch.parent, PostKind.SECRETARY, name="Bí Thư Phường")

    with pytest.raises(NotABranch):
        give(branch.parent, secretary, leader)


@pytest.mark.parametrize(
    ("who", "allowed"), [("secretary", True), ("officer above", True), ("delegate", False)]
)
def test_the_secretary_or_the_committee_above_takes_it_back_once(
    branch, secretary, sitting, who, allowed
):
    given = give(branch, sitting, secretary)
    officer = an_officer(branch.parent)
    actor = {"secretary": secretary, "officer above": officer, "delegate": sitting}[who]

    if not allowed:
        with pytest.raises(PermissionDenied):
            take_back_delegation(given, actor=actor, at=AT)
        return
    take_back_delegation(given, actor=actor, at=AT)
    assert not may(sitting, "meetings.lead_meeting", branch, on=DAY)
    with pytest.raises(DelegationEnded):
        take_back_delegation(given, actor=actor, at=AT)
