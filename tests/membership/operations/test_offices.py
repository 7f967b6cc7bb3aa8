from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from chibo.audit.models import AuditEntry
from chibo.kernel.permissions import may
from chibo.membership.errors import (
    DecisionMissing,
    EndsBeforeItBegins,
    NotACommittee,
    NotFromHere,
    NotOneself,
    OfficeEnded,
    OfficeTaken,
)
from chibo.membership.models import ChangeKind, Office, OfficeKind, Post, PostKind
from chibo.membership.operations.ending import end_membership
from chibo.membership.operations.offices import end_office, give_office
from chibo.membership.rights import rights_of
from tests.factories import (
    LONG_AGO,
    a_branch,
    a_committee,
    a_member,
    a_post,
    an_administrator,
    an_office,
    an_officer,
)

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 3)
AT = datetime(2026, 12, 3, 2, 0, tzinfo=UTC)


@pytest.fixture
def commune():
    return a_committee()


@pytest.fixture
def leader(commune):
    return a_post(commune, PostKind.SECRETARY, name="Trần Thị Thủ")


@pytest.fixture
def member(commune):
    return a_member(a_branch(under=commune), "Nguyễn Văn Tổ", with_account=True)


def give(member, unit, actor, kind=OfficeKind.ORGANISATION, **more):
    told = {"on": DAY, "decision": "05-QĐ/ĐU", "actor": actor, "at": AT, **more}
    return give_office(member, kind, unit=unit, **told)


def test_an_office_holds_from_its_first_day_and_stands_in_the_record(commune, leader, member):
    give(member, commune, leader)

    [held] = rights_of(member.user, on=DAY).offices
    assert (held.kind, held.unit_id) == ("organisation", commune.pk)
    assert rights_of(member.user, on=date(2026, 12, 2)).offices == ()
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor_name) == ("membership.office_given", "Trần Thị Thủ")
    assert entry.facts["decision"] == "05-QĐ/ĐU"


@pytest.mark.parametrize(
    ("who", "kind", "allowed"),
    [
        ("leader", "organisation", True),
        ("leader", "administrator", False),
        ("officer", "organisation", False),
        ("officer above", "inspection", True),
        ("secretary of a branch", "propaganda", False),
        ("organisation", "organisation", False),
        ("administrator by office above", "administrator", True),
        ("administrator by office here", "administrator", False),
        ("administrator", "administrator", True),
    ],
)
def test_who_gives_which_office(who, kind, allowed):
    province = a_committee("Tỉnh ủy")
    commune = a_committee(under=province)
    branch = a_branch(under=commune)
    member = a_member(branch, "Nguyễn Văn Tổ", with_account=True)
    actor = {
        "leader": lambda: a_post(commune, PostKind.SECRETARY, name="Bí Thư"),
        "officer": lambda: an_officer(commune),
        "officer above": lambda: an_officer(province),
        "secretary of a branch": lambda: a_post(branch, PostKind.SECRETARY, name="Bí Thư"),
        "organisation": lambda: an_office(commune, OfficeKind.ORGANISATION),
        "administrator by office above": lambda: an_office(province, OfficeKind.ADMINISTRATOR),
        "administrator by office here": lambda: an_office(commune, OfficeKind.ADMINISTRATOR),
        "administrator": an_administrator,
    }[who]()

    if allowed:
        assert give(member, commune, actor, OfficeKind(kind)).pk
        return
    with pytest.raises(PermissionDenied):
        give(member, commune, actor, OfficeKind(kind))
    assert not Office.objects.filter(member=member).exists()


def test_nobody_gives_oneself_an_office(commune, leader):
    with pytest.raises(NotOneself):
        give(leader.member, commune, leader)


def test_a_branch_has_no_offices(member, leader):
    with pytest.raises(NotACommittee):
        give(member, member.stays.get().branch, leader)


def test_an_office_asks_for_a_decision(commune, leader, member):
    with pytest.raises(DecisionMissing):
        give(member, commune, leader, decision="  ")


def test_an_office_ends_after_it_begins(commune, leader, member):
    with pytest.raises(EndsBeforeItBegins):
        give(member, commune, leader, until=DAY)


def test_a_stranger_is_given_no_office(commune, leader):
    stranger = a_member(a_branch("Chi bộ xa", under=a_committee("Đảng bộ xã khác")), "Người Lạ")

    with pytest.raises(NotFromHere):
        give(stranger, commune, leader)


def test_the_same_office_is_given_once(commune, leader, member):
    give(member, commune, leader)

    with pytest.raises(OfficeTaken):
        give(member, commune, leader)
    assert Office.objects.count() == 1


def test_an_office_ends_today_and_is_ended_once(commune, leader, member):
    office = give(member, commune, leader, on=LONG_AGO)

    end_office(office, on=DAY, actor=leader, at=AT)

    assert rights_of(member.user, on=DAY).offices == ()
    assert rights_of(member.user, on=date(2026, 12, 2)).offices
    with pytest.raises(OfficeEnded):
        end_office(office, on=DAY, actor=leader, at=AT)
    with pytest.raises(EndsBeforeItBegins):
        end_office(office, on=date(2026, 12, 2), actor=leader, at=AT)


def test_an_office_to_come_is_ended_before_it_begins(commune, leader, member):
    office = give(member, commune, leader, on=date(2027, 1, 1))

    end_office(office, on=DAY, actor=leader, at=AT)

    assert rights_of(member.user, on=date(2027, 2, 1)).offices == ()


def test_offices_end_with_the_membership(commune, leader, member):
    give(member, commune, leader, on=LONG_AGO)
    administrator = an_administrator()

    end_membership(
        member,
        ChangeKind.LEFT,
        on=DAY,
        decision="12-QĐ/ĐU, 10/11/2026",
        actor=administrator,
        at=AT,
    )

    assert rights_of(member.user, on=DAY).offices == ()
    assert AuditEntry.objects.filter(action="membership.office_ended").count() == 1


def test_the_secretary_opens_no_door_to_an_office(commune, leader, member):
    """Whoever gives a PIN could use it first: an office is answered for from above."""
    secretary = a_post(member.stays.get().branch, PostKind.SECRETARY, name="Bí Thư")
    assert may(leader, "membership.give_account", member, on=DAY)

    give(member, commune, leader, on=LONG_AGO)

    assert not may(secretary, "membership.give_account", member, on=DAY)
    assert not may(leader, "membership.give_account", member, on=DAY)
    assert may(an_administrator(), "membership.give_account", member, on=DAY)


def test_an_administrator_by_office_answers_for_accounts_below_only(commune, member):
    keeper = an_office(commune, OfficeKind.ADMINISTRATOR)
    above = a_member(a_branch("Chi bộ tỉnh", under=a_committee("Tỉnh")), "Cấp Trên")
    Post.objects.create(member=above, unit=commune, kind=PostKind.DEPUTY, valid_from=LONG_AGO)

    assert may(keeper, "membership.give_account", member, on=DAY)
    assert not may(keeper, "membership.give_account", above, on=DAY)
