from datetime import date

import pytest

from chibo.kernel.permissions import may
from chibo.membership.models import Duty, Post, Standing, Stay, StayKind
from chibo.membership.operations.standing import change_standing
from chibo.membership.operations.transferring import begin_transfer, receive_member
from chibo.membership.queries.due import DueKind, members_due
from chibo.membership.queries.rosters import roster_of
from chibo.membership.queries.states import open_introduction
from chibo.membership.rights import rights_of
from chibo.organization.errors import ChangeStopped, UnitHasEnded
from chibo.organization.models import UnitEvent
from chibo.organization.operations.ending import dissolve_unit, merge_into
from chibo.organization.operations.placing import create_unit
from chibo.organization.operations.splitting import Part, split_unit
from chibo.organization.operations.taking_back import take_back_event
from tests.factories import (
    EVENING,
    a_branch,
    a_committee,
    a_member,
    a_secretary,
    an_administrator,
    an_officer,
)

pytestmark = pytest.mark.django_db

ON = date(2025, 7, 1)
BEFORE = date(2025, 6, 30)
AFTER = date(2025, 7, 2)
ON_2026 = date(2026, 12, 1)


@pytest.fixture
def told():
    return {"on": ON, "actor": an_administrator(), "at": EVENING}


@pytest.fixture
def branches():
    commune = a_committee()
    return a_branch("Chi bộ 1", under=commune), a_branch("Chi bộ 2", under=commune)


def roster(branch, on):
    return [(stay.member.full_name, stay.kind, stay.duty) for stay in roster_of(branch, on=on)]


def test_the_members_of_a_merged_branch_belong_to_its_heir_on_the_day(branches, told):
    first, second = branches
    an, binh = a_member(first, "Lê An"), a_member(second, "Lê Bình")
    exempt = a_member(first, "Lê Chi", duty=Duty.EXEMPT, standing=Standing.PROBATIONARY)

    merge_into(second, [first], **told)

    assert [stay.member for stay in roster_of(first, on=BEFORE)] == [an, exempt]
    assert list(roster_of(first, on=ON)) == []
    stays = list(roster_of(second, on=ON))
    assert [(s.member, s.standing, s.duty) for s in stays] == [
        (an, "official", "active"),
        (binh, "official", "active"),
        (exempt, "probationary", "exempt"),
    ]


def test_who_was_a_guest_of_the_heir_is_at_home_there_once(branches, told):
    first, second = branches
    member = a_member(first, "Lê An", duty=Duty.TEMPORARILY_ELSEWHERE)
    Stay.objects.create(
        member=member,
        branch=second,
        kind=StayKind.TEMPORARY_HERE,
        standing="official",
        valid_from=date(2025, 1, 1),
    )

    done = merge_into(second, [first], **told)

    assert roster(second, BEFORE) == [("Lê An", "temporary_here", "active")]
    assert roster(second, ON) == [("Lê An", "home", "active")]
    take_back_event(done.event, actor=told["actor"], at=EVENING)
    assert roster(second, ON) == [("Lê An", "temporary_here", "active")]
    assert roster(first, ON) == [("Lê An", "home", "temporarily_elsewhere")]


def test_a_guest_whose_home_is_the_heir_is_no_guest_there(branches, told):
    first, second = branches
    member = a_member(second, "Lê An")
    Stay.objects.create(
        member=member,
        branch=first,
        kind=StayKind.TEMPORARY_HERE,
        standing="official",
        valid_from=date(2025, 1, 1),
    )

    merge_into(second, [first], **told)

    assert roster(second, ON) == [("Lê An", "home", "active")]


def test_what_was_entered_for_a_later_day_goes_along(branches, told):
    first, second = branches
    a_member(first, "Lê An", since=date(2025, 9, 1))
    a_member(first, "Lê Bình", until=date(2025, 8, 1))

    done = merge_into(second, [first], **told)

    assert [name for name, *_rest in roster(second, date(2025, 7, 31))] == ["Lê Bình"]
    assert [name for name, *_rest in roster(second, date(2025, 9, 1))] == ["Lê An"]
    take_back_event(done.event, actor=told["actor"], at=EVENING)
    assert [name for name, *_rest in roster(first, date(2025, 7, 31))] == ["Lê Bình"]
    assert [name for name, *_rest in roster(first, date(2025, 8, 1))] == []
    assert [name for name, *_rest in roster(first, date(2025, 9, 1))] == ["Lê An"]


def test_posts_end_with_their_unit_and_come_back_with_it(branches, told):
    first, second = branches
    secretary = a_secretary(first)

    done = merge_into(second, [first], **told)

    assert rights_of(secretary, on=BEFORE).kinds_in(first.pk) == {"secretary"}
    post = Post.objects.get(member__user=secretary)
    assert (post.valid_until, post.ended_by) == (ON, done.event)
    take_back_event(done.event, actor=told["actor"], at=EVENING)
    post.refresh_from_db()
    assert (post.valid_until, post.ended_by, post.would_end) == (None, None, None)


def test_the_secretary_of_the_heir_and_the_committee_above_answer_for_what_was_left(branches, told):
    first, second = branches
    heir, officer = a_secretary(second), an_officer(first.parent)
    stranger = a_secretary(a_branch("Nơi khác", under=a_committee("B")), name="Người Lạ")

    merge_into(second, [first], **told)

    first.refresh_from_db()
    left = "meetings.see_months"
    assert rights_of(heir, on=BEFORE).kinds_in(first.pk) == set()
    assert rights_of(heir, on=ON).kinds_in(first.pk) == {"secretary"}
    assert may(heir, left, first, on=ON)
    assert may(officer, left, first, on=ON)
    assert not may(stranger, left, first, on=ON)


def test_a_branch_with_members_is_not_dissolved(branches, told):
    first, second = branches
    a_member(first, "Lê An")

    with pytest.raises(ChangeStopped, match="Chi bộ 1") as refused:
        dissolve_unit(first, **told)
    dissolve_unit(second, **told)

    assert [(one.number, one.examples, one.is_stop) for one in refused.value.effects] == [
        (1, ("Lê An",), True)
    ]


def test_of_a_split_branch_the_chosen_members_go_with_their_posts_ended(branches, told):
    first, _second = branches
    secretary = a_secretary(first, name="Lê An")
    stays, goes = a_member(first, "Lê Bình"), a_member(first, "Lê Chi")
    chosen = frozenset({goes.pk, secretary.member.pk})

    (part,) = split_unit(first, [Part("Chi bộ 1B", members=chosen)], **told).parts

    assert [stay.member for stay in roster_of(first, on=ON)] == [stays]
    assert [stay.member for stay in roster_of(part, on=ON)] == [secretary.member, goes]
    assert Post.objects.get().valid_until == ON


def test_only_members_of_the_branch_go_to_its_part(branches, told):
    first, second = branches
    elsewhere = a_member(second)

    with pytest.raises(ChangeStopped):
        split_unit(first, [Part("Chi bộ 1B", members=frozenset({elsewhere.pk}))], **told)


def test_a_merger_is_not_taken_back_once_a_member_has_changed_since(branches, told):
    first, second = branches
    member = a_member(first, "Lê An")
    done = merge_into(second, [first], **told)
    change_standing(
        member,
        branch=second,
        standing=Standing.OFFICIAL,
        duty=Duty.EXEMPT,
        on=AFTER,
        actor=told["actor"],
        at=EVENING,
    )

    with pytest.raises(ChangeStopped, match=r"\(1\)"):
        take_back_event(done.event, actor=told["actor"], at=EVENING)

    assert roster(second, AFTER) == [("Lê An", "home", "exempt")]


def test_a_new_unit_with_members_or_posts_is_not_taken_back(branches, told):
    made = create_unit("Chi bộ 3", kind="branch", parent=branches[0].parent, **told)
    event = made.events.get()
    a_secretary(made)

    with pytest.raises(ChangeStopped) as refused:
        take_back_event(event, actor=told["actor"], at=EVENING)

    assert [one.number for one in refused.value.effects] == [1, 1]


def test_the_preview_names_members_and_posts(branches, told):
    first, second = branches
    a_secretary(first, name="Lê An")
    a_member(first, "Lê Bình")

    done = merge_into(second, [first], **told)

    assert [(one.what, one.number, one.examples) for one in done.effects] == [
        ("Đảng viên Chi bộ 1", 2, ("Lê An", "Lê Bình")),
        ("Chức vụ tại Chi bộ 1", 1, ("Bí thư Lê An",)),
    ]
    assert UnitEvent.objects.filter(kind="merged").count() == 1


def test_a_letter_to_a_branch_that_was_merged_leads_to_its_heir(branches, told):
    first, second = branches
    home, heir = a_branch("Nhà", under=first.parent), a_secretary(second)
    member = a_member(home, "Lê An")
    today, at = date(2026, 12, 3), EVENING
    leader = a_secretary(home, name="Lê Bí Thư")
    begin_transfer(member, to_branch=first, on=ON_2026, decision="05-GTSH", actor=leader, at=at)
    merge_into(second, [first], **told | {"on": ON_2026})

    due = [(one.kind, one.name) for one in members_due(second, on=today)]
    receive_member(open_introduction(member), on=today, actor=heir, at=at)

    assert (DueKind.ARRIVAL, "Lê An") in due
    assert [stay.branch for stay in member.stays.order_by("pk")] == [home, second]


def test_no_letter_leads_to_a_branch_that_has_ended(branches, told):
    first, second = branches
    member, leader = a_member(second, "Lê An"), a_secretary(second)
    merge_into(second, [first], **told)
    first.refresh_from_db()

    with pytest.raises(UnitHasEnded):
        begin_transfer(
            member, to_branch=first, on=ON_2026, decision="05-GTSH", actor=leader, at=EVENING
        )
