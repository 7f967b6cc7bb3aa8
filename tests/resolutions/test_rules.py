from datetime import date

import pytest

from chibo.kernel.permissions import known_permissions, may
from chibo.meetings.lifecycle import State
from chibo.meetings.models import Meeting
from chibo.membership.models import PostKind
from chibo.resolutions.models import Resolution, Target
from tests.factories import a_branch, a_member, a_post, a_secretary, an_administrator, an_officer
from tests.resolutions.factories import (
    a_held_meeting,
    a_staffed_branch,
    a_task,
    an_adopted_resolution,
)

pytestmark = pytest.mark.django_db

IN_TERM, AFTER_TERM = date(2026, 12, 10), date(2027, 6, 1)
EVERYBODY = (
    "secretary",
    "deputy",
    "committee",
    "officer_here",
    "lead",
    "member",
    "officer_above",
    "neighbour",
    "administrator",
)
LEADERS = {"secretary", "deputy"}
COMMITTEE = LEADERS | {"committee"}
INSIDE = COMMITTEE | {"officer_here", "lead", "member"}
WHO_MAY = {
    "draft_resolution": COMMITTEE,
    "put_resolution": COMMITTEE,
    "number_resolution": LEADERS,
    "see_resolution": INSIDE,
    "set_target_result": COMMITTEE,
    "report_task": COMMITTEE | {"lead"},
    "finish_task": COMMITTEE | {"lead"},
    "steer_task": COMMITTEE,
    "see_task": INSIDE,
    "see_tasks": INSIDE,
    "see_figures": INSIDE | {"officer_above"},
}


@pytest.fixture
def cast():
    branch, secretary, dung = a_staffed_branch()
    secretary.member.posts.update(valid_until=AFTER_TERM)
    resolution = an_adopted_resolution(a_held_meeting(branch, dung), secretary)
    people = {
        "secretary": secretary,
        "deputy": a_post(branch, PostKind.DEPUTY, name="Lê Phó", until=AFTER_TERM),
        "committee": a_post(branch, PostKind.COMMITTEE, name="Trần Ủy", until=AFTER_TERM),
        "officer_here": a_post(branch, PostKind.OFFICER, name="Hồ Bốn", until=AFTER_TERM),
        "lead": dung.user,
        "member": a_member(branch, "Lê An", with_account=True).user,
        "officer_above": an_officer(branch.parent),
        "neighbour": a_secretary(a_branch("Chi bộ bên", under=branch.parent), name="Võ Bên"),
        "administrator": an_administrator(),
    }
    subjects = {
        "draft_resolution": resolution.meeting,
        "set_target_result": Target.objects.get(),
        "see_tasks": branch,
        "see_figures": branch,
    }
    subjects |= dict.fromkeys(
        ["report_task", "finish_task", "steer_task", "see_task"], a_task(branch, lead=dung)
    )
    return people, subjects, resolution


def test_every_permission_of_the_room_is_in_this_table():
    own = {name for name in known_permissions() if name.startswith("resolutions.")}

    assert own == {f"resolutions.{deed}" for deed in WHO_MAY}


@pytest.mark.parametrize("deed", WHO_MAY)
def test_who_may_in_term(cast, deed):
    people, subjects, resolution = cast
    subject = subjects.get(deed, resolution)

    able = {
        who for who in EVERYBODY if may(people[who], f"resolutions.{deed}", subject, on=IN_TERM)
    }

    assert able == WHO_MAY[deed]


@pytest.mark.parametrize("deed", WHO_MAY)
def test_after_the_term_a_post_gives_nothing_and_membership_goes_on(cast, deed):
    people, subjects, resolution = cast
    subject = subjects.get(deed, resolution)
    holders = COMMITTEE | {"officer_here"}

    able = {
        who for who in holders if may(people[who], f"resolutions.{deed}", subject, on=AFTER_TERM)
    }

    assert able == (holders if deed.startswith("see_") else set())


def test_a_post_above_reads_a_resolution_once_it_is_sealed(cast):
    people, _subjects, resolution = cast
    Meeting.objects.update(state=State.SEALED)
    sealed = Resolution.objects.get(pk=resolution.pk)

    able = {
        who
        for who in EVERYBODY
        if may(people[who], "resolutions.see_resolution", sealed, on=IN_TERM)
    }

    assert able == INSIDE | {"officer_above"}
