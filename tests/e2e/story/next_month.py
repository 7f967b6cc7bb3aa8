"""Last chapter: the next month begins with what this one left open."""

from playwright.sync_api import expect

from tests.e2e.look import look_at


def the_next_month_begins_with_what_is_open(story):
    hand = story.hand_of("secretary")
    hand.page.goto("/")
    look_at(hand.page, "story-home-next-month")
    hand.follow("Lập kế hoạch")
    look_at(hand.page, "story-next-plan")
    hand.press("Ghi kế hoạch này")
    hand.press("Lấy theo mẫu")
    look_at(hand.page, "story-next-agenda")
    expect(hand.page.get_by_text("Việc thứ 0").first).to_be_visible()
