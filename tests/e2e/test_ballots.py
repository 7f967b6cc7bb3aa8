"""A secret vote in real browsers: keys made, a choice closed and opened, only totals leave."""

import json

import pytest
from django.utils import timezone

from chibo.ballots.models import Ballot, Envelope, Voted
from chibo.ballots.operations.ending import put_vote
from chibo.ballots.operations.preparing import give_key, name_tellers
from chibo.meetings.queries.journal import meeting_state
from tests.ballots.envelopes import a_key_pair, opened
from tests.ballots.factories import a_committee_that_elects_on_telephones
from tests.e2e.hand import Hand
from tests.e2e.look import look_at
from tests.evenings import Evening
from tests.web.room.factories import a_branch_with, a_meeting_today

pytestmark = pytest.mark.django_db(transaction=True)
VOTE = "0190a0f0-0000-7000-8000-000000000009"


def test_a_choice_closed_in_the_browser_is_opened_by_the_tellers_alone(open_window):
    branch, secretary, members = a_branch_with(8)
    meeting, teller = a_meeting_today(branch, secretary), members[0]
    Evening(meeting, secretary).open()
    at = timezone.now()
    name_tellers(meeting, [secretary.member, teller], actor=secretary, at=at)
    put_vote(
        meeting, "other", "Đồng ý không?", "secret_electronic", vote=VOTE, actor=secretary, at=at
    )
    private, text = a_key_pair()
    give_key(meeting, VOTE, text, actor=teller.user, at=at)
    page, sent = open_window(), []
    page.on("request", lambda request: sent.append(request.post_data or ""))
    hand = Hand(page)
    hand.sign_in(secretary)
    page.goto(f"/meetings/{meeting.pk}/ballots/")
    page.locator("[data-ballots][data-ready]").wait_for()
    hand.press("Chuẩn bị máy này")
    page.get_by_role("button", name="Khóa bỏ phiếu").wait_for()
    look_at(page, "ballots-tellers")

    page.goto("/")
    hand.follow("Bỏ phiếu")
    page.locator("[data-ballots][data-ready]").wait_for()
    look_at(page, "ballots-vote")
    hand.press("Không tán thành")
    page.get_by_role("heading", name="Đồng chí đã bỏ phiếu").wait_for()
    ballot, envelope = Ballot.objects.get(), Envelope.objects.get()
    assert Voted.objects.get().member == secretary.member
    assert opened(envelope.text, ballot=ballot.pk, private=private, place=2) == "against"

    page.goto(f"/meetings/{meeting.pk}/ballots/")
    page.locator("[data-ballots][data-ready]").wait_for()
    hand.press("Khóa bỏ phiếu")
    page.locator("form[data-count]").wait_for()
    page.locator("[data-ballots][data-ready]").wait_for()
    hand.press("Mở phiếu niêm phong và kiểm phiếu")
    page.get_by_role("button", name="Công bố").wait_for()
    totals = next(json.loads(body) for body in reversed(sent) if '"totals"' in body)
    assert totals == {"vote": VOTE, "totals": {"for": 0, "against": 1, "none": 0, "invalid": 0}}
    hand.press("Công bố: ghi kết quả vào nhật ký cuộc họp")
    page.get_by_role("button", name="Công bố").wait_for(state="detached")
    assert meeting_state(meeting).votes[VOTE].tally.against == 1
    assert not Envelope.objects.exists()


def test_a_list_is_struck_out_in_the_browser_and_leaves_only_when_it_fits(open_window):
    commune = a_committee_that_elects_on_telephones()
    branch, secretary, members = a_branch_with(8, under=commune)
    meeting, teller, names = a_meeting_today(branch, secretary), members[0], members[2:5]
    Evening(meeting, secretary).open()
    at, keys = timezone.now(), [a_key_pair(), a_key_pair()]
    name_tellers(meeting, [secretary.member, teller], actor=secretary, at=at)
    told = {"candidates": [str(one.pk) for one in names], "seats": 2, "vote": VOTE}
    put_vote(meeting, "election", "Bầu chi ủy", "secret_electronic", actor=secretary, at=at, **told)
    for user, (_private, text) in zip((secretary, teller.user), keys, strict=True):
        give_key(meeting, VOTE, text, actor=user, at=at)
    page = open_window()
    Hand(page).sign_in(secretary)
    page.goto(f"/meetings/{meeting.pk}/vote/")
    page.locator("[data-ballots][data-ready]").wait_for()
    sends = page.locator("form[data-seal] button")
    assert sends.is_disabled(), "three names stand for two places"
    page.get_by_label(names[1].full_name).uncheck()
    assert sends.is_enabled()
    look_at(page, "ballots-election")
    sends.click()
    page.get_by_role("heading", name="Đồng chí đã bỏ phiếu").wait_for()
    text, ballot = Envelope.objects.get().text, Ballot.objects.get()
    listed = {"ballot": ballot.pk, "candidates": ballot.candidates}
    left = opened(text, private=keys[0][0], place=1, **listed)
    assert left == [str(names[0].pk), str(names[2].pk)]
    page.goto(f"/meetings/{meeting.pk}/ballots/")
    page.locator("[data-ballots][data-ready]").wait_for()
    page.get_by_text("Nếu là bầu cử: danh sách và số lượng cần bầu").click()
    look_at(page, "ballots-tellers-election")
