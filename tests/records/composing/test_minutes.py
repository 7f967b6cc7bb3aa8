"""What the minutes say of an evening, word for word."""

from dataclasses import replace
from decimal import Decimal

from chibo.records.scores import ScoreLinePrinted, ScorePrinted
from tests.records.composing.evenings import FACTS, figures, minutes_of, section, wordings

OPENED = (0, "opened", {})
ALL_HERE = (2, "rest_present", {})
CLOSED = (95, "closed", {})


def test_an_evening_that_has_not_begun_says_so_everywhere():
    draft = minutes_of()

    assert figures(draft) == {
        "opened_at": "chưa khai mạc",
        "place": "Nhà văn hóa",
        "convened": "5 đồng chí (4 chính thức, 1 dự bị)",
        "present": "0/5 (0%)",
        "excused": "không có",
        "absent": "không có",
        "expected": (
            "5 đồng chí: Lê Quang Đạo, Võ Thị Hằng, Phạm Văn Hữu, Bùi Xuân Niềm, Trần Quốc Toản"
        ),
        "apart_exempt": "1 đồng chí: Bùi Văn Ất",
        "apart_temporarily_elsewhere": "1 đồng chí: Đỗ Thị Ngữ",
        "apart_suspended": "1 đồng chí: Hà Ợi",
        "guests": "không có",
        "chair": "chưa ghi",
        "clerk": "chưa ghi",
        "dues": "chưa báo cáo",
        "programme": "chưa ghi việc thông qua",
        "criticism:none": "không có",
        "conclusions:none": "không có",
        "tasks:none": "không có",
        "votes:none": "không có",
        "score": "chưa chấm điểm",
        "minutes_adopted": "chưa thông qua",
        "closed_at": "chưa bế mạc",
    }


def test_the_head_and_the_title_name_branch_kind_and_month():
    draft = minutes_of(facts=replace(FACTS, kind="thematic", title="Học tập Chỉ thị 50"))

    assert (draft.title, draft.summary) == (
        "Biên bản",
        "Sinh hoạt chuyên đề tháng 12 năm 2026: Học tập Chỉ thị 50",
    )
    assert (draft.head.parent, draft.head.issuer) == (FACTS.parent, FACTS.branch)


def test_absence_is_told_with_names_and_reasons():
    draft = minutes_of(
        OPENED,
        (1, "marked", {"person": "4", "state": "excused", "reason": "ốm"}),
        (1, "marked", {"person": "3", "state": "absent"}),
        ALL_HERE,
        CLOSED,
    )

    told = figures(draft)
    assert (told["present"], told["excused"], told["absent"]) == (
        "3/5 (60%)",
        "1 đồng chí: Võ Thị Hằng (ốm)",
        "1 đồng chí: Phạm Văn Hữu",
    )


def test_an_exempt_member_who_comes_was_called_and_is_present():
    draft = minutes_of(OPENED, (1, "marked", {"person": "6", "state": "present"}), ALL_HERE, CLOSED)

    told = figures(draft)
    assert (told["convened"], told["present"]) == (
        "6 đồng chí (5 chính thức, 1 dự bị)",
        "6/6 (100%)",
    )
    assert "apart_exempt" not in told


def test_late_early_and_remote_members_are_named():
    draft = minutes_of(
        OPENED,
        ALL_HERE,
        (3, "marked", {"person": "4", "state": "present", "remote": True}),
        (20, "marked", {"person": "3", "state": "absent"}),
        (21, "marked", {"person": "3", "state": "present"}),
        (60, "left", {"person": "5"}),
        CLOSED,
    )

    told = figures(draft)
    assert told["remote"] == "1 đồng chí: Võ Thị Hằng"
    assert told["late"] == "1 đồng chí: Phạm Văn Hữu (21 phút)"
    assert told["left_early"] == "1 đồng chí: Trần Quốc Toản (35 phút)"


def test_another_mode_gives_its_reason_and_who_approved():
    facts = replace(FACTS, mode="online", mode_reason="Mưa lũ", mode_approved_by="Đảng ủy phường")

    told = figures(minutes_of(facts=facts))

    assert told["mode"] == "trực tuyến (lý do: Mưa lũ; người cho phép: Đảng ủy phường)"


def test_opinions_stand_by_item_in_the_order_in_which_they_were_said():
    draft = minutes_of(
        OPENED,
        ALL_HERE,
        (5, "guest_present", {"guest": "g", "name": "Hoàng Thị Mai", "post": "Phó Bí thư"}),
        (7, "item_started", {"item": "a"}),
        (10, "spoke", {"person": "3", "item": "a", "gist": "Ý kiến một"}),
        (12, "spoke", {"guest": "g", "item": "b", "gist": "Nhất trí"}),
        (14, "spoke", {"person": "5", "item": "a", "kind": "proposal", "gist": "Ý kiến hai"}),
        (15, "spoke", {"person": "4", "gist": "Ngoài chương trình"}),
        (16, "note", {"item": "a", "text": "Cả chi bộ nhất trí"}),
        CLOSED,
    )

    assert wordings(draft, "item:a") == [
        ("Đồng chí Phạm Văn Hữu phát biểu (19 giờ 40)", "Ý kiến một"),
        ("Đồng chí Trần Quốc Toản đề nghị (19 giờ 44)", "Ý kiến hai"),
        ("Ghi nhận (19 giờ 46)", "Cả chi bộ nhất trí"),
    ]
    assert wordings(draft, "item:b") == [
        ("Đại biểu Hoàng Thị Mai, Phó Bí thư phát biểu (19 giờ 42)", "Nhất trí")
    ]
    assert wordings(draft, "item:") == [
        ("Đồng chí Võ Thị Hằng phát biểu (19 giờ 45)", "Ngoài chương trình")
    ]


def test_criticism_waits_for_agreed_words_and_the_answer_stands_beside_it():
    draft = minutes_of(
        OPENED, ALL_HERE, (9, "spoke", {"person": "3", "kind": "criticism", "gist": "Lời thô"})
    )

    assert wordings(draft, "criticism") == [
        ("Đồng chí Phạm Văn Hữu (19 giờ 39)", ""),
        ("Ý kiến của đồng chí được góp ý", ""),
    ]
    assert "Lời thô" not in str(draft)


def test_a_vote_tells_every_figure_over_its_base_and_the_opinion_kept():
    vote = {"vote": "v", "matter": "resolution"}
    draft = minutes_of(
        OPENED,
        ALL_HERE,
        (50, "vote_opened", {**vote, "question": "Nghị quyết tháng 12"}),
        (
            51,
            "vote_closed",
            {
                **vote,
                "base": ["1", "2", "3", "4"],
                "for": 2,
                "against": 1,
                "none": 0,
                "not_voted": 1,
                "carried": False,
            },
        ),
        (52, "reserved_opinion", {"person": "3", "vote": "v", "gist": "Nên lùi thời hạn"}),
        CLOSED,
    )

    assert section(draft, "votes").parts[0].label == (
        "1. Biểu quyết nghị quyết: Nghị quyết tháng 12 (giơ tay)"
    )
    assert figures(draft)["vote:v"] == (
        "tán thành 2/4 (50%); không tán thành 1; không có ý kiến 0; không hợp lệ 0; "
        "không biểu quyết 1; tính trên 4 đảng viên chính thức được triệu tập; "
        "kết quả: không được thông qua"
    )
    assert wordings(draft, "votes") == [
        ("Ý kiến bảo lưu của đồng chí Phạm Văn Hữu", "Nên lùi thời hạn")
    ]


def test_an_election_on_paper_tells_ballots_names_and_who_is_elected():
    vote = {"vote": "e", "matter": "election"}
    base = ["1", "2", "3", "4"]
    draft = minutes_of(
        OPENED,
        ALL_HERE,
        (
            50,
            "vote_opened",
            {**vote, "method": "secret_paper", "candidates": ["1", "3"], "seats": 1},
        ),
        (
            60,
            "vote_closed",
            {
                **vote,
                "base": base,
                "for": 4,
                "against": 0,
                "ballots_issued": 4,
                "ballots_returned": 4,
                "candidates": {"1": 4, "3": 1},
                "carried": True,
            },
        ),
        CLOSED,
    )

    told = figures(draft)
    assert "phiếu phát ra 4, thu về 4; kết quả: được thông qua" in told["vote:e"]
    assert told["candidates:e"] == (
        "Bùi Xuân Niềm 4/4 (100%); Phạm Văn Hữu 1/4 (25%); bầu đủ; trúng cử: Bùi Xuân Niềm"
    )


def test_votes_cancelled_open_and_by_name_are_told_as_they_are():
    named = {"vote": "n", "matter": "other"}
    draft = minutes_of(
        OPENED,
        ALL_HERE,
        (40, "vote_opened", {"vote": "c", "matter": "other"}),
        (41, "vote_cancelled", {"vote": "c", "reason": "Đếm lại"}),
        (42, "vote_opened", {**named, "method": "named"}),
        (
            43,
            "vote_closed",
            {
                **named,
                "base": ["1", "2"],
                "for": 1,
                "against": 1,
                "carried": False,
                "named": {"1": "for", "2": "against"},
            },
        ),
        (44, "vote_opened", {"vote": "o", "matter": "other"}),
    )

    told = figures(draft)
    assert (told["vote:c"], told["vote:o"]) == (
        "đã hủy, lý do: Đếm lại",
        "chưa công bố kết quả",
    )
    assert (told["named:n:for"], told["named:n:against"]) == ("Bùi Xuân Niềm", "Lê Quang Đạo")


def test_tasks_name_lead_helpers_and_day():
    task = {"task": "t", "text": "Hiến đất", "lead": "3", "helpers": ["5"], "due_on": "2026-12-25"}
    draft = minutes_of(
        OPENED,
        (50, "task_agreed", task),
        (51, "task_agreed", {"task": "u", "text": "Thu quỹ", "lead_name": "Ban công tác"}),
    )

    rows = section(draft, "tasks").parts[0].rows
    assert [row.cells for row in rows] == [
        ("1", "Hiến đất", "Phạm Văn Hữu", "Trần Quốc Toản", "25/12/2026"),
        ("2", "Thu quỹ", "Ban công tác", "", ""),
    ]


def test_praise_keeps_its_key_when_another_is_taken_back():
    first = (30, "praised", {"person": "3", "reason": "Gương mẫu"})
    second = (31, "praised", {"whom": "Tổ 2", "reason": "Sạch đẹp"})

    alone, both = minutes_of(OPENED, second), minutes_of(OPENED, first, second)

    keys = [part.key for part in section(both, "remarks").parts]
    assert section(alone, "remarks").parts[0].key == keys[1]
    assert wordings(both, "remarks") == [
        ("Biểu dương đồng chí Phạm Văn Hữu", "Gương mẫu"),
        ("Biểu dương Tổ 2", "Sạch đẹp"),
    ]


def test_requests_reminders_rooms_and_dues_are_told():
    draft = minutes_of(
        OPENED,
        (4, "dues_reported", {"paid": 4, "of": 5, "unpaid": ["4"], "remark": "Đóng bù"}),
        (5, "condition_noted", {"about": "sound", "fine": False, "remark": "Loa rè"}),
        (30, "reminded", {"person": "4", "reason": "Đi muộn"}),
        (31, "request_answered", {"person": "3", "request": "Sửa đèn", "answer": "Tuần sau"}),
    )

    assert figures(draft)["dues"] == "đã đóng 4/5 (80%); chưa đóng: Võ Thị Hằng"
    assert wordings(draft, "procedure") == [
        ("Ghi chú về đảng phí", "Đóng bù"),
        ("Âm thanh: chưa bảo đảm", "Loa rè"),
    ]
    assert wordings(draft, "remarks") == [
        ("Nhắc nhở đồng chí Võ Thị Hằng", "Đi muộn"),
        ("Kiến nghị của đồng chí Phạm Văn Hữu", "Sửa đèn"),
        ("Trả lời của chi ủy", "Tuần sau"),
    ]


def test_the_score_is_told_as_voted_with_the_lines_that_were_to_come():
    card = ScorePrinted(
        total=Decimal("92.50"),
        maximum=Decimal(100),
        band="Tốt",
        lines=(
            ScoreLinePrinted(
                code="1.1",
                text="Chuẩn bị",
                points=Decimal("4.5"),
                maximum=Decimal(5),
                sentence="Gửi tài liệu muộn nửa ngày.",
            ),
            ScoreLinePrinted(
                code="8.3", text="Báo cáo", points=Decimal(0), maximum=Decimal(2), is_to_come=True
            ),
        ),
    )

    draft = minutes_of(OPENED, CLOSED, card=card)

    told = figures(draft)
    assert told["score"] == "92,5/100 điểm, xếp loại Tốt"
    assert (told["score_to_come"], told["score:1.1"]) == ("8.3", "Gửi tài liệu muộn nửa ngày.")
    rows = [row.cells for row in section(draft, "score").parts[1].rows]
    assert rows == [("1.1", "Chuẩn bị", "5", "4,5"), ("8.3", "Báo cáo", "2", "chưa đến hạn")]


def test_the_end_gives_hour_length_and_the_parts_of_a_combined_evening():
    draft = minutes_of(
        OPENED,
        (5, "part_started", {"part": "regular"}),
        (60, "part_ended", {"part": "regular"}),
        CLOSED,
    )

    told = figures(draft)
    assert told["part:regular"] == "từ 19 giờ 35 đến 20 giờ 30, 55 phút"
    assert told["closed_at"] == "21 giờ 05 cùng ngày; thời gian sinh hoạt 95 phút"


def test_whoever_signs_is_the_last_clerk_and_the_last_chair():
    draft = minutes_of(
        OPENED,
        (1, "chair_named", {"person": "1"}),
        (1, "clerk_named", {"person": "2"}),
        (40, "chair_named", {"person": "3"}),
    )

    assert (draft.clerk.name, draft.chair.name) == ("Lê Quang Đạo", "Phạm Văn Hữu")
    assert figures(draft)["chair"] == ("đồng chí Bùi Xuân Niềm, Bí thư; đồng chí Phạm Văn Hữu")


def test_figures_name_what_stands_behind_them():
    draft = minutes_of(OPENED, (1, "marked", {"person": "4", "state": "absent"}), ALL_HERE)

    behind = {
        part.key: part.evidence for part in section(draft, "opening").parts if part.kind == "figure"
    }
    assert (behind["absent"], behind["present"]) == (("4",), ("2", "3", "1", "5"))


def test_the_same_evening_gives_the_same_minutes():
    entries = (OPENED, ALL_HERE, (9, "spoke", {"person": "3", "gist": "Nhất trí"}), CLOSED)

    assert minutes_of(*entries) == minutes_of(*entries)
