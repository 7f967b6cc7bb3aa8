"""The minutes on the page: worded, put, confirmed, sealed, and who does not see them."""

from uuid import uuid4

import pytest
from django.urls import reverse

from chibo.records.models import Confirmation, Minutes, MinutesText, PutMinutes, Seal, SealedFile
from chibo.records.operations.writing import word_minutes
from chibo.records.queries.drafting import minutes_digest
from tests.factories import LONG_AGO, a_branch, a_member, a_secretary, an_officer
from tests.records.factories import (
    AFTERWARDS,
    a_confirmed_evening,
    a_prepared_evening,
    an_evening,
)
from tests.web.records.factories import send

pytestmark = pytest.mark.django_db


@pytest.fixture
def evening():
    return an_evening()


def key_of_opinion(evening, client):
    """The key that the page itself gives for the opinion of comrade Hữu."""
    page = client.get(reverse("records:minutes", args=[evening.meeting.pk]))
    keys = [
        shown.part.key
        for section in page.context["sections"]
        for shown in section.parts
        if shown.part.kind == "wording" and "hai hộ còn lại" in shown.part.words
    ]
    return keys[0]


def word(client, evening, words, *, began_with=0):
    key = key_of_opinion(evening, client)
    return send(
        client, "records:word", evening.meeting.pk, key=key, words=words, began_with=began_with
    )


def test_minutes_are_begun_with_one_tap(client):
    evening = a_prepared_evening()
    client.force_login(evening.secretary)
    before = client.get(reverse("records:minutes", args=[evening.meeting.pk])).status_code

    answer = send(client, "records:compose", evening.meeting.pk)

    assert (before, answer.status_code, Minutes.objects.count()) == (200, 302, 1)


def test_words_are_changed_in_place(client, evening):
    client.force_login(evening.secretary)

    answer = word(client, evening, "Gặp riêng từng hộ")

    assert answer.status_code == 302
    assert MinutesText.objects.get().words == "Gặp riêng từng hộ"


def test_of_two_who_word_one_part_the_second_sees_both_texts(client, evening):
    client.force_login(evening.secretary)
    key = key_of_opinion(evening, client)
    word_minutes(
        evening.meeting, key, "Bản thứ nhất", began_with=0, actor=evening.secretary, at=AFTERWARDS
    )

    answer = send(
        client, "records:word", evening.meeting.pk, key=key, words="Bản thứ hai", began_with=0
    )

    shown = answer.content.decode()
    assert answer.status_code == 409
    assert ("Bản thứ nhất" in shown, "Bản thứ hai" in shown) == (True, True)
    assert MinutesText.objects.get().words == "Bản thứ nhất"


def test_a_figure_is_not_worded(client, evening):
    client.force_login(evening.secretary)

    answer = send(
        client,
        "records:word",
        evening.meeting.pk,
        key="opening:present",
        words="5/5",
        began_with=0,
    )

    assert (answer.status_code, MinutesText.objects.count()) == (409, 0)


def test_words_without_the_revision_they_began_with_are_refused(client, evening):
    client.force_login(evening.secretary)

    answer = word(client, evening, "Gặp", began_with="")

    assert (answer.status_code, MinutesText.objects.count()) == (400, 0)


def test_the_text_put_to_the_meeting_is_kept_once(client, evening):
    client.force_login(evening.secretary)
    kept = PutMinutes.objects.count()

    for _tap in range(2):
        send(client, "records:put", evening.meeting.pk)

    assert PutMinutes.objects.count() == kept + 1  # the close came after the text adopted


def test_criticism_without_agreed_words_is_not_put(client):
    evening = a_prepared_evening()
    client.force_login(evening.secretary)
    evening.tell("opened", place="")
    evening.tell("rest_present", 2)
    evening.tell("spoke", 50, person=evening.key("Hữu"), kind="criticism", gist="Lời thô")
    send(client, "records:compose", evening.meeting.pk)

    answer = send(client, "records:put", evening.meeting.pk)

    assert (answer.status_code, PutMinutes.objects.count()) == (409, 0)


def confirm(client, evening, person, role, seen):
    client.force_login(person)
    return send(client, "records:confirm", evening.meeting.pk, role=role, seen=seen)


def test_clerk_and_chair_confirm_what_they_have_read(client, evening):
    seen = minutes_digest(evening.meeting)

    answers = [
        confirm(client, evening, evening.clerk, "clerk", seen).status_code,
        confirm(client, evening, evening.secretary, "chair", seen).status_code,
    ]

    assert answers == [302, 302]
    assert Minutes.objects.get().state == "confirmed"


def test_a_text_that_changed_since_it_was_read_is_not_confirmed(client, evening):
    seen = minutes_digest(evening.meeting)
    client.force_login(evening.secretary)
    word(client, evening, "Gặp riêng từng hộ")

    answer = confirm(client, evening, evening.clerk, "clerk", seen)

    assert (answer.status_code, Confirmation.objects.count()) == (409, 0)


def test_somebody_else_does_not_confirm_as_clerk(client, evening):
    seen = minutes_digest(evening.meeting)

    answer = confirm(client, evening, evening.secretary, "clerk", seen)

    assert (answer.status_code, Confirmation.objects.count()) == (409, 0)


def test_the_page_says_what_stops_the_seal(client, evening):
    client.force_login(evening.secretary)

    page = client.get(reverse("records:minutes", args=[evening.meeting.pk]))
    refused = send(client, "records:seal", evening.meeting.pk)

    assert len(page.context["stops"]) == 2
    assert (refused.status_code, Seal.objects.count()) == (409, 0)


def test_the_seal_numbers_and_files_minutes_and_resolution(
    client, django_capture_on_commit_callbacks
):
    evening = a_confirmed_evening()
    client.force_login(evening.secretary)

    with django_capture_on_commit_callbacks(execute=True):
        answer = send(client, "records:seal", evening.meeting.pk)

    evening.meeting.resolution.refresh_from_db()
    assert answer.status_code == 302
    assert evening.meeting.resolution.printed_number == "01-NQ/CB"
    assert (Seal.objects.count(), SealedFile.objects.count()) == (2, 4)


def test_sealing_twice_seals_once(client):
    evening = a_confirmed_evening()
    client.force_login(evening.secretary)
    address, form = reverse("records:seal", args=[evening.meeting.pk]), {"form_id": str(uuid4())}

    answers = [client.post(address, form).status_code for _tap in range(2)]
    again = send(client, "records:seal", evening.meeting.pk)

    assert (answers, again.status_code, Seal.objects.count()) == ([302, 302], 409, 2)


def test_papers_that_could_not_be_made_are_made_later(client):
    evening = a_confirmed_evening()
    client.force_login(evening.secretary)
    send(client, "records:seal", evening.meeting.pk)
    page = client.get(reverse("records:minutes", args=[evening.meeting.pk]))

    send(client, "records:file", evening.meeting.pk)

    assert page.context["lacks_papers"] is True
    assert SealedFile.objects.count() == 4


def test_a_lost_device_is_stated_with_a_reason(client):
    evening = a_confirmed_evening()
    evening.tell("note", 70, device="phone", seq=3, text="Ghi thêm")
    client.force_login(evening.secretary)
    page = client.get(reverse("records:minutes", args=[evening.meeting.pk]))
    named = [one.device for one in page.context["stops"] if one.device]

    answers = [
        send(
            client, "records:state_lost", evening.meeting.pk, device="phone", reason=reason
        ).status_code
        for reason in ("", "Rơi xuống nước", "Rơi xuống nước")
    ]

    assert (named, answers) == (["phone"], [409, 302, 409])


def test_a_member_reads_adopted_minutes_and_writes_none(client, evening):
    member = a_member(evening.branch, "Đinh Văn Khoa", with_account=True)
    Minutes.objects.update(state="adopted", adopted_at=AFTERWARDS, adopted_digest="a" * 64)
    client.force_login(member.user)

    page = client.get(reverse("records:minutes", args=[evening.meeting.pk]))
    answer = send(client, "records:put", evening.meeting.pk)

    assert (page.status_code, page.context["may_write"], answer.status_code) == (200, False, 404)


@pytest.mark.parametrize("who", ["stranger", "former secretary", "officer above"])
def test_minutes_before_the_seal_do_not_exist_for_others(client, evening, who):
    commune = evening.branch.parent
    people = {
        "stranger": lambda: a_secretary(a_branch("Chi bộ 2", under=commune)),
        "former secretary": lambda: _former_secretary(evening),
        "officer above": lambda: an_officer(commune),
    }
    client.force_login(people[who]())

    answers = [
        client.get(reverse("records:minutes", args=[evening.meeting.pk])).status_code,
        client.get(reverse("records:read", args=[evening.meeting.pk])).status_code,
        send(client, "records:seal", evening.meeting.pk).status_code,
    ]

    assert answers == [404, 404, 404]


def _former_secretary(evening):
    """Somebody whose post in the branch ended, and who belongs to another branch now."""
    post = evening.secretary.member.posts.get()
    post.valid_until = evening.meeting.month
    post.save(update_fields=["valid_until"])
    stay = evening.secretary.member.stays.get()
    stay.valid_until = evening.meeting.month
    stay.save(update_fields=["valid_until"])
    assert stay.valid_from == LONG_AGO
    return evening.secretary
