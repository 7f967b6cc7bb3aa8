"""Whose eyes minutes and seals are for."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chibo.kernel.permissions import may
from chibo.membership.models import PostKind
from chibo.membership.rights import rights_of
from chibo.records.models import Minutes, Seal
from chibo.records.operations.sealing import seal_minutes
from chibo.records.operations.writing import compose_minutes
from chibo.records.queries.visible import seals_with_code, visible_minutes, visible_seals
from tests.factories import a_branch, a_committee, a_member, a_post, a_secretary
from tests.records.factories import (
    AFTERWARDS,
    NEXT_DAY,
    a_confirmed_evening,
    a_prepared_evening,
    an_evening,
)

pytestmark = pytest.mark.django_db

ON = NEXT_DAY.date()
STAGES = ("draft", "adopted", "sealed")


def people_around(branch):
    """Return the accounts whose sight is asked about, by what they are."""
    committee = branch.parent
    province = committee.parent
    neighbour = a_branch("Chi bộ TDP Ngọc Sơn", under=committee)
    return {
        "member": a_member(branch, "Đinh Văn Khoa", with_account=True).user,
        "committee of the branch": a_post(branch, PostKind.COMMITTEE, name="Hồ Thị Lan"),
        "officer above": a_post(committee, PostKind.OFFICER, name="Lê Văn Bình", home=neighbour),
        "deputy above": a_post(committee, PostKind.DEPUTY, name="Cao Thị Nga", home=neighbour),
        "committee member above": a_post(
            committee, PostKind.COMMITTEE, name="Mai Văn Tú", home=neighbour
        ),
        "officer further above": a_post(
            province, PostKind.OFFICER, name="Tạ Thị Vân", home=neighbour
        ),
        "neighbour": a_secretary(neighbour, name="Vũ Văn Sơn"),
    }


def evening_at(stage):
    """Return the branch of an evening whose minutes have come as far as ``stage``."""
    branch = a_branch(under=a_committee(under=a_committee("Tỉnh ủy Hà Tĩnh")))
    if stage == "draft":
        evening = a_prepared_evening(branch=branch)
        compose_minutes(evening.meeting, actor=evening.secretary, at=AFTERWARDS)
    elif stage == "adopted":
        evening = an_evening(branch=branch)
    else:
        evening = a_confirmed_evening(branch=branch)
        seal_minutes(evening.meeting, actor=evening.secretary, at=NEXT_DAY)
    return evening


@pytest.mark.parametrize(
    ("stage", "seen_by"),
    [
        ("draft", {"committee of the branch", "clerk"}),
        ("adopted", {"committee of the branch", "clerk", "member"}),
        (
            "sealed",
            {"committee of the branch", "clerk", "member", "officer above", "deputy above"},
        ),
    ],
)
def test_minutes_are_for_the_branch_and_once_sealed_for_who_reviews_it(stage, seen_by):
    evening = evening_at(stage)
    if stage == "draft":
        evening.meeting.clerks.create(member=evening.clerk_member, effective_from=AFTERWARDS)
    people = {**people_around(evening.branch), "clerk": evening.clerk}
    minutes = Minutes.objects.get()

    listed = {who for who, user in people.items() if visible_minutes(user, on=ON).exists()}
    allowed = {
        who for who, user in people.items() if may(user, "records.see_minutes", minutes, on=ON)
    }

    assert (listed, allowed) == (seen_by, seen_by)


def test_of_the_seals_a_post_above_sees_the_resolution_and_who_reviews_both():
    evening = evening_at("sealed")
    people = people_around(evening.branch)

    seen = {
        who: sorted(visible_seals(user, on=ON).values_list("kind", flat=True))
        for who, user in people.items()
    }
    allowed = {
        who: sorted(
            seal.kind for seal in Seal.objects.all() if may(user, "records.see_sealed", seal, on=ON)
        )
        for who, user in people.items()
    }

    assert (
        seen
        == allowed
        == {
            "member": ["minutes", "resolution"],
            "committee of the branch": ["minutes", "resolution"],
            "officer above": ["minutes", "resolution"],
            "deputy above": ["minutes", "resolution"],
            "committee member above": ["resolution"],
            "officer further above": ["resolution"],
            "neighbour": [],
        }
    )


def test_a_seal_is_found_by_the_code_on_the_paper_however_it_is_typed():
    evening_at("sealed")
    seal = Seal.objects.first()

    assert list(seals_with_code(f" {seal.code.lower()} ")) == [seal]


def test_a_code_that_nobody_printed_finds_nothing():
    assert not seals_with_code("ZZZZZ-ZZZZZ").exists()


@pytest.mark.parametrize("branches", [1, 3])
def test_the_list_asks_the_same_number_of_questions_however_long_it_is(branches):
    committee = a_committee()
    for number in range(branches):
        evening = an_evening(branch=a_branch(f"Chi bộ {number}", under=committee))
        Minutes.objects.update(state="sealed")
    officer = a_post(evening.branch.parent, PostKind.OFFICER, name="Lê Văn Bình")

    rights_of(officer, on=ON)  # asked once per person and day, whatever the page

    with CaptureQueriesContext(connection) as asked:
        listed = [(one.meeting.month, one.branch.name) for one in visible_minutes(officer, on=ON)]

    assert (len(listed), len(asked)) == (branches, 1)
