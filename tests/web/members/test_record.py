from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from chibo.membership.models import Correction, Look, Standing
from chibo.membership.operations.duties import exempt_member, resume_duties
from chibo.membership.operations.ending import end_membership
from tests.factories import a_branch, a_committee, a_member, a_secretary, an_administrator
from tests.factories import an_officer as the_officer
from tests.membership.factories import AT, NOVEMBER_15, PAPER
from tests.web.records.factories import a_sealed_evening

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def third_of_december(set_clock):
    set_clock(AT)


@pytest.fixture
def branch():
    return a_branch(under=a_committee())


@pytest.fixture
def secretary(branch):
    return a_secretary(branch)


@pytest.fixture
def member(branch):
    return a_member(branch, with_account=True)


def opened(client, person, member):
    client.force_login(person)
    return client.get(reverse("members:record", args=[member.pk]))


def send(client, name, pk, **fields):
    return client.post(reverse(name, args=[pk]), {"form_id": str(uuid4()), **fields})


def test_the_record_tells_where_as_what_and_by_which_decision(client, secretary, member):
    exempt_member(member, on=NOVEMBER_15, decision=PAPER, actor=secretary, at=AT)

    page = opened(client, secretary, member).content.decode()

    for told in ("miễn sinh hoạt", "15/11/2026", PAPER, "Được miễn công tác và sinh hoạt đảng"):
        assert told in page


def test_a_member_finds_the_own_record_and_who_looked_at_it(client, secretary, member):
    opened(client, secretary, member)
    client.get(reverse("members:roster", args=[member.stays.get().branch_id]))
    client.force_login(member.user)

    page = client.get(reverse("members:own"), follow=True)

    assert {(one.name, one.kind) for one in page.context["looks"]} == {
        ("Bùi Xuân Niềm", "record"),
        ("Bùi Xuân Niềm", "list"),
    }
    assert page.context["may_change"] is False


def test_an_export_leaves_a_line(client, branch, secretary):
    client.force_login(secretary)

    client.get(reverse("members:export", args=[branch.pk]))

    assert Look.objects.get().kind == "export"


def test_who_may_not_open_a_record_leaves_no_line(client, branch, member):
    neighbour = a_secretary(a_branch("Chi bộ khác", under=branch.parent), name="Người Bên")
    other = a_member(branch, "Đồng Chí Khác", with_account=True).user

    assert [opened(client, one, member).status_code for one in (neighbour, other)] == [404, 404]
    assert not Look.objects.exists()


def test_who_left_is_still_found_by_the_last_branch_and_by_nobody_else(client, secretary, member):
    end_membership(member, "left", on=NOVEMBER_15, decision=PAPER, actor=secretary, at=AT)
    stranger = a_secretary(a_branch("Chi bộ khác"), name="Người Lạ")

    assert opened(client, secretary, member).context["state"].ended.kind == "left"
    assert opened(client, stranger, member).status_code == 404


def test_attendance_and_tasks_are_shown_as_far_as_one_may_see_them(client, branch, secretary):
    evening = a_sealed_evening(branch, secretary)
    lead = evening.task.lead
    shown = {
        who: opened(client, person, lead).context
        for who, person in {
            "secretary": secretary,
            "officer": the_officer(branch.parent),
            "administrator": an_administrator(),
        }.items()
    }

    counts = {who: (len(page["evenings"]), len(page["tasks"])) for who, page in shown.items()}
    assert counts == {"secretary": (1, 1), "officer": (1, 0), "administrator": (0, 0)}


def test_the_committee_above_does_not_see_who_looked(client, branch, member):
    assert "looks" not in opened(client, the_officer(branch.parent), member).context


def test_a_correction_is_asked_answered_and_read(client, secretary, member):
    client.force_login(member.user)
    empty = send(client, "members:ask_correction", member.pk, text=" ")
    send(client, "members:ask_correction", member.pk, text="Sinh năm 1958")
    asked = Correction.objects.get()
    waiting = client.get(reverse("members:own"), follow=True).content.decode()
    client.force_login(secretary)
    home = client.get(reverse("web:today")).content.decode()
    wordless = send(client, "members:answer_correction", asked.pk, granted="yes", answer="")
    send(client, "members:answer_correction", asked.pk, granted="no", answer="Giấy ghi 1957")
    client.force_login(member.user)
    answered = client.get(reverse("members:own"), follow=True).content.decode()

    assert (empty.status_code, wordless.status_code) == (409, 409)
    assert "Chờ chi bộ trả lời." in waiting
    assert "Nguyễn Văn An: đề nghị sửa hồ sơ" in home
    assert "Giấy ghi 1957" in answered


def test_who_is_due_stands_on_the_page_of_the_branch_and_at_home(client, branch, secretary):
    newcomers = [
        a_member(branch, f"Dự Bị {number}", standing=Standing.PROBATIONARY) for number in range(5)
    ]
    for member in newcomers:
        member.admitted_on = member.ceremony_on = NOVEMBER_15.replace(year=2025)
        member.save()
    client.force_login(secretary)

    roster = client.get(reverse("members:roster", args=[branch.pk]))
    things = client.get(reverse("web:today")).context["cards"][0].todo
    titles = [one.title for one in things if "Dự Bị" in one.title or "đến hạn" in one.title]

    assert len(roster.context["due"]) == 5
    assert titles == [
        "Dự Bị 0: hết thời gian dự bị, xét công nhận chính thức",
        "Dự Bị 1: hết thời gian dự bị, xét công nhận chính thức",
        "Dự Bị 2: hết thời gian dự bị, xét công nhận chính thức",
        "Còn 2 việc đến hạn của đảng viên",
    ]


def test_what_is_due_is_late_only_after_the_last_day_of_the_rule(client, branch, secretary):
    member = a_member(branch, "Dự Bị", standing=Standing.PROBATIONARY)
    member.admitted_on = member.ceremony_on = NOVEMBER_15.replace(year=2025)
    member.save()
    client.force_login(secretary)

    due = client.get(reverse("members:roster", args=[branch.pk])).context["due"]

    assert [(one.when, one.detail) for one in due] == [("25/12", "xét trước hết ngày 25/12/2026")]


MISSING = "Dự Bị: chưa ghi ngày tổ chức lễ kết nạp"


@pytest.mark.parametrize(
    ("admitted_on", "listed", "said"),
    [
        (
            NOVEMBER_15,
            ("Dự Bị: tổ chức lễ kết nạp", "25/12", "trước hết ngày 25/12/2026"),
            "Lễ kết nạp cần tổ chức trước hết ngày 25/12/2026",
        ),
        (
            date(2026, 9, 15),
            (MISSING, "hôm nay", "hạn tổ chức là hết ngày 27/10/2026"),
            "Hạn tổ chức lễ kết nạp là hết ngày 27/10/2026",
        ),
        (
            None,
            (MISSING, "hôm nay", "quyết định kết nạp cũng chưa ghi"),
            "Chưa ghi ngày tổ chức lễ kết nạp",
        ),
    ],
)
def test_a_ceremony_not_recorded_is_asked_for_on_every_page_with_the_deed_that_records_it(
    client, branch, secretary, *, admitted_on, listed, said
):
    member = a_member(branch, "Dự Bị", standing=Standing.PROBATIONARY, with_account=True)
    member.admitted_on = admitted_on
    member.save()
    form = reverse("members:change", args=[member.pk]) + "?kind=ceremony_held"
    own = opened(client, member.user, member).content.decode()
    page = opened(client, secretary, member).content.decode()

    [due] = client.get(reverse("members:roster", args=[branch.pk])).context["due"]
    home = client.get(reverse("web:today")).content.decode()

    assert (due.title, due.when, due.detail) == listed
    assert due.url == form
    assert due.title in home
    assert said in page
    assert f'href="{form}"' in page
    assert said in own
    assert form not in own


def test_once_the_ceremony_is_recorded_nobody_asks_for_it(client, branch, secretary):
    member = a_member(branch, "Dự Bị", standing=Standing.PROBATIONARY)
    client.force_login(secretary)

    recorded = send(client, "members:make_change", member.pk, kind="ceremony_held", on="30/11/2026")

    assert recorded.status_code == 302
    assert client.get(reverse("members:roster", args=[branch.pk])).context["due"] == []
    assert "Chưa ghi ngày tổ chức" not in opened(client, secretary, member).content.decode()


@pytest.mark.parametrize("changes", [1, 3])
def test_the_record_asks_the_same_few_questions(
    client, secretary, member, django_assert_num_queries, changes
):
    for day in range(1, changes + 1):
        record = exempt_member if day % 2 else resume_duties
        told = {"on": NOVEMBER_15.replace(day=day), "actor": secretary, "at": AT}
        record(member, decision=PAPER, **told)
    opened(client, secretary, member)

    with django_assert_num_queries(14):
        client.get(reverse("members:record", args=[member.pk]))
