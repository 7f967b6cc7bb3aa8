"""A lost device is revoked, and the file that it exported is brought in by the secretary."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from chibo.meetings.models import MeetingClerk
from chibo.sync.models import PreparedDevice
from chibo.sync.operations.preparing import prepare_device
from tests.e2e.hand import Hand
from tests.e2e.look import look_at
from tests.sync.factories import TABLET, told
from tests.web.room.factories import a_branch_with, a_meeting_today

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_secretary_revokes_the_device_of_a_clerk_and_brings_in_its_file(open_window, tmp_path):
    branch, secretary, members = a_branch_with(4)
    meeting, at, clerk = a_meeting_today(branch, secretary), timezone.now(), members[0].user
    since = at - timedelta(hours=1)
    MeetingClerk.objects.create(meeting=meeting, member=members[0], effective_from=since)
    for actor, device, name in ((clerk, TABLET, "Android · Chrome"), (secretary, "2", "iPad")):
        prepare_device(meeting, device, bytes(32), name=name, actor=actor, at=at)
    PreparedDevice.objects.filter(account=clerk).update(waiting=3, heard_at=at)
    entries = [
        told(meeting, clerk, "opened", 1),
        told(
            meeting, clerk, "spoke", 2, person=str(members[1].pk), kind="opinion", gist="Mở đường"
        ),
        told(meeting, clerk, "note", 3, at=at - timedelta(hours=2), text="Trước khi được cử"),
    ]
    path = tmp_path / "so-ghi.json"
    path.write_text(json.dumps({"format": 1, "meeting": str(meeting.pk), "entries": entries}))
    hand = Hand(open_window())

    hand.sign_in(secretary)
    hand.page.goto(f"/meetings/{meeting.pk}/")
    hand.follow("Thiết bị của buổi sinh hoạt")
    hand.unfold("Thu hồi")
    look_at(hand.page, "room-devices")
    hand.press("Thu hồi thiết bị này")
    hand.page.get_by_text("Chrome không nhận được gì nữa").wait_for()
    hand.follow("Nhập tệp của thiết bị")
    hand.choose_file("Tệp có đuôi .json", path)
    hand.press("Nhập tệp")
    hand.page.get_by_text("Vừa nhập: 2.").wait_for()
    look_at(hand.page, "room-file")

    assert PreparedDevice.objects.get(account=clerk).revoked_by == secretary
    assert hand.page.locator("#refused + p + .scroll tbody tr").count() == 1
