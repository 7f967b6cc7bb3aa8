"""Who may do what: every office of the branch, of the neighbour and of the committee above."""

from datetime import date

import pytest

from chibo.kernel.permissions import known_permissions, may
from chibo.meetings.operations.clerks import name_clerk
from chibo.meetings.queries.visible import visible_meetings
from chibo.membership.models import PostKind
from tests.factories import (
    a_branch,
    a_committee,
    a_member,
    a_post,
    a_secretary,
    an_administrator,
    an_officer,
)
from tests.meetings.factories import EVE, HALF_PAST_SEVEN, a_convened_meeting

pytestmark = pytest.mark.django_db

IN_TERM = date(2026, 12, 3)
TERM_ENDED = date(2026, 12, 4)

SEE = frozenset({"see_meeting", "see_figures", "see_months"})
INSIDE = SEE | {"see_content"}
MEMBER = INSIDE | {"answer_invitation", "check_in"}
PREPARES = MEMBER | {"plan_meeting", "prepare_meeting", "answer_for_others"}
LEADS = PREPARES | {"lead_meeting", "record_journal"}
EVERYTHING = LEADS


@pytest.fixture
def commune():
    return a_committee()


@pytest.fixture
def branch(commune):
    return a_branch(under=commune)


@pytest.fixture
def secretary(branch):
    return a_secretary(branch, until=TERM_ENDED)


@pytest.fixture
def meeting(branch, secretary):
    return a_convened_meeting(branch, secretary)


def rights_in(meeting, person, on):
    names = {name for name in known_permissions() if name.startswith("meetings.")}
    return {name.removeprefix("meetings.") for name in names if may(person, name, meeting, on=on)}


@pytest.mark.parametrize(
    ("who", "on", "rights"),
    [
        ("secretary", IN_TERM, LEADS),
        ("secretary", TERM_ENDED, MEMBER),
        ("deputy", IN_TERM, LEADS),
        ("committee member", IN_TERM, PREPARES),
        ("clerk", IN_TERM, MEMBER | {"record_journal"}),
        ("clerk", date(2026, 12, 2), MEMBER),
        ("member", IN_TERM, MEMBER),
        ("officer above", IN_TERM, SEE),
        ("secretary above", IN_TERM, SEE),
        ("neighbour", IN_TERM, frozenset()),
        ("administrator", IN_TERM, frozenset()),
    ],
)
def test_each_office_may_what_its_post_gives_on_the_day(secretary, meeting, who, on, rights):
    branch, commune = meeting.branch, meeting.branch.parent

    def a_clerk():
        clerk = a_member(branch, "Trần Thị Dung", with_account=True)
        name_clerk(meeting, clerk, effective_from=HALF_PAST_SEVEN, actor=secretary, at=EVE)
        return clerk.user

    person = {
        "secretary": lambda: secretary,
        "deputy": lambda: a_post(branch, PostKind.DEPUTY, name="Võ Văn Kim"),
        "committee member": lambda: a_post(branch, PostKind.COMMITTEE, name="Phạm Thị Lan"),
        "clerk": a_clerk,
        "member": lambda: a_member(branch, "Lê Văn Đông", with_account=True).user,
        "officer above": lambda: an_officer(commune),
        "secretary above": lambda: a_secretary(commune, name="Hồ Sĩ Hùng"),
        "neighbour": lambda: a_secretary(a_branch("Chi bộ 2", under=commune), name="Trần Văn Nam"),
        "administrator": an_administrator,
    }[who]()

    assert rights_in(meeting, person, on) == rights
    assert meeting in visible_meetings(person, on=on) or not rights


def test_every_permission_of_the_room_is_given_to_somebody():
    names = {name for name in known_permissions() if name.startswith("meetings.")}

    assert {name.removeprefix("meetings.") for name in names} == EVERYTHING


def test_what_one_may_not_see_does_not_exist(commune, branch, meeting):
    neighbour_branch = a_branch("Chi bộ 2", under=commune)
    neighbour = a_secretary(neighbour_branch, name="Võ Văn Kim")
    theirs = a_convened_meeting(neighbour_branch, neighbour)
    officer = an_officer(commune)
    member = a_member(branch, "Lê Văn Đông", with_account=True).user

    seen = {
        "neighbour": set(visible_meetings(neighbour, on=IN_TERM)),
        "officer": set(visible_meetings(officer, on=IN_TERM)),
        "member": set(visible_meetings(member, on=IN_TERM)),
        "administrator": set(visible_meetings(an_administrator(), on=IN_TERM)),
    }

    assert seen == {
        "neighbour": {theirs},
        "officer": {meeting, theirs},
        "member": {meeting},
        "administrator": set(),
    }
