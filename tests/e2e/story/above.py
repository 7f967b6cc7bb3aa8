"""Fourth chapter: the committee above reviews, and sees the branch on its board."""

from playwright.sync_api import expect

from tests.e2e.look import look_at

MOST_ACTIONS_TO_WHO_IS_LATE = 2  # U6


def the_committee_waits_for_what_is_to_come(story):
    hand = story.hand_of("reviewer")
    look_at(hand.page, "story-home-reviewer")
    hand.follow("Duyệt điểm", within="header")
    look_at(hand.page, "story-queue")
    hand.follow("Duyệt")
    look_at(hand.page, "story-review-waits")
    expect(hand.page.get_by_role("button", name="Đồng ý với phiếu")).to_have_count(0)


def the_committee_reviews(story):
    hand = story.hand_of("reviewer")
    hand.page.goto("/scores/review/")
    hand.follow("Duyệt")
    look_at(hand.page, "story-review")
    hand.press("Đồng ý với phiếu")
    look_at(hand.page, "story-reviewed")


def the_committee_looks_at_its_board(story):
    hand = story.hand_of("reviewer")
    hand.page.goto("/")
    before = hand.actions
    hand.follow("Tổng hợp", within="header", exact=True)
    look_at(hand.page, "story-board")
    hand.follow("đang chậm việc")
    look_at(hand.page, "story-board-late")
    expect(hand.page.get_by_role("link", name="Chi bộ 2")).to_be_visible()
    assert hand.actions - before <= MOST_ACTIONS_TO_WHO_IS_LATE
