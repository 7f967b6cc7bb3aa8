"""First chapter: from the plan to the answers."""

import re

from chibo.meetings.models import Meeting
from tests.e2e.look import look_at

MOST_ACTIONS_TO_CONVENE = 20  # U1
MOST_ACTIONS_TO_BE_EXCUSED = 4  # U5


def the_secretary_prepares(story, paper):
    hand = story.hand_of("secretary")
    page = hand.page
    look_at(page, "story-home-secretary")
    hand.follow("Lập kế hoạch")
    hand.fill("Giờ", "19:30")
    hand.fill("Địa điểm", "Nhà văn hóa Thuận Hòa")
    look_at(page, "story-plan")
    hand.press("Ghi kế hoạch này")
    hand.press("Lấy theo mẫu")
    look_at(page, "story-agenda")
    hand.press("Ghi và sang bước tiếp")
    for name in ("Bùi Xuân Niềm", "Hồ Sỹ Minh", "Trần Quang Sơn"):
        hand.tick(re.compile(name))
    hand.fill("Nội dung đã thống nhất", "Thống nhất chương trình, đ/c Minh báo cáo.")
    look_at(page, "story-consultation")
    hand.press("Ghi hội ý")
    hand.choose_file("Tệp", paper)
    hand.press("Gắn tài liệu")
    look_at(page, "story-papers")
    hand.follow("Sang bước thông báo")
    look_at(page, "story-convening")
    hand.press("Gửi giấy mời cho")
    look_at(page, "story-invitation")
    assert hand.actions <= MOST_ACTIONS_TO_CONVENE

    story.meeting = Meeting.objects.get(branch=story.branch)
    page.goto(f"/meetings/{story.meeting.pk}/")
    hand.choose("Thư ký cuộc họp", story.clerk.full_name)
    look_at(page, "story-clerk")
    hand.press("Cử đồng chí này")


def a_member_asks_to_be_excused(story):
    hand = story.hand_of("member")
    look_at(hand.page, "story-home-member")
    before = hand.actions
    hand.unfold("Tôi xin vắng")
    hand.fill("Lý do", "Đi viện")
    hand.press("Gửi bí thư")
    assert hand.actions - before <= MOST_ACTIONS_TO_BE_EXCUSED
    look_at(hand.page, "story-excuse-sent")

    secretary = story.hand_of("secretary")
    secretary.page.goto("/")
    look_at(secretary.page, "story-home-excuse")
    secretary.follow("Trả lời")
    secretary.press("Đồng ý cho vắng")
    look_at(secretary.page, "story-answers")
    assert secretary.page.locator(".tag", has_text="được vắng").is_visible()


def the_secretary_puts_the_resolution(story):
    hand = story.hand_of("secretary")
    hand.page.goto(f"/meetings/{story.meeting.pk}/resolution/")
    hand.press("Lấy dự thảo gợi ý")
    look_at(hand.page, "story-resolution-draft")
    hand.press("Trình hội nghị")
    look_at(hand.page, "story-resolution-put")
