from datetime import date

import pytest
from django.apps import apps
from django.core.management import call_command

from chibo.accounts.models import User
from chibo.audit.verification import verify_chains
from chibo.demo.articles.planning import plan_article, share_out
from chibo.demo.articles.told import articles
from chibo.demo.building import build_demo
from chibo.demo.luck import Luck, draw_numbers
from chibo.demo.world import PIN
from chibo.kernel.periods import in_force
from chibo.membership.models import Member, Post, PostKind, Stay
from chibo.membership.queries.tallies import tally_of
from chibo.organization.models import Unit, UnitKind
from chibo.organization.queries import path_of

pytestmark = [pytest.mark.long, pytest.mark.sqlite]

TODAY = date(2026, 12, 1)


@pytest.fixture(scope="module")
def places():
    luck = Luck(2026)
    cards = draw_numbers(luck.about("cards"), digits=8)
    return {
        article.name: (article, list(plan_article(article, luck, cards=cards, today=TODAY)))
        for article in articles()
    }


@pytest.mark.parametrize(
    ("name", "figures"),
    [
        ("Hoàng Mai", (14, 296, 16_500)),
        ("Đà Bắc", (20, 31 + 215, 4_824)),
        ("Đông Thanh", (1, 9, 364)),
    ],
)
def test_each_place_has_the_figures_of_its_article(places, name, figures):
    _article, committees = places[name]
    branches = [branch for committee in committees for branch in committee.branches]
    members = sum(len(branch.people) for branch in branches)

    assert (len(committees), len(branches), members) == figures


def test_the_31_branches_that_the_district_of_da_bac_had_itself_are_below_the_communes(places):
    _article, committees = places["Đà Bắc"]
    homes = [c.told.kind for c in committees for b in c.branches if b.type == "school"]

    assert homes == ["commune"] * 31


def test_every_branch_and_committee_has_a_secretary_and_a_deputy_who_attend_with_a_vote(places):
    for _article, committees in places.values():
        for one in (*committees, *(branch for c in committees for branch in c.branches)):
            elected = one.staff if hasattr(one, "staff") else one.elected
            assert [chosen.kind for chosen in elected][:2] == ["secretary", "deputy"]
            assert all(chosen.person.attends_as_official(TODAY) for chosen in elected)


def test_nobody_holds_two_posts_and_no_two_people_have_one_card_number(places):
    committees = [c for _article, every in places.values() for c in every]
    branches = [branch for committee in committees for branch in committee.branches]
    cards = [person.card_number for branch in branches for person in branch.people]
    posts = [e.person.card_number for one in branches for e in one.elected]
    posts += [e.person.card_number for one in committees for e in one.staff]

    assert len(set(cards)) == len(cards) == 16_500 + 4_824 + 364
    assert len(set(posts)) == len(posts)


def test_people_are_called_and_come_from_where_the_place_is(places):
    _article, committees = places["Đà Bắc"]
    people = [p for c in committees for branch in c.branches for p in branch.people]
    dao = [p for p in people if p.full_name.split()[0] in {"Bàn", "Triệu"}]

    assert {p.ethnic_group for p in dao} == {"Dao"}
    assert sum(p.ethnic_group == "Mường" for p in people) > len(people) / 3
    assert not any(p.home_place.endswith("Hà Tĩnh") for p in people)


def test_members_are_shared_out_to_the_last_one_and_no_branch_is_too_small_to_elect():
    shares = share_out(Luck(1).about("shares"), 465, 31)

    assert (sum(shares), len(shares)) == (465, 31)
    assert min(shares) >= 6
    assert len(set(shares)) > 3


def build(monkeypatch, *, with_articles=True):
    ward = [article for article in articles() if article.name == "Đông Thanh"]
    monkeypatch.setattr("chibo.demo.articles.entering.articles", lambda: ward)
    return build_demo(
        seed=7,
        today=TODAY,
        say=[].append,
        branches=2,
        stories=[],
        with_articles=with_articles,
    )


def heads():
    return [(chain.key, chain.length, chain.head, chain.broken_at) for chain in verify_chains()]


def rows():
    return {model._meta.label: model.objects.count() for model in apps.get_models()}


def everybody():
    return list(Member.objects.order_by("pk").values_list("full_name", "card_number", "phone"))


@pytest.mark.django_db
def test_the_ward_of_the_article_stands_under_its_province_with_people_and_posts(monkeypatch):
    build(monkeypatch)

    ward = Unit.objects.get(name="Đảng bộ phường Đông Thanh")
    branches = Unit.objects.filter(parent=ward, kind=UnitKind.BRANCH)
    secretaries = Post.objects.filter(in_force(TODAY), kind=PostKind.SECRETARY)
    assert ward.parent.name == "Đảng bộ tỉnh Quảng Trị"
    assert branches.count() == 9
    assert Stay.objects.filter(in_force(TODAY), branch__in=branches).count() == 364
    assert secretaries.filter(unit__in=[ward, *branches]).count() == 10
    assert tally_of(ward, on=TODAY).members == 364
    assert path_of(ward.pk, on=date(2025, 6, 30)) == ""


@pytest.mark.django_db
def test_one_secretary_of_the_place_can_sign_in_and_stands_before_the_administrator(monkeypatch):
    *_others, secretary, administrator = build(monkeypatch).accounts

    user = User.objects.get(code=secretary.code)
    assert (secretary.unit, user.check_password(PIN)) == ("Đảng bộ phường Đông Thanh", True)
    assert user.member.posts.get().unit.name == secretary.unit
    assert administrator.unit == "Toàn hệ thống"


@pytest.mark.django_db(transaction=True, reset_sequences=True)
def test_two_demos_with_articles_are_the_same_and_the_town_in_them_is_as_without(monkeypatch):
    first = (build(monkeypatch), heads(), rows(), everybody())
    call_command("flush", interactive=False, verbosity=0)
    second = (build(monkeypatch), heads(), rows(), everybody())
    call_command("flush", interactive=False, verbosity=0)
    town = (build(monkeypatch, with_articles=False), everybody())

    assert second == first
    *cast, administrator = town[0].accounts
    assert list(first[0].accounts[: len(cast)]) == cast
    assert first[0].accounts[-1] == administrator
    assert first[3][: len(town[1])] == town[1]
    assert len(first[3]) == len(town[1]) + 364
