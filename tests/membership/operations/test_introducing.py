from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from chibo.membership.errors import (
    AlreadyHere,
    AlreadyIntroduced,
    ChangedLater,
    NoIntroduction,
    NoStanding,
    NotPossibleNow,
    OutsideTheSpan,
    WhereMissing,
)
from chibo.membership.models import Introduction, StayKind
from chibo.membership.operations.guests import receive_guest, see_guest_off
from chibo.membership.operations.introducing import introduce_temporarily, return_home
from chibo.membership.operations.letters import issue_letter
from chibo.membership.operations.stays import last_home_stay
from chibo.membership.queries.states import open_introduction, state_of
from tests.factories import a_branch, a_member, a_secretary
from tests.membership.factories import AT, NOVEMBER_15, PAPER, TODAY, last, stays

pytestmark = pytest.mark.django_db

MAY = date(2027, 5, 15)


@pytest.fixture
def branch():
    return a_branch()


@pytest.fixture
def host():
    return a_branch("Chi bộ Đức Long")


@pytest.fixture
def secretary(branch):
    return a_secretary(branch)


@pytest.fixture
def host_secretary(host):
    return a_secretary(host, name="Trần Thị Chủ")


def introduce(member, secretary, **more):
    told = {"on": NOVEMBER_15, "until": MAY, "decision": PAPER} | more
    return introduce_temporarily(member, actor=secretary, at=AT, **told)


def test_a_guest_stands_on_both_rosters_and_in_one_base(branch, host, secretary, host_secretary):
    member = a_member(branch)

    introduce(member, secretary, to_branch=host)
    receive_guest(open_introduction(member), on=date(2026, 11, 20), actor=host_secretary, at=AT)

    assert [row[:2] + row[3:5] for row in stays(member)][1:] == [
        ("Chi bộ TDP Thuận Hòa", "home", "temporarily_elsewhere", NOVEMBER_15),
        ("Chi bộ Đức Long", "temporary_here", "active", date(2026, 11, 20)),
    ]
    state = state_of(member, on=TODAY)
    assert (state.home.branch, state.guest.branch, state.letter.until) == (branch, host, MAY)


def test_the_return_ends_the_stay_there_on_the_same_day(branch, host, secretary, host_secretary):
    member = a_member(branch)
    introduce(member, secretary, to_branch=host)
    receive_guest(open_introduction(member), on=date(2026, 11, 20), actor=host_secretary, at=AT)

    return_home(member, on=TODAY, actor=secretary, at=AT)

    assert last(member)[2:] == ("active", TODAY)
    state = state_of(member, on=TODAY)
    assert (state.guest, state.letter) == (None, None)
    assert [row[5] for row in stays(member) if row[1] == "temporary_here"] == [TODAY]


def test_a_place_outside_is_written_and_nobody_takes_in(branch, secretary):
    member = a_member(branch)

    introduce(member, secretary, place="Chi bộ 5, phường Bến Nghé")

    assert last(member)[2] == "temporarily_elsewhere"
    assert last_home_stay(member).place == "Chi bộ 5, phường Bến Nghé"


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"until": date(2026, 12, 15), "place": "Vinh"}, OutsideTheSpan),
        ({"until": date(2029, 12, 15), "place": "Vinh"}, OutsideTheSpan),
        ({"place": "  "}, WhereMissing),
    ],
)
def test_a_letter_without_a_place_or_outside_the_span_is_refused(branch, secretary, more, refusal):
    member = a_member(branch)

    with pytest.raises(refusal):
        introduce(member, secretary, **more)

    assert (last(member)[2], Introduction.objects.count()) == ("active", 0)


def test_nobody_is_introduced_to_the_own_branch(branch, secretary):
    with pytest.raises(AlreadyHere):
        introduce(a_member(branch), secretary, to_branch=branch)


def test_nobody_has_two_letters(branch, secretary):
    member = a_member(branch)
    introduce(member, secretary, place="Vinh")

    with pytest.raises(NotPossibleNow):
        introduce(member, secretary, on=TODAY, place="Huế")
    with pytest.raises(AlreadyIntroduced):
        issue_letter(
            last_home_stay(member),
            "transfer",
            on=TODAY,
            decision=PAPER,
            to_branch=None,
            place="Huế",
        )


def test_only_the_branch_of_the_letter_takes_in_and_only_once(
    branch, host, secretary, host_secretary
):
    member = a_member(branch)
    introduce(member, secretary, to_branch=host)
    letter = open_introduction(member)

    with pytest.raises(PermissionDenied):
        receive_guest(letter, on=TODAY, actor=secretary, at=AT)
    with pytest.raises(ChangedLater):
        receive_guest(letter, on=date(2026, 11, 14), actor=host_secretary, at=AT)
    receive_guest(letter, on=TODAY, actor=host_secretary, at=AT)
    with pytest.raises(NoIntroduction):
        receive_guest(letter, on=TODAY, actor=host_secretary, at=AT)


def test_a_letter_to_a_place_outside_takes_nobody_in_here(branch, secretary):
    member = a_member(branch)
    introduce(member, secretary, place="Vinh")

    with pytest.raises(NoIntroduction):
        receive_guest(open_introduction(member), on=TODAY, actor=secretary, at=AT)


def test_a_guest_of_an_imported_roster_is_seen_off(branch, secretary):
    guest = a_member(branch, "Khách", kind=StayKind.TEMPORARY_HERE)

    see_guest_off(guest, branch=branch, on=TODAY, actor=secretary, at=AT)

    assert stays(guest)[0][5] == TODAY
    with pytest.raises(NoStanding):
        see_guest_off(guest, branch=branch, on=TODAY, actor=secretary, at=AT)
