from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from chibo.membership.models import PostKind
from chibo.organization.operations.placing import move_unit
from chibo.rulebook.keys import known_rules
from chibo.rulebook.models import RuleValue
from tests.factories import (
    EVENING,
    a_branch,
    a_committee,
    a_member,
    a_post,
    a_secretary,
    an_administrator,
    an_officer,
)

pytestmark = pytest.mark.django_db

PAPER = "Nghị quyết của Đảng ủy, ngày 20/11/2026"


@pytest.fixture(autouse=True)
def the_evening(set_clock):
    set_clock(EVENING)


def decided(unit, name="papers_days_before", value=2, *, since=date(2026, 1, 1), until=None):
    return RuleValue.objects.create(
        key=name, unit=unit, value=value, source=PAPER, valid_from=since, valid_until=until
    )


def shown(response):
    return {
        one.key.name: one.line
        for subject in response.context["subjects"]
        for one in [*subject.used, *subject.later]
    }


def page(client, unit, **asked):
    return client.get(reverse("rules:page", args=[unit.pk]), asked)


def test_the_page_shows_every_rule_once_under_its_subject(client):
    branch = a_branch(under=a_committee())
    client.force_login(a_secretary(branch))

    subjects = page(client, branch).context["subjects"]

    used = [one.key.name for subject in subjects for one in subject.used]
    later = [one.key.name for subject in subjects for one in subject.later]
    assert sorted(used + later) == sorted(known_rules())
    assert {name: bool(known_rules()[name].later) for name in used + later} == {
        **dict.fromkeys(used, False),
        **dict.fromkeys(later, True),
    }


def test_each_rule_says_which_unit_decided_it_by_which_document_and_since_when(client):
    province = a_committee("Tỉnh ủy")
    commune = a_committee("Đảng ủy xã", under=province)
    branch = a_branch(under=commune)
    decided(province, value=5)
    decided(commune, value=3)
    client.force_login(a_secretary(branch))

    response = page(client, branch)
    line = shown(response)["papers_days_before"]

    assert (line.words, line.issuer, line.source) == ("3 ngày", "Đảng ủy xã", PAPER)
    assert (line.valid_from, line.is_own) == (date(2026, 1, 1), False)
    assert "từ 01/01/2026" in response.content.decode()
    assert shown(response)["thematic_per_quarter"].issuer == "Trung ương"
    assert shown(response)["grace_minutes"].issuer == "Mặc định của chương trình"


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("bieu mau toi mat", set()),
        ("Huy Hieu", {"badge_years", "badge_days", "award_years"}),
        ("KHAI TRỪ", {"vote.expulsion"}),
        ("thoi gian du bi", {"probation_months"}),
    ],
)
def test_rules_are_found_without_diacritics(client, search, found):
    branch = a_branch(under=a_committee())
    client.force_login(a_secretary(branch))

    assert set(shown(page(client, branch, q=search))) == found


@pytest.mark.parametrize("on", ["31/12/2025", "2025-12-31"])
def test_the_rules_of_another_day_stand_in_the_address(client, on):
    commune = a_committee()
    branch = a_branch(under=commune)
    decided(commune)
    client.force_login(a_secretary(branch))

    response = page(client, branch, on=on)

    assert shown(response)["papers_days_before"].words == "1 ngày"
    assert response.context["is_today"] is False


def test_a_branch_that_moved_shows_the_rules_of_each_day(client):
    before, after = a_committee("Huyện ủy"), a_committee("Đảng ủy xã")
    branch = a_branch(under=before)
    decided(before, value=2)
    decided(after, value=5)
    move_unit(branch, to=after, on=date(2026, 7, 1), actor=an_administrator(), at=EVENING)
    client.force_login(a_secretary(branch))

    said = [
        shown(page(client, branch, on=day))["papers_days_before"].words
        for day in ("30/06/2026", "01/07/2026")
    ]

    assert said == ["2 ngày", "5 ngày"]


def test_a_day_that_is_not_understood_is_today_and_says_so(client):
    branch = a_branch(under=a_committee())
    client.force_login(a_secretary(branch))

    response = page(client, branch, on="hôm kia")

    assert (response.context["on"], response.context["is_today"]) == (date(2026, 12, 3), True)
    assert "Chưa đọc được ngày" in response.content.decode()


def test_a_day_before_the_first_rule_says_that_there_was_none(client):
    branch = a_branch(under=a_committee())
    client.force_login(a_secretary(branch))

    assert set(shown(page(client, branch, on="01/01/2010")).values()) == {None}


@pytest.mark.parametrize("local", [0, 3])
def test_the_page_asks_the_same_few_questions(client, django_assert_num_queries, local):
    commune = a_committee()
    branch = a_branch(under=commune)
    names = ["papers_days_before", "documents_days_after", "score_days_after"]
    for name in names[:local]:
        decided(commune, name)
    client.force_login(a_secretary(branch))

    with django_assert_num_queries(8):
        page(client, branch)


@pytest.mark.parametrize(
    ("who", "exists", "decides"),
    [
        ("member", True, False),
        ("secretary", True, False),
        ("officer above", True, True),
        ("committee member above", True, False),
        ("officer beside", False, False),
        ("administrator", True, True),
    ],
)
def test_a_branch_reads_and_the_committee_above_decides(client, who, exists, decides):
    commune = a_committee()
    branch = a_branch(under=commune)
    person = {
        "member": lambda: a_member(branch, with_account=True).user,
        "secretary": lambda: a_secretary(branch),
        "officer above": lambda: an_officer(commune),
        "committee member above": lambda: a_post(commune, PostKind.COMMITTEE, name="Hồ Văn Tư"),
        "officer beside": lambda: an_officer(a_committee("Xã khác")),
        "administrator": an_administrator,
    }[who]()
    client.force_login(person)
    rule = [branch.pk, "papers_days_before"]

    seen = [
        client.get(reverse("rules:page", args=rule[:1])).status_code == 200,
        client.get(reverse("rules:rule", args=rule)).status_code == 200,
        client.get(reverse("rules:decide", args=rule)).status_code == 200,
    ]

    assert seen == [exists, exists, decides]


def test_a_rule_page_shows_why_its_bounds_where_texts_differ_and_its_history(client):
    commune = a_committee("Đảng ủy xã")
    branch = a_branch(under=commune)
    decided(commune, until=date(2026, 6, 1))
    decided(commune, value=4, since=date(2027, 1, 1))
    client.force_login(a_secretary(branch))

    response = client.get(reverse("rules:rule", args=[branch.pk, "papers_days_before"]))

    assert response.context["line"].words == "1 ngày"
    assert [(one.words, one.issuer) for one in response.context["history"][:3]] == [
        ("4 ngày", "Đảng ủy xã"),
        ("2 ngày", "Đảng ủy xã"),
        ("1 ngày", "Trung ương"),
    ]
    told = response.content.decode()
    assert "Từ 0 ngày đến 30 ngày." in told
    assert "Hướng dẫn 42-HD/BTCTW (28/10/2025)" in told
    assert "Bí thư, phó bí thư và cán bộ của: Đảng ủy xã." in told
    assert "Quyết định giá trị khác" not in told


def test_where_texts_differ_is_told_with_the_rule(client):
    branch = a_branch(under=a_committee())
    client.force_login(a_secretary(branch))

    response = client.get(reverse("rules:rule", args=[branch.pk, "signing_authority"]))

    assert "T/M CHI ỦY" in response.context["line"].conflict


def test_a_rule_that_is_none_does_not_exist(client):
    branch = a_branch(under=a_committee())
    client.force_login(a_secretary(branch))

    response = client.get(reverse("rules:rule", args=[branch.pk, "no_such_rule"]))

    assert response.status_code == 404


def test_the_own_page_is_that_of_the_highest_post_or_the_own_branch(client):
    commune = a_committee()
    branch = a_branch(under=commune)
    people = {
        a_member(branch, with_account=True).user: branch,
        an_officer(commune): commune,
        an_administrator(): commune,
    }

    led = {}
    for person in people:
        client.force_login(person)
        led[person] = client.get(reverse("rules:own")).url

    assert led == {person: reverse("rules:page", args=[unit.pk]) for person, unit in people.items()}


def test_who_belongs_nowhere_is_led_home(client):
    gone = a_member(a_branch(under=a_committee()), with_account=True, until=date(2026, 1, 1))
    client.force_login(gone.user)

    assert client.get(reverse("rules:own")).url == reverse("web:today")


def test_the_day_is_that_of_the_organisation(client, set_clock):
    set_clock(datetime(2026, 12, 31, 17, 30, tzinfo=UTC))  # half past midnight at home
    commune = a_committee()
    branch = a_branch(under=commune)
    decided(commune, value=4, since=date(2027, 1, 1))
    client.force_login(a_secretary(branch))

    assert shown(page(client, branch))["papers_days_before"].words == "4 ngày"
