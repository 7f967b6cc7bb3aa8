"""Third chapter: the next morning, from the close to sealed papers and the score sent."""

from chibo.records.models import Seal, SealedFile
from tests.e2e.look import look_at

MOST_ACTIONS_TO_FINISH = 12  # U4


def clerk_and_secretary_finish(story):
    clerk, secretary = story.hand_of("clerk"), story.hand_of("secretary")
    before = clerk.actions + secretary.actions
    clerk.page.goto("/")
    look_at(clerk.page, "story-home-clerk-after")
    clerk.follow("Mở biên bản")
    clerk.follow("Đọc và xác nhận")
    look_at(clerk.page, "story-minutes-read")
    clerk.press("Xác nhận là thư ký")

    secretary.page.goto("/")
    look_at(secretary.page, "story-home-finish")
    secretary.follow("Mở biên bản")
    secretary.follow("Đọc và xác nhận")
    secretary.press("Xác nhận là chủ trì")
    look_at(secretary.page, "story-minutes-to-seal")
    secretary.press("Niêm phong")
    look_at(secretary.page, "story-minutes-sealed")
    the_secretary_sends_the_score(story)

    assert clerk.actions + secretary.actions - before <= MOST_ACTIONS_TO_FINISH
    assert (Seal.objects.count(), SealedFile.objects.count()) == (2, 4)


def the_secretary_sends_the_score(story):
    hand = story.hand_of("secretary")
    hand.page.goto(f"/meetings/{story.meeting.pk}/score/")
    look_at(hand.page, "story-score-voted")
    hand.press("Gửi cấp trên", exact=True)
    look_at(hand.page, "story-score-sent")


def a_member_reads_what_was_sealed(story):
    hand = story.hand_of("member")
    hand.page.goto(f"/meetings/{story.meeting.pk}/minutes/")
    look_at(hand.page, "story-minutes-member")
    hand.follow("Đối chiếu niêm phong")
    look_at(hand.page, "story-seal")
