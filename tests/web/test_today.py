"""What home says to each person."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from chibo.meetings.models import InvitationAnswer, Meeting
from chibo.meetings.operations.answering import answer_invitation
from chibo.reporting.models import BranchMonth
from chibo.resolutions.models import Task
from chibo.web.lunar import lunar_day
from chibo.web.todo import todo
from tests.factories import a_branch, a_committee, a_member, a_secretary, an_officer
from tests.meetings.factories import EVE, a_convened_meeting, a_planned_meeting
from tests.resolutions.factories import a_task
from tests.web.meetings.factories import MORNING, a_paper

pytestmark = pytest.mark.django_db


def a_month_of(branch, *, meeting=None, month=date(2026, 11, 1), **told):
    """A counted row, as `refresh_months` would write it."""
    told = {"step": "review"} | told
    if "score" in told:
        told["score"] = Decimal(told["score"])
        meeting = meeting or Meeting.objects.create(
            branch=branch,
            month=month,
            kind="thematic",
            place="Nhà văn hóa",
            planned_at=EVE,
            state="sealed",
        )
    return BranchMonth.objects.create(
        branch=branch,
        month=month,
        path=branch.path,
        parent_path=branch.parent.path,
        meeting=meeting,
        refreshed_at=EVE,
        **told,
    )


@pytest.fixture(autouse=True)
def a_week_before(set_clock):
    set_clock(MORNING)


@pytest.fixture
def branch():
    return a_branch(under=a_committee())


def home(client, person):
    client.force_login(person)
    return client.get(reverse("web:today"))


def test_the_day_stands_with_its_lunar_day(client, branch):
    page = home(client, a_secretary(branch)).content.decode()

    assert ("Thứ\N{NO-BREAK SPACE}Sáu, 27/11/2026" in page, "19/10 âm lịch" in page) == (True, True)


def test_an_officer_stands_in_the_committee_of_the_post_not_in_the_own_branch(client, branch):
    officer = an_officer(branch.parent)

    assert home(client, officer).context["place"] == branch.parent


def test_a_secretary_stands_in_the_branch(client, branch):
    assert home(client, a_secretary(branch)).context["place"] == branch


def test_a_leap_month_is_named_as_such():
    assert (lunar_day(date(2026, 12, 1)), lunar_day(date(2025, 7, 26))) == (
        "23/10",
        "02/06 nhuận",
    )


def test_a_secretary_plans_first(client, branch):
    card = home(client, a_secretary(branch)).context["cards"][0].month

    assert (card.title, card.next_step.url) == (
        "Tháng 12/2026",
        f"/units/{branch.pk}/meetings/plan/?month=2026-12",
    )


def test_after_the_plan_comes_the_agenda(client, branch):
    secretary = a_secretary(branch)
    meeting = a_planned_meeting(branch, secretary)

    card = home(client, secretary).context["cards"][0]

    assert card.month.next_step.url == reverse("meetings:agenda", args=[meeting.pk])


def test_a_secretary_sees_who_asks_to_be_excused(client, branch):
    secretary = a_secretary(branch)
    lien = a_member(branch, "Nguyễn Thị Liên", with_account=True)
    meeting = a_convened_meeting(branch, secretary)
    asks = InvitationAnswer.ASKS_EXCUSE
    answer_invitation(meeting, lien, asks, reason="Đi viện", actor=lien.user, at=EVE)

    card = home(client, secretary).context["cards"][0]

    assert [(one.title, one.detail, one.url) for one in card.todo] == [
        (
            "1 đồng chí xin vắng",
            "Nguyễn Thị Liên (Đi viện)",
            reverse("meetings:answers", args=[meeting.pk]),
        )
    ]


def test_a_closed_meeting_leads_on_to_the_plan_of_the_next_month(client, branch):
    secretary = a_secretary(branch)
    a_planned_meeting(
        branch,
        secretary,
        month=date(2026, 11, 1),
        planned_at=datetime(2026, 11, 4, 12, 0, tzinfo=UTC),
    )
    Meeting.objects.update(state="closed")

    card = home(client, secretary).context["cards"][0]
    due = [one.due for one in card.todo]

    assert (card.month.title, due) == ("Tháng 11/2026", [date(2026, 12, 2)])


def test_an_earlier_meeting_that_nobody_opened_is_not_forgotten(client, branch, set_clock):
    secretary = a_secretary(branch)
    a_planned_meeting(branch, secretary)
    set_clock(datetime(2027, 1, 4, 1, 0, tzinfo=UTC))

    card = home(client, secretary).context["cards"][0]

    assert [(one.when, one.kind) for one in card.todo] == [("quá hạn 32 ngày", "bad")]


def test_a_member_sees_the_next_meeting_with_papers_and_buttons(client, branch):
    secretary = a_secretary(branch)
    lien = a_member(branch, "Nguyễn Thị Liên", with_account=True)
    meeting = a_convened_meeting(branch, secretary)
    paper = a_paper(meeting, secretary)

    page = home(client, lien.user)

    text = page.content.decode()
    assert page.context["cards"] == []
    assert reverse("meetings:answer", args=[meeting.pk]) in text
    assert reverse("meetings:paper", args=[meeting.pk, paper.pk]) in text


def test_before_an_invitation_a_member_is_told_what_will_be_here(client, branch):
    lien = a_member(branch, "Nguyễn Thị Liên", with_account=True)
    a_planned_meeting(branch, a_secretary(branch))

    page = home(client, lien.user)

    assert (page.context["next"], page.context["cards"]) == (None, [])
    assert "Hôm nay không có việc chờ đồng chí" in page.content.decode()


def test_an_officer_is_led_to_the_units(client, branch):
    assert reverse("units:tree") in home(client, an_officer(branch.parent)).content.decode()


def test_after_the_term_the_branch_is_no_longer_prepared_from_home(client, branch):
    secretary = a_secretary(branch, until=date(2026, 11, 27))

    assert home(client, secretary).context["cards"] == []


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (date(2026, 11, 27), ("wait", "hôm nay")),
        (date(2026, 12, 2), ("plain", "02/12")),
        (date(2026, 11, 24), ("bad", "quá hạn 3 ngày")),
    ],
)
def test_a_thing_to_do_says_when(due, said):
    one = todo(due, "Trả lời", on=date(2026, 11, 27))

    assert (one.kind, one.when) == said


@pytest.mark.parametrize("members", [1, 3])
def test_home_asks_the_same_few_questions(client, branch, django_assert_num_queries, members):
    secretary = a_secretary(branch)
    people = [
        a_member(branch, f"Nguyễn Văn {number}", with_account=True) for number in range(members)
    ]
    meeting = a_convened_meeting(branch, secretary)
    for one in people:
        asks = InvitationAnswer.ASKS_EXCUSE
        answer_invitation(meeting, one, asks, reason="Đi viện", actor=one.user, at=EVE)
    client.force_login(secretary)

    with django_assert_num_queries(12):  # one on which days steps were done, one on who is due
        client.get(reverse("web:today"))


def test_a_member_sees_the_own_open_tasks_with_their_day(client, branch):
    member = a_member(branch, "Nguyễn Thị Liên", with_account=True)
    mine = a_task(branch, key="own", lead=member, text="Vận động hiến đất ngõ 5")
    a_task(branch, key="other", lead=a_member(branch, "Lê Văn An"), text="Thu quỹ")

    page = home(client, member.user).content.decode()

    assert ("Vận động hiến đất ngõ 5" in page, "Thu quỹ" in page) == (True, False)
    assert reverse("resolutions:task", args=[mine.pk]) in page


def test_a_secretary_who_prepares_is_answered_in_few_questions_too(
    client, branch, django_assert_max_num_queries
):
    secretary = a_secretary(branch)
    a_planned_meeting(branch, secretary)
    client.force_login(secretary)

    with django_assert_max_num_queries(11):  # one of them on who is due
        client.get(reverse("web:today"))


def test_a_secretary_sees_what_last_month_left_and_what_is_overdue(client, branch):
    secretary = a_secretary(branch)
    late = a_task(branch, key="late", lead=a_member(branch, "Lê Văn An"), text="Thu quỹ")
    Task.objects.filter(pk=late.pk).update(due_on=date(2026, 11, 20), agreed_on=date(2026, 11, 4))
    a_month_of(branch, score="92.000", band="Tốt", band_rank=1, tasks_due=7, tasks_done=5)

    card = home(client, secretary).context["cards"][0]

    assert [(one["value"], one.get("word", "")) for one in card.left] == [
        ("5/7", ""),
        ("92", "Tốt"),
    ]
    assert ("quá hạn 7 ngày", "Thu quỹ", "đ/c Lê Văn An phụ trách") in [
        (one.when, one.title, one.detail) for one in card.todo
    ]


def test_of_many_overdue_tasks_three_are_named_and_the_rest_counted(client, branch):
    secretary, lead = a_secretary(branch), a_member(branch, "Lê Văn An")
    for number in range(5):
        a_task(branch, key=f"late-{number}", lead=lead, text=f"Việc {number}")
    Task.objects.update(due_on=date(2026, 11, 20), agreed_on=date(2026, 11, 4))

    titles = [one.title for one in home(client, secretary).context["cards"][0].todo]

    assert titles[-4:] == ["Việc 0", "Việc 1", "Việc 2", "Còn 2 nhiệm vụ quá hạn khác"]


def test_a_closed_meeting_of_last_month_waits_for_its_minutes(client, branch, set_clock):
    secretary = a_secretary(branch)
    meeting = a_planned_meeting(branch, secretary)
    Meeting.objects.update(state="closed")
    set_clock(datetime(2027, 1, 2, 1, 0, tzinfo=UTC))

    card = home(client, secretary).context["cards"][0]

    assert [(one.url, one.kind) for one in card.todo] == [
        (reverse("records:minutes", args=[meeting.pk]), "bad")
    ]


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ({"card_state": "returned"}, "Sửa bảng điểm tháng 11/2026 do cấp trên trả lại"),
        (
            {"late_what": "score_not_sent", "due_on": date(2026, 11, 9)},
            "Gửi bảng điểm tháng 11/2026 lên cấp trên",
        ),
    ],
)
def test_a_score_that_came_back_or_was_not_sent_is_not_forgotten(client, branch, told, title):
    secretary = a_secretary(branch)
    meeting = a_planned_meeting(branch, secretary, month=date(2026, 11, 1))
    Meeting.objects.update(state="sealed")
    a_month_of(branch, meeting=meeting, **told)

    card = home(client, secretary).context["cards"][0]

    assert title in [one.title for one in card.todo]


def test_an_officer_reads_at_home_which_branches_are_late_and_why(client, branch):
    a_month_of(branch, late_what="not_sealed", due_on=date(2026, 11, 7), step="finish")

    page = home(client, an_officer(branch.parent))

    assert [(one["title"], one["when"], one["detail"]) for one in page.context["ask"].things] == [
        (branch.name, "chưa niêm phong", "Tháng 11/2026 · hạn 07/11/2026")
    ]
    late = reverse("board:list", args=[branch.parent_id, date(2026, 11, 1), "late"])
    assert late in page.content.decode()


@pytest.mark.parametrize("branches", [1, 3])
def test_the_home_of_an_officer_asks_the_same_few_questions(
    client, branch, django_assert_num_queries, branches
):
    for number in range(branches):
        a_month_of(a_branch(f"Chi bộ {number}", under=branch.parent), late_what="not_held")
    client.force_login(an_officer(branch.parent))

    with django_assert_num_queries(9):  # one of them: PINs given face to face below
        client.get(reverse("web:today"))
