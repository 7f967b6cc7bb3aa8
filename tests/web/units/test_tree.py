from datetime import date

import pytest
from django.urls import reverse

from chibo.membership.operations.keeping_tallies import keep_tallies
from chibo.membership.queries.tallies import Tally
from chibo.organization.operations.describing import rename_unit
from chibo.organization.operations.ending import merge_into
from chibo.organization.operations.placing import move_unit
from tests.factories import (
    EVENING,
    a_branch,
    a_committee,
    a_member,
    a_secretary,
    an_administrator,
    an_officer,
)

pytestmark = pytest.mark.django_db

ON = date(2025, 7, 1)
TREE = reverse("units:tree")


@pytest.fixture
def admin(client):
    person = an_administrator()
    client.force_login(person)
    return person


def page(client, url=TREE, **asked):
    return client.get(url, asked).content.decode()


def shown(client, url=TREE, **asked):
    nodes = client.get(url, asked).context["nodes"]
    return {node.placement.name: node.tally for node in nodes}


def below(unit):
    return reverse("units:below", args=[unit.pk])


def test_every_level_tells_its_counts_with_all_that_is_below_it(client, admin):
    province = a_committee("Tỉnh")
    commune = a_committee("Xã", under=province)
    for number in range(2):
        branch = a_branch(f"Chi bộ {number}", under=commune)
        a_member(branch)
    a_member(branch, standing="probationary", duty="exempt")

    root = shown(client)["Tỉnh"]
    first, second = shown(client, below(commune)).values()

    assert (root.committees, root.branches, root.members) == (2, 2, 3)
    assert (root.official, root.probationary, root.exempt) == (2, 1, 1)
    assert first + second == type(root)(0, 2, 3, 2, 1, 1)


def test_many_roots_are_told_with_their_counts_in_as_few_questions_as_one(
    client, admin, django_assert_num_queries
):
    provinces = [a_committee(f"Tỉnh {number}") for number in range(6)]
    a_member(a_branch("Chi bộ 1", under=a_committee("Xã", under=provinces[0])))

    with django_assert_num_queries(6):
        told = shown(client)

    assert [tally.members for tally in told.values()] == [1, 0, 0, 0, 0, 0]


def test_a_large_part_is_shown_without_counts_until_a_sweep_has_kept_them(
    client, admin, monkeypatch
):
    monkeypatch.setattr("chibo.membership.queries.kept_tallies.COUNTED_AT_ONCE", 1)
    province = a_committee("Tỉnh")
    a_member(a_branch("Chi bộ 1", under=a_committee("Xã", under=province)))

    awaited, words = shown(client), page(client)
    keep_tallies(at=EVENING)
    kept = shown(client)

    assert awaited == {"Tỉnh": None}
    assert "đang được đếm" in words
    assert kept["Tỉnh"] == Tally(2, 1, 1, 1, 0, 0)
    assert "đang được đếm" not in page(client)
    assert shown(client, below(province))["Xã"].members == 1


def test_the_tree_stands_as_on_the_day_in_the_address(client, admin):
    province = a_committee("Tỉnh")
    first, second = a_committee("Xã A", under=province), a_committee("Xã B", under=province)
    branch = a_branch("Chi bộ 1", under=first)
    a_member(branch)
    told = {"on": ON, "actor": admin, "at": EVENING}
    move_unit(branch, to=second, **told)
    rename_unit(second, name="Xã mới", **told)

    before = shown(client, below(province), on="30/06/2025")
    after = shown(client, below(province), on="2025-07-01")

    assert {name: tally.members for name, tally in before.items()} == {"Xã A": 1, "Xã B": 0}
    assert {name: tally.members for name, tally in after.items()} == {"Xã A": 0, "Xã mới": 1}
    assert "30/06/2025" in page(client, on="30/06/2025")


def test_a_day_before_anything_stood_says_what_to_do(client, admin):
    a_committee("Tỉnh")

    assert "ngày muộn hơn" in page(client, on="01/01/2000")


def test_units_are_found_without_diacritics_under_the_name_of_that_day(client, admin):
    commune = a_committee("Đảng bộ phường Đức Thuận")
    branch = a_branch("Chi bộ Thuận Hòa", under=commune)
    rename_unit(branch, name="Chi bộ Sông Lam", on=ON, actor=admin, at=EVENING)

    assert list(shown(client, q="song lam")) == ["Chi bộ Sông Lam"]
    assert list(shown(client, q="hoa THUAN", on="2025-06-30")) == ["Chi bộ Thuận Hòa"]
    assert shown(client, q="thuan hoa") == {}


@pytest.mark.parametrize("asked", ["TDP 3", "tổ dân phố 3", "to dan pho 3", "cb tdp 3"])
def test_units_are_found_by_short_and_by_long_words(client, admin, asked):
    commune = a_committee("Đảng bộ phường Đức Thuận")
    for name in ("Chi bộ tổ dân phố 3", "Chi bộ TDP 3", "Chi bộ thôn 3", "Chi bộ tổ dân phố 4"):
        a_branch(name, under=commune)

    assert set(shown(client, q=asked)) == {"Chi bộ tổ dân phố 3", "Chi bộ TDP 3"}


def test_units_whose_name_holds_the_words_as_written_stand_first(client, admin):
    for name in ("Chi bộ dân phố Bắc Hồng", "Đảng bộ xã Đà Bắc", "Chi bộ Bắc Đà"):
        a_committee(name)

    found = list(shown(client, q="da bac"))

    assert found[0] == "Đảng bộ xã Đà Bắc"
    assert set(found[1:]) == {"Chi bộ Bắc Đà", "Chi bộ dân phố Bắc Hồng"}


def test_an_opened_unit_is_a_fragment_for_htmx_and_a_page_without(client, admin):
    commune = a_committee("Xã")
    a_branch("Chi bộ 1", under=commune)

    fragment = client.get(below(commune), headers={"hx-request": "true"}).content.decode()

    assert fragment.lstrip("{# \n").startswith("<ul") or "<html" not in fragment
    assert "<html" in page(client, below(commune))


def test_an_officer_sees_the_own_commune_and_who_was_before_it_on_a_past_day(client):
    province = a_committee("Tỉnh")
    old, heir, other = (a_committee(name, under=province) for name in ("Cũ", "Mới", "Khác"))
    branch = a_branch("Chi bộ 1", under=old)
    officer = an_officer(heir)
    told = {"on": ON, "actor": an_administrator(), "at": EVENING}
    merge_into(heir, [old], **told)
    client.force_login(officer)

    assert set(shown(client)) == {"Mới"}
    assert set(shown(client, on="2025-06-30")) == {"Mới", "Cũ"}
    assert client.get(below(old), {"on": "2025-06-30"}).status_code == 200
    assert client.get(below(other)).status_code == 404
    assert list(shown(client, q="chi bo 1")) == [branch.name]


def test_a_secretary_sees_the_own_branch_only(client):
    branch = a_branch("Chi bộ 1", under=a_committee("Xã"))
    client.force_login(a_secretary(branch))

    assert list(shown(client)) == ["Chi bộ 1"]


def test_members_are_found_by_name_beside_the_units_and_lead_to_their_record(client, admin):
    member = a_member(a_branch("Chi bộ 1"), "Lê Thị Hoa")

    found = page(client, q="le thi")

    assert reverse("members:record", args=[member.pk]) in found
    assert "Lê Thị Hoa" in found
    assert "Lê Thị Hoa" not in page(client, q="le thi", on="2025-07-01")


@pytest.mark.parametrize("number", [1, 3])
def test_a_level_asks_the_same_few_questions(client, admin, django_assert_num_queries, number):
    commune = a_committee("Xã")
    for one in range(number):
        a_member(a_branch(f"Chi bộ {one}", under=commune))

    with django_assert_num_queries(7):
        client.get(below(commune))


KNOWN_FROM = "Chibo có danh sách đảng viên từ ngày 01/01/2026"


def a_late_roster(branch):
    member = a_member(branch)
    member.stays.update(valid_from=date(2026, 1, 1))


def test_of_a_day_before_the_first_roster_no_members_are_counted(client, admin):
    commune = a_committee("Xã", under=a_committee("Tỉnh"))
    a_late_roster(a_branch(under=commune))

    for url in (TREE, below(commune)):
        before = page(client, url, on="31/12/2025")
        after = page(client, url, on="01/01/2026")
        assert KNOWN_FROM in before
        assert "<dt>chi bộ</dt>" in before or url != TREE
        assert "<dt>đảng viên</dt>" not in before
        assert KNOWN_FROM not in after
        assert "<dt>đảng viên</dt>" in after


def test_rosters_of_a_branch_that_was_merged_are_those_of_who_took_it_over(client, admin):
    commune = a_committee("Xã")
    old, new = a_branch("Chi bộ Cũ", under=commune), a_branch("Chi bộ Mới", under=commune)
    merge_into(new, [old], on=ON, actor=admin, at=EVENING)
    a_late_roster(new)
    new_only = reverse("units:below", args=[commune.pk])

    before = page(client, new_only, on="30/06/2025")

    assert "Chi bộ Cũ" in before
    assert KNOWN_FROM in before
    assert "<dt>đảng viên</dt>" not in before


def test_a_branch_that_never_had_anybody_or_lost_all_is_told_as_empty(client, admin):
    commune = a_committee("Xã")
    a_branch("Chi bộ Trống", under=commune)
    left = a_member(a_branch("Chi bộ Cũ", under=commune))
    left.stays.update(valid_until=ON)

    told = page(client, below(commune), on="02/07/2025")

    assert "Chibo có danh sách" not in told
    assert told.count("<dt>đảng viên</dt>") == 2


def test_a_unit_whose_roster_is_known_is_counted_beside_one_that_is_not(client, admin):
    commune = a_committee("Xã")
    a_member(a_branch("Chi bộ Sớm", under=commune))
    a_late_roster(a_branch("Chi bộ Muộn", under=commune))

    told = page(client, below(commune), on="31/12/2025")

    assert KNOWN_FROM in told
    assert told.count("<dt>đảng viên</dt>") == 1
