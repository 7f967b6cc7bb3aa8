from uuid import uuid4

import pytest
from django.urls import reverse

from chibo.membership.models import Introduction, MemberChange, Post, PostKind, Stay
from chibo.membership.operations.introducing import introduce_temporarily
from chibo.membership.operations.transferring import begin_transfer
from chibo.membership.queries.states import open_introduction
from tests.factories import LONG_AGO, a_branch, a_committee, a_member, a_secretary, an_officer
from tests.membership.factories import AT, NOVEMBER_15, PAPER, last, stays

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def third_of_december(set_clock):
    set_clock(AT)


@pytest.fixture
def branch():
    return a_branch(under=a_committee())


@pytest.fixture
def member(branch):
    return a_member(branch)


@pytest.fixture
def secretary(client, branch):
    person = a_secretary(branch)
    client.force_login(person)
    return person


def look(client, member, kind, **fields):
    return client.post(
        reverse("members:preview_change", args=[member.pk]),
        {"kind": kind, "on": "15/11/2026", **fields},
    )


def make(client, member, kind, form_id=None, **fields):
    return client.post(
        reverse("members:make_change", args=[member.pk]),
        {"form_id": form_id or str(uuid4()), "kind": kind, "on": "15/11/2026", **fields},
    )


def test_only_what_follows_from_the_state_can_be_chosen(client, member, secretary):
    page = client.get(reverse("members:change", args=[member.pk]))

    assert [value for value, _label in page.context["kinds"]] == [
        "exempted",
        "went_away",
        "suspended",
        "introduced",
        "transfer_begun",
        "left",
        "removed",
        "expelled",
        "deceased",
    ]


def test_a_change_asks_only_for_its_own_fields(client, member, secretary):
    page = client.get(reverse("members:change", args=[member.pk]), {"kind": "exempted"})

    assert list(page.context["form"].fields) == ["on", "decision", "until", "reason"]


def test_the_preview_says_who_counts_in_which_base_and_records_nothing(client, member, secretary):
    page = look(client, member, "exempted", decision=PAPER)

    assert page.context["means"] == [
        "Từ ngày 15/11/2026 tại Chi bộ TDP Thuận Hòa: chính thức, miễn sinh hoạt.",
        "Không tính vào tỷ lệ dự họp khi vắng.",
        "Chỉ tính vào số đảng viên làm căn cứ biểu quyết khi có mặt.",
        "Các buổi đã họp giữ nguyên số liệu.",
    ]
    assert not MemberChange.objects.exists()
    assert last(member)[2] == "active"


def test_the_preview_names_the_posts_that_end_and_the_clock_of_a_transfer(
    client, branch, member, secretary
):
    Post.objects.create(member=member, unit=branch, kind=PostKind.DEPUTY, valid_from=LONG_AGO)

    ended = look(client, member, "deceased").context["means"]
    begun = look(client, member, "transfer_begun", decision=PAPER, place="Vinh").context["means"]

    assert "Thôi chức vụ: Phó Bí thư, Chi bộ TDP Thuận Hòa." in ended
    assert any("15/02/2027" in sentence for sentence in begun)


def test_confirming_records_the_change_and_twice_is_once(client, member, secretary):
    form_id = str(uuid4())

    answers = [
        make(client, member, "exempted", form_id, decision=PAPER).status_code for _tap in range(2)
    ]

    assert answers == [302, 302]
    assert MemberChange.objects.get().decision == PAPER


@pytest.mark.parametrize(
    ("deed", "status"),
    [
        (("exempted", {}), 422),
        (("exempted", {"decision": PAPER, "on": "mai"}), 422),
        (("introduced", {"decision": PAPER, "place": "Vinh"}), 422),
        (("exempted", {"decision": PAPER, "until": "01/11/2026"}), 409),
        (("exempted", {"decision": PAPER, "on": "01/01/2019"}), 409),
        (("transfer_begun", {"decision": PAPER}), 409),
        (("resumed", {}), 409),
        (("guest_received", {}), 302),
        (("nonsense", {}), 302),
    ],
)
def test_what_is_refused_is_said_at_the_preview_and_at_the_deed(
    client, member, secretary, deed, status
):
    kind, fields = deed

    assert look(client, member, kind, **fields).status_code == status
    assert make(client, member, kind, **fields).status_code == status
    assert not MemberChange.objects.exists()


def test_a_branch_under_the_same_committee_can_be_chosen(client, branch, member, secretary):
    beside = a_branch("Chi bộ Đức Long", under=branch.parent)
    far = a_branch("Chi bộ xa", under=a_committee("Đảng bộ xã"))

    refused = make(client, member, "transfer_begun", decision=PAPER, to_branch=far.pk)
    make(client, member, "transfer_begun", decision=PAPER, to_branch=beside.pk)

    assert refused.status_code == 422
    assert Introduction.objects.get().to_branch == beside


def test_somebody_who_left_can_be_restored_from_the_record(client, member, secretary):
    make(client, member, "left", decision=PAPER)

    page = client.get(reverse("members:change", args=[member.pk]))
    make(client, member, "restored", decision=PAPER, on="01/12/2026")

    assert page.context["kinds"][0][0] == "restored"
    assert last(member)[2] == "active"


def test_the_committee_above_looks_and_does_not_change(client, branch, member):
    client.force_login(an_officer(branch.parent))

    assert client.get(reverse("members:record", args=[member.pk])).status_code == 200
    assert make(client, member, "deceased").status_code == 404


def test_a_letter_leads_to_a_page_that_takes_the_member_in(client, branch, secretary):
    other = a_branch("Chi bộ Đức Long", under=branch.parent)
    guest, newcomer = a_member(other, "Khách"), a_member(other, "Người Mới")
    told = {"on": NOVEMBER_15, "decision": PAPER, "to_branch": branch, "at": AT}
    actor = a_secretary(other, name="Trần Thị Kia")
    introduce_temporarily(guest, until=NOVEMBER_15.replace(year=2027), actor=actor, **told)
    begin_transfer(newcomer, actor=actor, **told)

    for member in (guest, newcomer):
        letter = open_introduction(member)
        shown = client.get(reverse("members:arrival", args=[letter.pk]))
        address = reverse("members:receive", args=[letter.pk])
        early = client.post(address, {"form_id": str(uuid4()), "on": "01/11/2026"})
        wrong = client.post(address, {"form_id": str(uuid4()), "on": "x"})
        done = client.post(address, {"form_id": str(uuid4()), "on": "01/12/2026"})
        assert [one.status_code for one in (shown, early, wrong, done)] == [200, 409, 422, 302]

    here = Stay.objects.filter(branch=branch, valid_until=None).exclude(member__user=secretary)
    assert set(here.values_list("member__full_name", "kind")) == {
        ("Khách", "temporary_here"),
        ("Người Mới", "home"),
    }
    assert len(stays(newcomer)) == 2
