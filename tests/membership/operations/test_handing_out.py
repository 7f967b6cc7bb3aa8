import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from chibo.accounts.models import Device, GivenPin, Way
from chibo.audit.models import AuditEntry
from chibo.membership.errors import NothingSaid
from chibo.membership.models import Correction, Look
from chibo.membership.operations.handing_out import hand_out_data
from tests.factories import (
    a_branch,
    a_committee,
    a_member,
    a_secretary,
    an_administrator,
    an_officer,
)
from tests.membership.factories import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch():
    return a_branch(under=a_committee())


@pytest.fixture
def secretary(branch):
    return a_secretary(branch)


@pytest.fixture
def member(branch):
    return a_member(branch, "Nguyễn Thị Liên", card_number="37012345", with_account=True)


def rows(told, heading):
    return next(part.rows for part in told.parts if part.heading == heading)


def test_a_member_gets_everything_of_the_own_person(branch, secretary, member):
    Correction.objects.create(member=member, branch=branch, text="Sai ngày sinh", asked_at=AT)
    Device.objects.create(
        user=member.user, token_digest="x", label="Android", is_own=True, first_at=AT, last_at=AT
    )

    told = hand_out_data(member, request="", actor=member.user, at=AT)

    assert rows(told, "Thông tin trong danh sách")[0][0] == "Nguyễn Thị Liên"
    assert rows(told, "Chi bộ và tư cách")[0][::2][:2] == [branch.name, "chính thức"]
    assert rows(told, "Đề nghị sửa hồ sơ")[0][0] == "Sai ngày sinh"
    assert rows(told, "Thiết bị")[0][:2] == ["Android", "có"]
    assert told.withheld == []


def test_others_are_not_in_it(branch, secretary, member):
    neighbour = a_member(branch, "Trần Văn Bên Cạnh", with_account=True)
    Correction.objects.create(member=neighbour, branch=branch, text="Riêng tư", asked_at=AT)
    GivenPin.objects.create(
        user=neighbour.user, way=Way.FIRST, given_by=secretary, given_at=AT, unit_id=branch.pk
    )

    told = hand_out_data(secretary.member, request="", actor=secretary, at=AT)

    copied = [cell for part in told.parts for row in part.rows for cell in row]
    assert "Bùi Xuân Niềm" in copied
    assert not {"Trần Văn Bên Cạnh", "Riêng tư"} & set(copied)


def test_the_secretary_hands_out_on_request_only_and_without_devices(branch, secretary, member):
    with pytest.raises(NothingSaid):
        hand_out_data(member, request="  ", actor=secretary, at=AT)

    told = hand_out_data(member, request="Hỏi trực tiếp ngày 3/12", actor=secretary, at=AT)

    assert "Thiết bị" in told.withheld
    assert "Thiết bị" not in [part.heading for part in told.parts]
    assert Look.objects.get(member=member).kind == "copy"
    entry = AuditEntry.objects.get(action="membership.data_handed_out")
    assert entry.facts == {"is_own": False, "request": "Hỏi trực tiếp ngày 3/12"}


def test_the_own_copy_is_recorded_and_is_no_look_of_others(member):
    hand_out_data(member, request="", actor=member.user, at=AT)

    assert AuditEntry.objects.get(action="membership.data_handed_out").facts["is_own"] is True
    assert not Look.objects.exists()


def test_the_copy_tells_of_the_copies_before_it(secretary, member):
    hand_out_data(member, request="Giấy đề nghị", actor=secretary, at=AT)

    told = hand_out_data(member, request="", actor=member.user, at=AT)

    looked = rows(told, "Ai đã xem dữ liệu của đồng chí")
    assert [(row[1], row[2]) for row in looked] == [
        ("tải về toàn bộ dữ liệu của đảng viên", "Bùi Xuân Niềm")
    ]


def test_a_member_without_an_account_can_ask_too(branch, secretary):
    elder = a_member(branch, "Phan Thị Cụ")

    told = hand_out_data(elder, request="Hỏi tại nhà", actor=an_administrator(), at=AT)

    assert told.code == ""
    assert rows(told, "Thông tin trong danh sách")[0][0] == "Phan Thị Cụ"
    assert rows(told, "Tài khoản") == []


def test_nobody_else_hands_it_out(branch, secretary, member):
    others = [
        an_officer(branch.parent),
        a_secretary(a_branch("Chi bộ khác", under=branch.parent), name="Người Lạ"),
        a_secretary(branch, name="Hết Nhiệm Kỳ", until=timezone.localdate(AT)),
        a_member(branch, "Hàng Xóm", with_account=True).user,
    ]

    for other in others:
        with pytest.raises(PermissionDenied):
            hand_out_data(member, request="Hỏi", actor=other, at=AT)
    assert not AuditEntry.objects.exists()
