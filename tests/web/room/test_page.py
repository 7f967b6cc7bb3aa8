from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from chibo.meetings.operations.appending import append_entries
from chibo.resolutions.content import Draft
from chibo.resolutions.operations.drafting import NOT_BEGUN, draft_resolution, put_to_the_meeting
from tests.factories import a_branch, a_secretary
from tests.web.room.factories import a_branch_with, a_meeting_today
from tests.web.room.test_entries import an_entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def evening(client):
    branch, secretary, members = a_branch_with(5)
    meeting = a_meeting_today(branch, secretary)
    client.force_login(secretary)
    return meeting, secretary, members


def record(meeting, secretary, *told):
    entries = [
        an_entry(meeting, secretary, kind, number=number, **payload)
        for number, (kind, payload) in enumerate(told, start=1)
    ]
    answers = append_entries(meeting, entries, actor=secretary, at=timezone.now())
    assert [answer.status for answer in answers] == ["stored"] * len(entries)


def state_of(client, meeting):
    return client.get(reverse("room:state", args=[meeting.pk]))


def test_the_page_begins_with_the_roster_and_the_button_that_opens(client, evening):
    meeting, _secretary, _members = evening

    page = client.get(reverse("room:page", args=[meeting.pk]))

    shown = page.content.decode()
    assert 'data-kind="opened"' in shown
    assert [one.name for one in page.context["people"]] == [
        "Bùi Thị An", "Nguyễn Văn An", "Phan Văn An", "Trần Đức An", "Bùi Xuân Niềm",
    ]  # fmt: skip
    assert page.context["numbers"].expected == 5


def test_a_meeting_that_is_not_convened_says_what_will_be_here(client):
    branch, secretary, _members = a_branch_with(3)
    meeting = a_meeting_today(branch, secretary)
    type(meeting).objects.filter(pk=meeting.pk).update(state="prepared")
    client.force_login(secretary)

    shown = client.get(reverse("room:page", args=[meeting.pk])).content.decode()

    assert "data-kind" not in shown
    assert "empty" in shown


def test_the_regions_tell_who_is_here_and_who_is_not(client, evening):
    meeting, secretary, members = evening
    excused, absent = str(members[0].pk), str(members[1].pk)
    record(
        meeting,
        secretary,
        ("opened", {}),
        ("marked", {"person": excused, "state": "excused", "reason": "công tác"}),
        ("marked", {"person": absent, "state": "absent"}),
        ("rest_present", {}),
    )

    numbers = state_of(client, meeting).context["numbers"]

    assert (numbers.here, numbers.over, numbers.percent) == (3, 5, 60.0)
    assert (numbers.excused, numbers.absent, numbers.expected) == (1, 1, 0)


def test_each_region_names_the_place_it_belongs_to(client, evening):
    meeting, _secretary, _members = evening

    shown = state_of(client, meeting).content.decode()
    page = client.get(reverse("room:page", args=[meeting.pk])).content.decode()

    regions = ["phase", "clock", "numbers", "people", "course", "speakers", "speeches"]
    for region in [*regions, "matters", "votes", "tasks", "end", "latest"]:
        assert f'id="r-{region}" hx-swap-oob="true"' in shown
        assert f'id="r-{region}"' in page
    assert "hx-swap-oob" not in page


def test_a_vote_shows_its_base_its_rule_and_how_many_carry(client, evening):
    meeting, secretary, _members = evening
    record(meeting, secretary, ("opened", {}), ("rest_present", {}))

    matters = {one.matter: one for one in state_of(client, meeting).context["matters"]}

    resolution = matters["resolution"]
    assert (resolution.number, resolution.needed) == (5, 3)
    assert "294-QĐ/TW" in resolution.source
    assert matters["admission"].on_paper
    assert "election" not in matters


def test_the_clock_goes_on_from_item_to_item_in_order_of_the_agenda(client, evening):
    meeting, secretary, _members = evening
    first, second, *_rest = meeting.agenda.order_by("position")
    record(meeting, secretary, ("opened", {}), ("item_started", {"item": str(first.pk)}))

    course = state_of(client, meeting).context["course"]

    assert course.current.title == first.title
    assert course.following.title == second.title
    assert [line.look for line in course.lines] == ["now", "", "", "", "", ""]


def test_after_the_close_the_page_says_who_was_forgotten(client, evening):
    meeting, secretary, members = evening
    others = [str(one.pk) for one in members[1:]]
    record(
        meeting,
        secretary,
        ("opened", {}),
        *(("marked", {"person": one, "state": "present"}) for one in others),
        ("closed", {}),
    )

    asked = [one.sentence for one in state_of(client, meeting).context["questions"] if one.is_must]

    assert len(asked) == 2
    assert any(members[0].full_name in sentence for sentence in asked)


def test_what_was_taken_back_is_not_offered_again(client, evening):
    meeting, secretary, members = evening
    mark = an_entry(
        meeting, secretary, "marked", number=1, person=str(members[0].pk), state="absent"
    )
    undo = an_entry(meeting, secretary, "corrected", number=2, target=mark["id"], action="void")
    append_entries(meeting, [mark, undo], actor=secretary, at=timezone.now())

    assert state_of(client, meeting).context["latest"] == []


@pytest.mark.parametrize("number", [5, 40])
@pytest.mark.parametrize(("address", "questions"), [("room:page", 12), ("room:state", 11)])
def test_the_room_in_session_asks_as_much_for_five_as_for_forty(
    client, django_assert_num_queries, number, address, questions
):
    branch, secretary, _members = a_branch_with(number)
    meeting = a_meeting_today(branch, secretary)
    record(meeting, secretary, ("opened", {}))
    client.force_login(secretary)

    with django_assert_num_queries(questions):
        client.get(reverse(address, args=[meeting.pk]))


def test_a_clerk_by_name_enters_and_a_neighbour_does_not(client, evening):
    meeting, _secretary, members = evening
    client.force_login(members[0].user)
    before = client.get(reverse("room:page", args=[meeting.pk])).status_code

    now = timezone.now() - timedelta(minutes=1)
    meeting.clerks.create(member=members[0], effective_from=now)
    client.force_login(members[0].user)
    after = client.get(reverse("room:page", args=[meeting.pk])).status_code
    client.force_login(a_secretary(a_branch("Chi bộ 2"), name="Người Lạ"))
    stranger = client.get(reverse("room:page", args=[meeting.pk])).status_code

    assert (before, after, stranger) == (404, 200, 404)


def test_the_minutes_put_to_the_meeting_change_their_digest_with_every_word(client, evening):
    meeting, secretary, _members = evening
    before = state_of(client, meeting).context["texts"].minutes
    record(meeting, secretary, ("opened", {}))

    after = state_of(client, meeting).context["texts"].minutes
    append_entries(
        meeting,
        [an_entry(meeting, secretary, "minutes_adopted", number=2, digest=after)],
        actor=secretary,
        at=timezone.now(),
    )

    assert before != after
    assert state_of(client, meeting).context["texts"].minutes == after


def test_a_vote_on_the_resolution_carries_the_digest_of_the_text_put(client, evening):
    meeting, secretary, _members = evening
    at = timezone.now()
    draft = Draft(title="Lãnh đạo nhiệm vụ tháng", direction_text="Hoàn thành đường ngõ.")
    resolution = draft_resolution(meeting, draft, began_with=NOT_BEGUN, actor=secretary, at=at)
    before = state_of(client, meeting).context["matters"][0].digest

    put = put_to_the_meeting(resolution, began_with=resolution.revision, actor=secretary, at=at)

    after = state_of(client, meeting).context["matters"][0]
    assert (before, after.matter, after.digest) == ("", "resolution", put.digest)


def test_a_vote_on_the_score_carries_the_digest_of_the_card_proposed(client, evening):
    meeting, secretary, _members = evening
    digest = "ab" * 32
    proposed = {"table": "an-phu", "version": "1", "judged": {}, "digest": digest}
    record(meeting, secretary, ("opened", {}), ("score_proposed", proposed))

    matters = {one.matter: one for one in state_of(client, meeting).context["matters"]}

    assert matters["score"].digest == digest
