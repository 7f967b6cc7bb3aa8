from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from chibo.meetings.models import JournalEntry, Meeting
from chibo.meetings.operations.appending import append_entries
from chibo.web.http import today
from tests.factories import a_branch, a_member, a_secretary
from tests.meetings.factories import code_at
from tests.web.room.factories import a_branch_with, a_meeting_today
from tests.web.room.test_entries import an_entry, answers, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def evening(client):
    branch, secretary, members = a_branch_with(5)
    meeting = a_meeting_today(branch, secretary)
    client.force_login(members[0].user)
    return meeting, secretary, members[0]


def shown(client, meeting, code=""):
    address = reverse("coming:check_in", args=[meeting.pk])
    return client.get(address, {"code": code} if code else {}).content.decode()


def own(meeting, member, number=1, **payload):
    told = {"person": str(member.pk), **payload}
    return an_entry(meeting, member.user, "checked_in", number=number, role="self", **told)


def test_who_scanned_the_screen_has_one_button_and_nothing_to_type(client, evening):
    meeting, _secretary, _member = evening

    page = shown(client, meeting, code_at(meeting, timezone.now()))

    assert page.count('data-kind="checked_in"') == 1
    assert 'type="hidden" name="code"' in page
    assert 'id="code"' not in page


def test_who_opens_the_page_without_a_code_types_it(client, evening):
    meeting, _secretary, _member = evening

    page = shown(client, meeting)

    assert 'id="code"' in page
    assert 'value="typed"' in page


def test_a_code_that_is_over_is_said_to_be_over_and_may_be_typed_anew(client, evening):
    meeting, _secretary, _member = evening

    page = shown(client, meeting, code_at(meeting, timezone.now() - timedelta(minutes=5)))

    assert "Mã này đã hết hạn" in page
    assert 'id="code"' in page


def test_who_is_recorded_as_here_sees_it_and_has_no_button(client, evening):
    meeting, _secretary, member = evening
    append_entries(meeting, [own(meeting, member)], actor=member.user, at=timezone.now())

    page = shown(client, meeting)

    assert "notice done" in page
    assert "data-kind" not in page


def test_an_own_sign_after_the_clerks_mark_waits_for_the_clerk(client, evening):
    meeting, secretary, member = evening
    mark = an_entry(meeting, secretary, "marked", person=str(member.pk), state="absent")
    append_entries(meeting, [mark], actor=secretary, at=timezone.now())
    append_entries(meeting, [own(meeting, member, 2)], actor=member.user, at=timezone.now())

    assert "notice warning" in shown(client, meeting)


def test_before_the_day_of_the_meeting_nobody_checks_in(client, evening):
    meeting, _secretary, _member = evening
    later = timezone.now() + timedelta(days=2)
    Meeting.objects.filter(pk=meeting.pk).update(planned_at=later)

    assert "data-kind" not in shown(client, meeting)


def test_the_short_address_leads_to_the_meeting_whose_screen_it_was(client, evening):
    first, _secretary, member = evening
    second_branch = a_branch("Chi bộ cơ quan")
    second = a_meeting_today(second_branch, a_secretary(second_branch, name="Người Khác"))
    member.stays.create(
        branch=second_branch, kind="temporary_here", standing="official", valid_from=today()
    )

    for meeting in (first, second):
        code = code_at(meeting, timezone.now())
        answer = client.get(reverse("coming:by_code", args=[code.lower()]))
        wanted = reverse("coming:check_in", args=[meeting.pk])
        assert answer.url == f"{wanted}?code={code}"


def test_the_short_address_without_a_code_leads_to_where_it_is_typed(client, evening):
    meeting, _secretary, _member = evening

    answer = client.get(reverse("coming:code"))

    assert answer.url == reverse("coming:check_in", args=[meeting.pk])


def test_who_has_no_meeting_today_reads_so(client):
    stranger = a_member(a_branch("Chi bộ khác"), "Người Lạ", with_account=True)
    client.force_login(stranger.user)

    assert "không có buổi họp" in client.get(reverse("coming:code")).content.decode()


def test_wrong_codes_make_the_next_one_wait_and_nobody_elses(client, evening):
    meeting, secretary, member = evening
    other = secretary.member

    tries = [
        send(client, meeting, own(meeting, member, number, code="AAAAAA")).json()["answers"][0]
        for number in range(1, 6)
    ]
    waits = send(client, meeting, own(meeting, member, 6))
    client.force_login(secretary)
    free = send(client, meeting, own(meeting, other, 7))

    assert {one["status"] for one in tries} == {"refused"}
    assert ["chờ" in one["reason"] for one in tries] == [False] * 4 + [True]
    assert waits.status_code == 429
    assert 1 <= int(waits["Retry-After"]) <= 5
    assert answers(free) == [("stored", False)]


def test_who_waited_is_let_in_by_the_right_code(client, evening, monkeypatch):
    meeting, _secretary, member = evening
    for number in range(1, 6):
        send(client, meeting, own(meeting, member, number, code="AAAAAA"))
    later = timezone.now() + timedelta(seconds=6)
    monkeypatch.setattr("chibo.web.room.entries.now", lambda: later)

    right = own(meeting, member, 9, code=code_at(meeting, later))

    assert answers(send(client, meeting, right)) == [("stored", False)]
    assert JournalEntry.objects.count() == 1


def test_guessing_by_the_address_waits_as_well(client, evening):
    meeting, _secretary, _member = evening
    for _time in range(5):
        shown(client, meeting, "AAAAAA")

    page = shown(client, meeting, code_at(meeting, timezone.now()))

    assert 'type="hidden" name="code"' not in page
    assert "chờ" in page


def test_what_the_clerk_records_is_slowed_by_no_code(client, evening):
    meeting, secretary, _member = evening
    client.force_login(secretary)
    member = secretary.member
    for number in range(1, 7):
        send(client, meeting, own(meeting, member, number, code="AAAAAA"))

    opened = send(client, meeting, an_entry(meeting, secretary, "opened", number=20))

    assert answers(opened) == [("stored", False)]
