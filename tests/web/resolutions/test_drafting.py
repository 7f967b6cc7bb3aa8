"""The resolution on the page: suggested, changed, put; two who write at once."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.urls import reverse

from chibo.resolutions.content import Draft, TargetPlan
from chibo.resolutions.models import PutText, Resolution
from chibo.resolutions.operations.drafting import draft_resolution
from chibo.resolutions.queries.resolutions import draft_of
from tests.factories import a_branch, a_member, a_secretary
from tests.records.factories import BEFORE, a_prepared_evening, an_evening
from tests.web.records.factories import a_target, send

pytestmark = pytest.mark.django_db

NO_TARGETS = {"targets-TOTAL_FORMS": "0", "targets-INITIAL_FORMS": "0"}
WORDS = {
    "title": "Lãnh đạo nhiệm vụ tháng 12",
    "review_text": "Xong đường ngõ 3.",
    "direction_text": "Vận động hai hộ.",
    "implementation_text": "Chi ủy theo dõi.",
}
ROADS = {
    "targets-TOTAL_FORMS": "2",
    "targets-INITIAL_FORMS": "0",
    "targets-0-text": "Bê tông hóa đường ngõ",
    "targets-0-unit_of_measure": "m",
    "targets-0-planned": "1.200,5",
    "targets-0-due_on": "2026-12-25",
    "targets-1-text": "",
}


@pytest.fixture
def evening(client):
    evening = a_prepared_evening()
    client.force_login(evening.secretary)
    return evening


def keep(client, evening, *, began_with=0, targets=NO_TARGETS, **words):
    fields = {"began_with": began_with, **WORDS, **targets, **words}
    return send(client, "resolutions:draft", evening.meeting.pk, **fields)


def test_a_suggested_draft_is_one_tap(client, evening):
    answer = send(client, "resolutions:suggest", evening.meeting.pk)

    assert answer.status_code == 302
    assert Resolution.objects.get().title == "Lãnh đạo thực hiện nhiệm vụ tháng 12/2026"


def test_a_suggestion_does_not_write_over_a_draft(client, evening):
    keep(client, evening)

    answer = send(client, "resolutions:suggest", evening.meeting.pk)

    assert (answer.status_code, Resolution.objects.get().title) == (409, WORDS["title"])


def test_words_and_targets_are_kept_as_written(client, evening):
    answer = keep(client, evening, targets=ROADS)

    plan = TargetPlan(
        text="Bê tông hóa đường ngõ",
        unit_of_measure="m",
        planned=Decimal("1200.50"),
        due_on=date(2026, 12, 25),
    )
    assert answer.status_code == 302
    assert draft_of(Resolution.objects.get()) == Draft(**WORDS, targets=(plan,))


def test_a_target_without_its_day_is_shown_again(client, evening):
    answer = keep(client, evening, targets={**ROADS, "targets-0-due_on": ""})

    assert (answer.status_code, Resolution.objects.count()) == (422, 0)
    assert list(answer.context["targets"][0].errors) == ["due_on"]


def test_of_two_who_draft_the_second_sees_both_texts(client, evening):
    draft_resolution(
        evening.meeting, Draft(title="Bản kia"), began_with=0, actor=evening.secretary, at=BEFORE
    )

    answer = keep(client, evening, title="Bản này")
    again = keep(client, evening, began_with=1, title="Bản ghép")

    assert (answer.status_code, answer.context["theirs"].title) == (409, "Bản kia")
    assert answer.context["words"].initial["title"] == "Bản này"
    assert (again.status_code, Resolution.objects.get().title) == (302, "Bản ghép")


def test_sending_a_draft_twice_keeps_it_once(client, evening):
    fields = {"form_id": str(uuid4()), "began_with": 0, **WORDS, **NO_TARGETS}
    address = reverse("resolutions:draft", args=[evening.meeting.pk])

    answers = [client.post(address, fields).status_code for _tap in range(2)]

    assert (answers, Resolution.objects.get().revision) == ([302, 302], 1)


def test_what_is_put_is_the_text_that_was_read(client, evening):
    keep(client, evening)

    stale = send(client, "resolutions:put", evening.meeting.pk, began_with=0)
    right = send(client, "resolutions:put", evening.meeting.pk, began_with=1)

    assert (stale.status_code, right.status_code, PutText.objects.count()) == (409, 302, 1)


def test_an_adopted_resolution_shows_its_vote_and_is_not_drafted_again(client):
    evening = an_evening()
    client.force_login(evening.secretary)
    keep(client, evening, began_with=1)
    resolution = Resolution.objects.get()
    resolution.refresh_from_db()

    page = client.get(reverse("resolutions:detail", args=[evening.meeting.pk]))

    assert (resolution.is_adopted, page.context["may_draft"]) == (True, False)
    assert "3/4" in page.content.decode()


def test_a_result_is_entered_and_a_day_before_the_meeting_refused(client):
    evening = an_evening()
    client.force_login(evening.secretary)
    keep(client, evening, began_with=1)  # whoever opens the draft first lets it follow the vote
    target = a_target(evening.meeting)

    def enter(result, day):
        fields = {f"target-{target.pk}-result": result, f"target-{target.pk}-measured_on": day}
        return send(client, "resolutions:set_result", target.pk, **fields).status_code

    answers = [enter("180", "2026-12-01"), enter("nhiều", "2026-12-04"), enter("180", "2026-12-04")]

    target.refresh_from_db()
    assert (answers, target.percent) == ([409, 422, 302], Decimal("90.0"))


@pytest.mark.parametrize("who", ["stranger", "member", "former secretary"])
def test_a_draft_does_not_exist_for_others(client, evening, who):
    keep(client, evening)
    branch = evening.branch
    people = {
        "stranger": lambda: a_secretary(a_branch("Chi bộ 2", under=branch.parent)),
        "member": lambda: a_member(branch, "Đinh Văn Khoa", with_account=True).user,
        "former secretary": lambda: _without_post(evening.secretary),
    }
    client.force_login(people[who]())

    page = client.get(reverse("resolutions:detail", args=[evening.meeting.pk]))

    assert (page.status_code, keep(client, evening, began_with=1).status_code) == (404, 404)


def _without_post(person):
    post = person.member.posts.get()
    post.valid_until = date(2026, 12, 1)
    post.save(update_fields=["valid_until"])
    return person
