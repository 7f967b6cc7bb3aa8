import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chibo.membership.models import PostKind
from chibo.quality.operations.freezing import freeze_voted
from tests.factories import a_branch, a_committee, a_member, a_post, a_secretary, a_unit, an_officer
from tests.quality.evenings import NEXT_DAY, House, a_voted_evening
from tests.reporting.factories import DECEMBER, HeldBranch, refreshed
from tests.web.records.conftest import the_day_after

__all__ = ["the_day_after"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_day_after")]


@pytest.fixture
def ward():
    """One branch that met, with somebody absent, and one that did not."""
    ward = a_committee()
    held = HeldBranch(ward, "Chi bộ TDP 1")
    held.hold(absent=held.members[:1], excused=held.members[1:2])
    a_branch("Chi bộ TDP 2", under=ward)
    refreshed()
    return ward, held


def shown(client, name, *args):
    response = client.get(reverse(name, args=args))
    return response.status_code, re.sub(r"\s+", " ", response.content.decode())


def test_an_officer_sees_figures_what_is_late_and_why_on_one_page(client, ward):
    unit, _held = ward
    client.force_login(an_officer(unit))
    refreshed()

    status, page = shown(client, "board:month", unit.pk, DECEMBER)

    assert status == 200
    assert "1/3" in page  # the officer's own branch is the third
    assert "(5/7)" in page
    assert "71,4" in page
    assert "Chi bộ TDP 2" in page
    assert "05/12/2026" in page


def test_where_nobody_has_met_yet_attendance_is_a_dash(client):
    above = a_committee()
    ward = a_committee("Đảng bộ phường Đức Thuận", under=above)
    a_branch("Chi bộ TDP 1", under=ward)
    client.force_login(an_officer(above))
    refreshed()

    page = client.get(reverse("board:month", args=[above.pk, DECEMBER]))

    assert page.context["figures"][1]["value"] == "–"
    assert {child["attendance"] for child in page.context["children"]} == {"–"}


def test_from_home_to_who_is_late_and_why_is_one_way(client, ward):
    unit, _held = ward
    client.force_login(an_officer(unit))

    home = client.get(reverse("web:today")).content.decode()
    led = client.get(reverse("board:own"))

    assert f'href="{reverse("board:own")}"' in home
    assert led.url == reverse("board:month", args=[unit.pk, DECEMBER])


def test_each_figure_opens_to_branches_and_a_branch_to_names(client, ward):
    unit, held = ward
    client.force_login(an_officer(unit))
    board = client.get(reverse("board:month", args=[unit.pk, DECEMBER])).content.decode()
    figures = ("met", "attendance", "scores", "ask", "late")

    opened = {name: shown(client, "board:list", unit.pk, DECEMBER, name) for name in figures}
    names = shown(client, "board:branch", unit.pk, DECEMBER, held.branch.pk)

    for name in figures:
        assert f'href="{reverse("board:list", args=[unit.pk, DECEMBER, name])}"' in board
        assert opened[name][0] == 200
    assert "Chi bộ TDP 2" in opened["late"][1]
    assert held.members[0].full_name in names[1]
    assert "Ốm" not in names[1]


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("officer", {"board", "list", "branch", "report"}),
        ("post above", {"board", "list", "branch", "report"}),
        ("secretary", {"own"}),
        ("member", set()),
        ("stranger", set()),
        ("officer elsewhere", set()),
    ],
)
def test_figures_exist_for_posts_here_and_above_only(client, who, sees):
    town = a_unit("Thị xã", kind="district")
    ward = a_committee(under=town)
    held = HeldBranch(ward).hold()
    refreshed()
    people = {
        "officer": lambda: an_officer(ward),
        "post above": lambda: a_post(town, PostKind.COMMITTEE, name="Ủy viên"),
        "secretary": lambda: held.secretary,
        "member": lambda: a_member(held.branch, "Lê Thị Sáu", with_account=True).user,
        "stranger": lambda: a_secretary(a_branch("Chi bộ khác", under=ward), name="Lạ"),
        "officer elsewhere": lambda: an_officer(a_committee("Đảng bộ khác"), name="Khác"),
    }
    client.force_login(people[who]())
    asked = {
        "board": reverse("board:month", args=[ward.pk, DECEMBER]),
        "list": reverse("board:list", args=[ward.pk, DECEMBER, "met"]),
        "branch": reverse("board:branch", args=[ward.pk, DECEMBER, held.branch.pk]),
        "report": reverse("board:report", args=[ward.pk, DECEMBER]),
        "own": reverse("board:month", args=[held.branch.pk, DECEMBER]),
    }

    found = {name for name, url in asked.items() if client.get(url).status_code == 200}

    assert found == (sees | {"own"} if "board" in sees else sees)


def test_a_branch_of_another_committee_is_not_below_this_one(client, ward):
    unit, _held = ward
    other = HeldBranch(a_committee("Đảng bộ khác"), "Chi bộ khác").hold()
    refreshed()
    client.force_login(an_officer(unit))

    status, _page = shown(client, "board:branch", unit.pk, DECEMBER, other.branch.pk)

    assert status == 404


@pytest.mark.parametrize("address", ["2026-13", "2026-0", "0026-12", "12-2026", "2026-12-01"])
def test_a_month_that_is_none_does_not_exist(client, ward, address):
    unit, _held = ward
    client.force_login(an_officer(unit))

    assert client.get(f"/board/{unit.pk}/{address}/").status_code == 404


def test_a_figure_that_is_none_does_not_exist(client, ward):
    unit, _held = ward
    client.force_login(an_officer(unit))

    assert shown(client, "board:list", unit.pk, DECEMBER, "gists")[0] == 404


def test_a_month_without_figures_says_how_they_come(client, ward):
    unit, _held = ward
    client.force_login(an_officer(unit))

    status, page = shown(client, "board:month", unit.pk, date(2026, 3, 1))

    assert (status, 'class="empty"' in page) == (200, True)


@pytest.mark.parametrize("name", ["board:month", "board:list", "board:report"])
def test_a_page_asks_as_much_for_thirty_branches_as_for_three(client, name):
    asked = []
    for number in (3, 30):
        ward = a_committee(f"Đảng bộ {number}")
        for one in range(number):
            a_branch(f"Chi bộ {one}", under=ward)
        officer = an_officer(ward)
        refreshed()
        client.force_login(officer)
        args = [ward.pk, DECEMBER, *(["late"] if name == "board:list" else [])]
        with CaptureQueriesContext(connection) as counted:
            assert client.get(reverse(name, args=args)).status_code == 200
        asked.append(len(counted))

    assert asked[0] == asked[1]


def test_the_score_of_a_branch_leads_to_its_card(client):
    house = House()
    evening, card = a_voted_evening(house)
    freeze_voted(evening.meeting, actor=house.secretary, at=NEXT_DAY)
    refreshed()
    client.force_login(house.reviewer)

    _status, page = shown(client, "board:branch", house.ward.pk, DECEMBER, house.branch.pk)

    assert f'href="{reverse("quality:card", args=[card.pk])}"' in page
    assert client.get(reverse("quality:card", args=[card.pk])).status_code == 200


def test_the_report_comes_as_a_workbook(client, ward):
    unit, _held = ward
    client.force_login(an_officer(unit))

    response = client.get(reverse("board:report", args=[unit.pk, DECEMBER]))

    assert response.content[:2] == b"PK"
    assert "2026-12.xlsx" in response["Content-Disposition"]
