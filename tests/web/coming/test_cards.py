import pytest
from django.urls import reverse
from django.utils import timezone

from chibo.audit.models import AuditEntry
from chibo.meetings.queries.cards import cards_on_roster
from chibo.membership.card_tokens import card_mark
from chibo.membership.models import MemberCard
from chibo.membership.queries.cards import card_tokens_of
from tests.factories import a_branch, a_member
from tests.web.room.factories import a_branch_with, a_meeting_today

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch_of_five(client):
    branch, secretary, members = a_branch_with(5)
    client.force_login(secretary)
    return branch, secretary, members


def token_of(member):
    return card_tokens_of([member.pk])[member.pk]


def printed(client, branch, *members):
    told = {"member": [member.pk for member in members]}
    return client.post(reverse("coming:print_cards", args=[branch.pk]), told)


def test_a_sheet_is_printed_for_those_ticked_and_the_record_counts_them(client, branch_of_five):
    branch, _secretary, members = branch_of_five

    answer = printed(client, branch, *members)

    assert answer.content.startswith(b"%PDF")
    assert set(MemberCard.objects.values_list("issue", flat=True)) == {1}
    assert AuditEntry.objects.get(action="membership.cards_printed").facts == {"cards": 4}


def test_a_new_card_voids_the_one_before(client, branch_of_five):
    branch, secretary, members = branch_of_five
    meeting = a_meeting_today(branch, secretary)
    printed(client, branch, *members)
    lost = token_of(members[0])
    others = {token_of(one) for one in members[1:]}

    printed(client, branch, members[0])

    marks = cards_on_roster(meeting)
    assert card_mark(lost) not in marks
    assert marks[card_mark(token_of(members[0]))] == str(members[0].pk)
    assert {token_of(one) for one in members[1:]} == others


def test_the_page_ticks_only_who_has_no_card(client, branch_of_five):
    branch, _secretary, members = branch_of_five
    printed(client, branch, members[0])

    page = client.get(reverse("coming:cards", args=[branch.pk])).content.decode()

    assert page.count('name="member"') == 5
    assert page.count(" checked") == 4


def test_nobody_prints_cards_of_another_branch(client, branch_of_five):
    branch, _secretary, _members = branch_of_five
    stranger = a_member(a_branch("Chi bộ 2"), "Người Lạ")  # no row of this page

    assert printed(client, branch, stranger).status_code == 409
    assert printed(client, branch).status_code == 409
    assert not MemberCard.objects.exists()


def test_a_member_shows_the_own_card_and_makes_it_void_alone(client, branch_of_five):
    _branch, _secretary, members = branch_of_five
    client.force_login(members[0].user)
    before = token_of(members[0])

    page = client.get(reverse("coming:own_card")).content.decode()
    form_id = "0190a0f0-0000-7000-8000-000000000001"
    client.post(reverse("coming:renew_own_card"), {"form_id": form_id})

    assert "<svg" in page
    assert before not in page
    assert token_of(members[0]) != before
    assert AuditEntry.objects.filter(action="membership.card_renewed").count() == 1


@pytest.mark.parametrize("spelt", ["{}", " {}\n", "{:.10}"])
def test_the_server_says_whose_card_it_is(client, branch_of_five, spelt):
    branch, secretary, members = branch_of_five
    meeting = a_meeting_today(branch, secretary)
    told = {"card": spelt.format(token_of(members[2]))}

    answer = client.post(reverse("coming:read_card", args=[meeting.pk]), told)

    wanted = None if ":" in spelt else str(members[2].pk)
    assert answer.json() == {"person": wanted}


def test_only_the_pages_that_read_cards_may_open_a_camera(client, branch_of_five):
    branch, secretary, _members = branch_of_five
    meeting = a_meeting_today(branch, secretary)

    policies = {
        name: client.get(reverse(name, args=[meeting.pk]))["Permissions-Policy"]
        for name in ("coming:scan", "coming:check_in", "coming:projector", "room:page")
    }

    reading = [policies.pop(name) for name in ("coming:scan", "room:page")]
    assert all("camera=(self)" in one for one in reading)
    assert all("camera=()" in one for one in policies.values())


def test_the_page_at_the_door_holds_no_card_that_could_be_copied(client, branch_of_five):
    branch, secretary, members = branch_of_five
    meeting = a_meeting_today(branch, secretary, at=timezone.now())

    page = client.get(reverse("coming:scan", args=[meeting.pk])).content.decode()

    assert not [one for one in members if token_of(one) in page]
    assert all(card_mark(token_of(one)) in page for one in members)
