from datetime import UTC, datetime

import pytest

from chibo.meetings.invitations import Invitation
from chibo.meetings.operations.convening import postpone
from chibo.meetings.queries.invitation import invitation_text
from tests.factories import a_branch, a_committee, a_secretary
from tests.meetings.factories import EVE, a_convened_meeting

pytestmark = pytest.mark.django_db


def test_an_invitation_says_when_where_and_what_and_is_signed_by_the_secretary():
    commune = a_committee()
    branch = a_branch(under=commune)
    meeting = a_convened_meeting(branch, a_secretary(branch))

    invitation = invitation_text(meeting)

    assert (invitation.above, invitation.locality) == (commune.name, "Hồng Lĩnh")
    assert invitation.text.splitlines()[1:] == [
        "Thời gian: 19 giờ 30, thứ Năm, ngày 03/12/2026.",
        "Địa điểm: Nhà văn hóa.",
        f"Hình thức: {invitation.mode}.",
        "Chương trình:",
        "1. Kiểm điểm tháng trước (30 phút)",
        "2. Bàn nhiệm vụ tháng sau (60 phút)",
        "Đồng chí đọc trước tài liệu, chuẩn bị ý kiến và báo lại việc tham dự.",
        "Bí thư chi bộ: Bùi Xuân Niềm",
    ]


def test_a_new_notice_says_why_the_day_was_moved():
    branch = a_branch()
    secretary = a_secretary(branch)
    moved = postpone(
        a_convened_meeting(branch, secretary),
        planned_at=datetime(2026, 12, 5, 1, 0, tzinfo=UTC),
        reason="Mưa lũ",
        actor=secretary,
        at=EVE,
    )

    lines = invitation_text(moved).text.splitlines()

    assert lines[1:3] == [
        "Lý do dời ngày: Mưa lũ.",
        "Thời gian: 8 giờ, thứ Bảy, ngày 05/12/2026.",
    ]


def test_an_invitation_leaves_out_what_there_is_not_and_names_topic_and_papers():
    said = {
        "branch": "Chi bộ 2", "above": "", "locality": "", "kind": "sinh hoạt chuyên đề",
        "topic": "", "planned_at": EVE, "place": "Nhà văn hóa", "mode": "trực tiếp",
        "agenda": (), "papers": (), "signed_by": "", "postponed_reason": "",
    }  # fmt: skip

    bare = Invitation(**said).text
    full = Invitation(**said | {"topic": "Học tập Bác", "papers": ("Dự thảo", "Báo cáo")}).text

    assert bare.splitlines() == [
        "Chi bộ 2 kính mời đồng chí dự sinh hoạt chuyên đề.",
        "Thời gian: 9 giờ, thứ Ba, ngày 01/12/2026.",
        "Địa điểm: Nhà văn hóa.",
        "Hình thức: trực tiếp.",
        "Đồng chí đọc trước tài liệu, chuẩn bị ý kiến và báo lại việc tham dự.",
    ]
    assert set(full.splitlines()) - set(bare.splitlines()) == {
        "Chuyên đề: Học tập Bác.",
        "Tài liệu: Dự thảo; Báo cáo.",
    }
