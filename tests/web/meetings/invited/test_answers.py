from uuid import uuid4

import pytest
from django.urls import reverse

from chibo.meetings.models import InvitationAnswer, RosterLine
from chibo.meetings.operations.answering import answer_invitation
from chibo.meetings.operations.convening import postpone
from tests.factories import a_branch, a_member, an_officer
from tests.meetings.factories import EVE, HALF_PAST_SEVEN, a_convened_meeting
from tests.web.meetings.factories import a_committee_member, a_paper, send, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def lien(branch):
    return a_member(branch, "Nguyễn Thị Liên", with_account=True)


@pytest.fixture
def meeting(branch, secretary, lien):
    return a_convened_meeting(branch, secretary)


def line_of(member):
    return RosterLine.objects.get(member=member)


def asks(meeting, member, reason="Đi viện"):
    answer_invitation(
        meeting, member, InvitationAnswer.ASKS_EXCUSE, reason=reason, actor=member.user, at=EVE
    )


def test_a_member_says_in_one_tap_that_he_comes(client, meeting, lien):
    client.force_login(lien.user)

    led_to = send(client, "meetings:answer", meeting.pk, answer="coming")

    assert led_to.url == reverse("meetings:detail", args=[meeting.pk])
    assert line_of(lien).answer == "coming"


def test_a_member_asks_to_be_excused_with_a_reason(client, meeting, lien):
    client.force_login(lien.user)

    send(client, "meetings:answer", meeting.pk, answer="asks_excuse", reason="Đi viện")

    assert (line_of(lien).answer, line_of(lien).answer_reason) == ("asks_excuse", "Đi viện")


@pytest.mark.parametrize(
    ("answer", "status"), [("asks_excuse", 409), ("none", 422), ("nonsense", 422)]
)
def test_an_answer_that_cannot_be_taken_changes_nothing(client, meeting, lien, answer, status):
    client.force_login(lien.user)

    assert send(client, "meetings:answer", meeting.pk, answer=answer).status_code == status
    assert line_of(lien).answer == "none"


def test_after_a_postponement_an_old_page_is_refused(client, meeting, lien, secretary):
    client.force_login(lien.user)
    postpone(meeting, planned_at=HALF_PAST_SEVEN, reason="Bão", actor=secretary, at=EVE)

    assert send(client, "meetings:answer", meeting.pk, answer="coming").status_code == 409


def test_an_answer_by_telephone_is_shown_as_such(client, meeting, lien):
    send(client, "meetings:answer_for", meeting.pk, member=lien.pk, answer="coming")

    assert line_of(lien).answer == "coming"
    assert "trả lời qua điện thoại" in shown(client, "meetings:answers", meeting.pk)


def test_an_excuse_by_telephone_needs_its_reason_and_keeps_what_was_chosen(client, meeting, lien):
    refused = send(client, "meetings:answer_for", meeting.pk, member=lien.pk, answer="asks_excuse")

    assert refused.status_code == 409
    assert f'value="{lien.pk}" selected' in refused.content.decode()


def test_nobody_answers_for_who_is_not_invited(client, branch, meeting):
    outsider = a_member(a_branch("Chi bộ 2"), "Người Ngoài")

    refused = send(client, "meetings:answer_for", meeting.pk, member=outsider.pk, answer="coming")

    assert refused.status_code == 422


def test_an_excuse_is_accepted_once(client, meeting, lien):
    asks(meeting, lien)
    form_id = str(uuid4())

    first, again = (
        send(client, "meetings:accept_excuse", meeting.pk, form_id, member=lien.pk)
        for _tap in range(2)
    )
    late = send(client, "meetings:accept_excuse", meeting.pk, member=lien.pk)

    assert (first.status_code, again.status_code, late.status_code) == (302, 302, 409)
    assert line_of(lien).excuse_accepted_at is not None


def test_an_excuse_is_refused_with_a_reason_that_the_member_reads(client, meeting, lien):
    asks(meeting, lien)
    send(client, "meetings:refuse_excuse", meeting.pk, member=lien.pk, reason="Có biểu quyết")
    client.force_login(lien.user)

    assert "Có biểu quyết" in shown(client, "meetings:detail", meeting.pk)


def test_refusing_without_a_reason_is_not_done(client, meeting, lien):
    asks(meeting, lien)

    assert send(client, "meetings:refuse_excuse", meeting.pk, member=lien.pk).status_code == 409
    assert line_of(lien).excuse_refused_at is None


def test_a_committee_member_takes_answers_but_decides_no_excuse(client, branch, meeting, lien):
    asks(meeting, lien)
    client.force_login(a_committee_member(branch))

    assert client.get(reverse("meetings:answers", args=[meeting.pk])).status_code == 200
    assert send(client, "meetings:accept_excuse", meeting.pk, member=lien.pk).status_code == 404


def test_the_committee_above_sees_figures_but_neither_agenda_nor_papers_nor_answers(
    client, branch, meeting, secretary
):
    a_paper(meeting, secretary)
    client.force_login(an_officer(branch.parent))

    page = client.get(reverse("meetings:detail", args=[meeting.pk]))

    told = [name for name in ("figures", "agenda", "papers") if page.context.get(name)]
    assert (told, page.context["own"]) == (["figures"], None)


@pytest.mark.parametrize("members", [1, 3])
def test_the_pages_of_answers_ask_the_same_few_questions(
    client, branch, secretary, django_assert_num_queries, members
):
    for number in range(members):
        a_member(branch, f"Nguyễn Văn {number}", with_account=True)
    meeting = a_convened_meeting(branch, secretary)
    for line in RosterLine.objects.select_related("member__user").exclude(member__user=secretary):
        asks(meeting, line.member)

    with django_assert_num_queries(9):
        client.get(reverse("meetings:answers", args=[meeting.pk]))
    with django_assert_num_queries(11):
        client.get(reverse("meetings:detail", args=[meeting.pk]))
