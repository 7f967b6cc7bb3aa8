import json

import pytest
from django.urls import reverse

from chibo.meetings.check_in_codes import code_of
from tests.evenings import Evening, key_of
from tests.meetings.factories import minutes_later
from tests.web.room.factories import a_branch_with, a_meeting_today

pytestmark = pytest.mark.django_db


@pytest.fixture
def evening(client):
    branch, secretary, members = a_branch_with(12)
    meeting = a_meeting_today(branch, secretary, at=minutes_later(60))
    told = Evening(meeting, secretary, voters=[key_of(one) for one in members])
    client.force_login(secretary)
    return told, members


def state_of(client, meeting):
    return client.get(reverse("coming:shown_state", args=[meeting.pk])).json()


def test_the_state_names_nobody_and_quotes_nothing(client, evening):
    told, members = evening
    told.open(absent=[key_of(members[0])], excused=[key_of(members[1])])
    told.tell("spoke", 10, person=key_of(members[2]), kind="discussion", gist="Góp ý kín")
    told.tell("paused", 20, reason="Đồng chí A mệt")
    told.tell("note", 21, text="Ghi chú riêng")

    text = json.dumps(state_of(client, told.meeting), ensure_ascii=False)

    assert not [one.full_name for one in members if one.full_name in text]
    for hidden in ("Góp ý kín", "Ghi chú riêng", "mệt", "Ốm"):
        assert hidden not in text


def test_present_and_expected_can_be_counted_from_it(client, evening):
    told, members = evening
    told.open(absent=[key_of(members[0])], excused=[key_of(members[1])])
    told.tell("left", 30, person=key_of(members[2]))

    state = state_of(client, told.meeting)["state"]

    here = [
        one
        for one in state["attendance"].values()
        if one["state"] == "present" and one["intervals"]
    ]
    assert len(state["roster"]) == 12
    assert len(here) == 9


@pytest.mark.parametrize("method", ["secret_paper", "secret_electronic", "hand", "named"])
def test_no_figure_of_a_vote_is_told_before_it_is_declared(client, evening, method):
    told, _members = evening
    told.open()
    told.tell("vote_opened", 10, vote="v", matter="resolution", method=method)

    [vote] = state_of(client, told.meeting)["state"]["votes"].values()

    assert vote["status"] == "open"
    assert (vote["tally"], vote["carried"], vote["base"], vote["candidates"]) == (
        None, None, [], {},
    )  # fmt: skip


def test_a_declared_result_is_told(client, evening):
    told, _members = evening
    told.open()
    told.vote("resolution", 10, against=2)

    [vote] = state_of(client, told.meeting)["state"]["votes"].values()

    assert (vote["carried"], vote["tally"]["in_favour"], vote["tally"]["against"]) == (True, 9, 2)
    assert len(vote["base"]) == 11
    assert not any(vote["base"])


def test_the_code_and_its_secret_are_for_who_records_the_meeting(client, evening):
    told, _members = evening

    found = state_of(client, told.meeting)

    pack = found["pack"]["check_in"]
    assert pack == {"secret": told.meeting.check_in_secret, "period": 30}
    assert len(found["code"]) == 6
    assert len(code_of(pack["secret"], 1)) == 6


def test_the_page_itself_tells_of_nobody_so_that_a_device_may_keep_it(client, evening):
    told, members = evening
    told.open()

    answer = client.get(reverse("coming:projector", args=[told.meeting.pk]))

    page = answer.content.decode()
    assert answer["Chibo-Shell"]
    assert "/c/" in page
    hidden = [told.meeting.check_in_secret, told.meeting.branch.short_name]
    assert not [one for one in [*hidden, *(one.full_name for one in members)] if one in page]
