"""One page for a change of secretary, and the line at home that leads to it."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from chibo.meetings.lifecycle import State
from chibo.meetings.models import Meeting
from chibo.membership.models import (
    Delegation,
    Introduction,
    IntroductionKind,
    Post,
    PostKind,
    Standing,
)
from chibo.resolutions.models import Resolution
from chibo.rulebook.models import RuleValue
from chibo.web.posts.pack import _SHOWN
from tests.factories import (
    LONG_AGO,
    a_branch,
    a_committee,
    a_member,
    a_post,
    a_secretary,
    an_administrator,
    an_officer,
)
from tests.resolutions.factories import a_held_meeting, a_task

pytestmark = pytest.mark.django_db

TODAY = date(2026, 12, 20)
NOON = datetime(2026, 12, 20, 5, tzinfo=UTC)
NOVEMBER_3 = datetime(2026, 11, 3, 12, 30, tzinfo=UTC)
DECEMBER_3 = datetime(2026, 12, 3, 12, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def twentieth_of_december(set_clock):
    set_clock(NOON)


@pytest.fixture
def ward():
    return a_committee()


@pytest.fixture
def branch(ward):
    return a_branch(under=ward)


@pytest.fixture
def secretary(branch):
    return a_secretary(branch)


def read(client, person, branch):
    client.force_login(person)
    return client.get(reverse("posts:handover", args=[branch.pk]))


def lines(page):
    """What the page says, as (text, detail), and where each line leads."""
    told = [line for part in page.context["parts"] for line in part.lines]
    return {line.text: (line.detail, line.url) for line in told}


def a_resolution(branch, meeting, *, adopted, number=None, title="Nghị quyết tháng 12"):
    figures = (
        {}
        if not adopted
        else dict.fromkeys(
            ("base", "in_favour", "against", "no_opinion", "invalid", "not_voted"), 1
        )
    )
    if adopted:
        figures |= {"adopted_at": DECEMBER_3, "adopted_digest": "a" * 64, "vote": "v1"}
    return Resolution.objects.create(branch=branch, meeting=meeting, title=title, **figures)


def test_the_roster_is_counted_and_who_has_no_own_pin(client, branch, secretary):
    a_member(branch, "Dự Bị", standing=Standing.PROBATIONARY)
    with_slip = a_member(branch, "Có Phiếu", with_account=True).user
    with_slip.has_own_pin = False
    with_slip.save()
    a_member(branch, "Đã Đi", until=TODAY)

    told = lines(read(client, secretary, branch))

    assert told["3 đảng viên trong danh sách"] == (
        "chính thức 2, dự bị 1, được miễn 0",
        reverse("members:roster", args=[branch.pk]),
    )
    assert told["2 đồng chí chưa có mã PIN riêng"][1] == reverse(
        "accounts:branch", args=[branch.pk]
    )


def introduced_from_elsewhere(ward, branch):
    """Return the branch of which somebody is introduced to this one."""
    elsewhere = a_branch("Chi bộ thôn Tân Hòa", under=ward)
    Introduction.objects.create(
        member=a_member(elsewhere, "Người Sắp Đến"),
        kind=IntroductionKind.TRANSFER,
        from_branch=elsewhere,
        to_branch=branch,
        to_place=branch.name,
        decision="05-GTSH",
        issued_on=date(2026, 12, 1),
    )
    return elsewhere


def test_open_letters_are_named_with_the_place(client, ward, branch, secretary):
    elsewhere = introduced_from_elsewhere(ward, branch)

    detail, _url = lines(read(client, secretary, branch))["Người Sắp Đến"]

    assert detail == f"{elsewhere.name} giới thiệu đến, 01/12/2026"


def test_what_is_not_finished_of_the_months_is_said_with_the_next_step(client, branch, secretary):
    closed = a_held_meeting(branch, at=DECEMBER_3, state=State.CLOSED)
    a_held_meeting(branch, at=NOVEMBER_3, state=State.SEALED)
    planned = Meeting.objects.create(
        branch=branch,
        month=date(2027, 1, 1),
        kind="regular",
        place="Nhà văn hóa",
        planned_at=datetime(2027, 1, 4, 12, 30, tzinfo=UTC),
    )

    told = lines(read(client, secretary, branch))

    assert told["Biên bản ngày 03/12/2026 chưa niêm phong"][1] == reverse(
        "records:minutes", args=[closed.pk]
    )
    text = next(text for text in told if "04/01/2027" in text)
    assert told[text] == (
        "việc tiếp theo: soạn chương trình, gửi giấy mời",
        reverse("meetings:detail", args=[planned.pk]),
    )
    assert not any("03/11/2026" in text for text in told)


def test_tasks_are_counted_the_overdue_ones_apart(client, branch, secretary):
    evening = a_held_meeting(branch, at=NOVEMBER_3, state=State.SEALED)
    a_task(branch, meeting=evening, due_on=TODAY - timedelta(days=1))
    a_task(branch, meeting=evening, due_on=TODAY)
    a_task(branch, meeting=evening, state="done", finished_on=TODAY)

    detail, url = lines(read(client, secretary, branch))["2 nhiệm vụ chưa xong"]

    assert (detail, url) == (
        "trong đó 1 việc quá hạn",
        reverse("resolutions:branch_tasks", args=[branch.pk]),
    )


def test_adopted_resolutions_are_listed_and_drafts_are_not(client, branch, secretary):
    adopted = a_held_meeting(branch, at=DECEMBER_3, state=State.CLOSED)
    a_resolution(branch, adopted, adopted=True)
    draft = a_held_meeting(branch, at=NOVEMBER_3, state=State.CLOSED)
    a_resolution(branch, draft, adopted=False, title="Dự thảo")

    page = read(client, secretary, branch).content.decode()

    assert ("Nghị quyết tháng 12" in page, "Dự thảo" in page) == (True, False)


def test_posts_and_who_leads_while_the_secretary_is_away_are_named(client, branch, secretary):
    deputy = a_post(branch, PostKind.DEPUTY, name="Đoàn Thị Hòa")
    Delegation.objects.create(
        post=Post.objects.get(member=secretary.member),
        member=deputy.member,
        valid_from=TODAY,
        valid_until=TODAY + timedelta(days=5),
        reason="Đi viện",
        given_by=secretary,
    )
    a_post(branch, PostKind.COMMITTEE, name="Người Đã Thôi", until=TODAY)

    page = read(client, secretary, branch)
    told = [line for part in page.context["parts"] for line in part.lines]

    assert [line.detail for line in told if line.text == "Đoàn Thị Hòa"] == [
        "thay bí thư từ 20/12/2026 đến hết 24/12/2026",
        "Phó Bí thư, từ 01/01/2020",
    ]
    assert not any(line.text == "Người Đã Thôi" for line in told)


def test_what_was_decided_for_the_branch_alone_is_named_what_holds_for_more_is_counted(
    client, ward, branch, secretary
):
    told = {"source": "Nghị quyết 7-NQ/ĐU", "valid_from": LONG_AGO}
    RuleValue.objects.create(key="papers_days_before", unit=branch, value=2, **told)
    RuleValue.objects.create(key="late_entry_hours", unit=ward, value=24, **told)

    said = lines(read(client, secretary, branch))

    assert (
        "Nghị quyết 7-NQ/ĐU",
        reverse("rules:rule", args=[branch.pk, "papers_days_before"]),
    ) in (said.values())
    assert "1 quy định do cấp ủy cấp trên quyết định" in said


def test_of_many_the_first_are_named_and_the_rest_is_one_tap_away(client, branch, secretary):
    for number in range(_SHOWN + 2):
        member = a_member(branch, f"Huy Hiệu {number}")
        member.admitted_on = date(1996, 12, 19)
        member.save()

    told = lines(read(client, secretary, branch))

    assert sum(text.startswith("Huy Hiệu") for text in told) == _SHOWN
    assert any(text.startswith(("2 ", "Còn 2")) for text in told)


def test_an_empty_branch_says_so_line_by_line(client, branch, secretary):
    told = lines(read(client, secretary, branch))

    assert {
        "Không ai đến hạn, không có giấy giới thiệu đang chờ",
        "Biên bản đã niêm phong đủ",
        "Không còn nhiệm vụ nào chưa xong",
        "Chưa có nghị quyết nào được thông qua",
        "Không có quy định riêng, theo quy định của Trung ương",
    } <= set(told)


def test_the_committee_that_reviews_reads_figures_and_is_led_only_to_what_it_may_open(
    client, ward, branch, secretary
):
    closed = a_held_meeting(branch, at=DECEMBER_3, state=State.CLOSED)
    a_resolution(branch, closed, adopted=True)
    a_task(branch, meeting=closed)
    introduced_from_elsewhere(a_committee("Đảng bộ xã Thuận Lộc"), branch)
    officer = an_officer(ward)

    page = read(client, officer, branch)

    told = lines(page)
    assert told["1 nhiệm vụ chưa xong"][1] == ""
    assert "Nghị quyết tháng 12" not in page.content.decode()
    for url in filter(None, {url for _detail, url in told.values()}):
        assert client.get(url).status_code == 200, url


def test_every_line_of_the_secretary_leads_to_a_page_that_opens(client, ward, branch, secretary):
    introduced_from_elsewhere(ward, branch)
    a_held_meeting(branch, at=NOVEMBER_3, state=State.CLOSED)
    a_task(branch)

    for url in {url for _detail, url in lines(read(client, secretary, branch)).values() if url}:
        assert client.get(url).status_code == 200, url


@pytest.mark.parametrize("who", ["member", "former secretary", "neighbour", "two above", "admin"])
def test_for_anybody_else_the_page_does_not_exist(client, branch, who):
    province = a_committee("Đảng bộ tỉnh Hà Tĩnh")
    people = {
        "member": lambda: a_member(branch, "Nguyễn Thị Liên", with_account=True).user,
        "former secretary": lambda: a_secretary(branch, until=TODAY),
        "neighbour": lambda: a_secretary(a_branch("Chi bộ 2", under=branch.parent)),
        "two above": lambda: an_officer(province),
        "admin": an_administrator,
    }
    if who == "two above":
        branch = a_branch("Chi bộ 3", under=a_committee("Đảng bộ xã", under=province))

    assert read(client, people[who](), branch).status_code == 404


def test_a_committee_has_no_hand_over_page(client, ward):
    head = a_post(ward, PostKind.SECRETARY, name="Lê Văn Bình")

    assert read(client, head, ward).status_code == 404
    assert "handover" not in client.get(reverse("posts:unit", args=[ward.pk])).content.decode()


@pytest.mark.usefixtures("secretary")
@pytest.mark.parametrize("members", [1, 3])
def test_the_page_asks_at_most_twelve_questions(
    client, branch, members, django_assert_max_num_queries
):
    ward = branch.parent
    elsewhere = a_branch("Chi bộ thôn Tân Hòa", under=ward)
    evening = a_held_meeting(branch, at=NOVEMBER_3, state=State.CLOSED)
    a_resolution(branch, evening, adopted=True)
    for number in range(members):
        a_task(branch, meeting=evening)
        a_post(branch, PostKind.COMMITTEE, name=f"Ủy Viên {number}")
        Introduction.objects.create(
            member=a_member(elsewhere, f"Sắp Đến {number}", standing=Standing.PROBATIONARY),
            kind=IntroductionKind.TRANSFER,
            from_branch=elsewhere,
            to_branch=branch,
            to_place=branch.name,
            decision="05-GTSH",
            issued_on=date(2026, 12, 1),
        )
        leaving = a_member(branch, f"Sắp Đi {number}")
        Introduction.objects.create(
            member=leaving,
            kind=IntroductionKind.TRANSFER,
            from_branch=branch,
            to_branch=elsewhere,
            to_place=elsewhere.name,
            decision="06-GTSH",
            issued_on=date(2026, 12, 1),
        )
    client.force_login(an_officer(ward))  # who is asked one question more than the secretary

    with django_assert_max_num_queries(12):
        page = client.get(reverse("posts:handover", args=[branch.pk]))
    assert page.status_code == 200


def send(client, unit, member):
    fields = {"kind": "secretary", "member": member.pk, "on": "20/12/2026", "decision": "12-QĐ/ĐU"}
    address = reverse("posts:make", args=[unit.pk])
    return client.post(address, {"form_id": str(uuid4()), **fields})


def test_after_the_post_is_handed_on_the_committee_sees_what_goes_with_it(
    client, ward, branch, secretary
):
    new = a_member(branch, "Lê Thị Hoa", with_account=True)
    client.force_login(an_officer(ward))

    answer = send(client, branch, new)

    assert answer.url == reverse("posts:handover", args=[branch.pk])
    assert read(client, new.user, branch).status_code == 200
    assert read(client, secretary, branch).status_code == 404


def test_an_administrator_who_hands_the_post_on_is_led_back_to_the_posts(client, branch, secretary):
    new = a_member(branch, "Lê Thị Hoa", with_account=True)
    client.force_login(an_administrator())

    answer = send(client, branch, new)

    assert answer.url == reverse("posts:unit", args=[branch.pk])


def at_home(client, person):
    client.force_login(person)
    todo = [one for card in client.get(reverse("web:today")).context["cards"] for one in card.todo]
    return [one for one in todo if one.url.endswith("/handover/")]


@pytest.mark.parametrize(
    ("since", "is_shown"),
    [
        (TODAY, True),
        (TODAY - timedelta(days=13), True),
        (TODAY - timedelta(days=14), False),
        (LONG_AGO, False),
    ],
)
def test_a_new_secretary_finds_it_at_home_in_the_first_fourteen_days(
    client, branch, since, is_shown
):
    shown = at_home(client, a_secretary(branch, since=since))

    assert bool(shown) is is_shown
    assert [one.due for one in shown] == [since + timedelta(days=13)] * is_shown


def test_a_committee_above_may_decide_on_other_days(client, ward, branch):
    RuleValue.objects.create(
        key="handover_days", unit=ward, value=0, source="Nghị quyết 7-NQ/ĐU", valid_from=LONG_AGO
    )

    assert at_home(client, a_secretary(branch, since=TODAY)) == []


def test_a_new_deputy_and_who_stands_in_are_not_told_to_take_over(client, branch, secretary):
    deputy = a_post(branch, PostKind.DEPUTY, name="Đoàn Thị Hòa", since=TODAY)
    Delegation.objects.create(
        post=Post.objects.get(member=secretary.member),
        member=deputy.member,
        valid_from=TODAY,
        valid_until=TODAY + timedelta(days=5),
        reason="Đi viện",
        given_by=secretary,
    )

    assert at_home(client, deputy) == []
