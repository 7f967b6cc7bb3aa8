from datetime import date

import pytest
from django.apps import apps
from django.core.management import call_command
from django.utils import translation

from chibo.accounts.models import User
from chibo.audit.verification import verify_chains
from chibo.demo.building import EARLIEST_DAY, TooEarly, build_demo
from chibo.demo.stories.meetings import MEETINGS
from chibo.demo.stories.newcomers import newcomers
from chibo.demo.stories.recognition import recognition
from chibo.kernel.periods import in_force
from chibo.membership.models import Member, Post, PostKind, Standing, Stay
from chibo.organization.models import Unit, UnitKind

pytestmark = [pytest.mark.long, pytest.mark.sqlite]

TODAY = date(2026, 12, 1)
PEOPLE = [newcomers, recognition]
RECENT = [*PEOPLE, *MEETINGS[3:]]
"""Last month, the running one and the next: enough to see a story go through."""


def build(*, seed=7, today=TODAY, branches=3, stories=PEOPLE):
    say = [].append
    return build_demo(seed=seed, today=today, say=say, branches=branches, stories=stories)


def heads():
    return [(chain.key, chain.length, chain.head, chain.broken_at) for chain in verify_chains()]


def rows():
    return {model._meta.label: model.objects.count() for model in apps.get_models()}


def everybody():
    return list(Member.objects.order_by("pk").values_list("full_name", "card_number", "phone"))


@pytest.mark.django_db(transaction=True, reset_sequences=True)
def test_two_demos_of_one_seed_and_day_are_the_same_in_whatever_language_they_are_built():
    first = (build(branches=2, stories=RECENT), heads(), rows(), everybody())

    call_command("flush", interactive=False, verbosity=0)
    with translation.override("en"):
        second = (build(branches=2, stories=RECENT), heads(), rows(), everybody())

    assert second == first


@pytest.mark.django_db(transaction=True, reset_sequences=True)
@pytest.mark.parametrize("other", [{"seed": 8}, {"today": date(2026, 12, 2)}])
def test_another_seed_or_another_day_is_another_demo(other):
    build(branches=2, stories=PEOPLE)
    first = heads()

    call_command("flush", interactive=False, verbosity=0)
    build(branches=2, stories=PEOPLE, **other)

    assert heads() != first


@pytest.mark.django_db
def test_the_town_and_the_office_have_the_figures_of_the_articles():
    build(branches=52, stories=PEOPLE)

    branches = Unit.objects.filter(kind=UnitKind.BRANCH)
    town = branches.filter(branch_type="residential")
    office = branches.filter(branch_type="office")
    standing = Stay.objects.filter(in_force(TODAY))
    assert (town.count(), standing.filter(branch__in=town).count()) == (52, 2108)
    assert (office.count(), standing.filter(branch__in=office).count()) == (5, 32)
    assert Unit.objects.filter(kind=UnitKind.COMMUNE).count() == 6
    assert Unit.objects.count() == Unit.objects.values("official_code").distinct().count()


@pytest.mark.django_db
def test_every_unit_with_people_below_has_its_secretary_and_deputy_on_the_day():
    build()

    for kind in (PostKind.SECRETARY, PostKind.DEPUTY):
        held = Post.objects.filter(kind=kind, valid_until__isnull=True)
        assert held.count() == Unit.objects.exclude(kind=UnitKind.PROVINCE).count()


@pytest.mark.django_db
def test_whoever_was_admitted_since_is_on_probation_from_that_day_and_not_before():
    build(branches=6, stories=PEOPLE)

    admitted = Stay.objects.filter(member__admitted_on__gte=date(2026, 7, 2))
    assert admitted.exists()
    assert {
        (stay.valid_from == stay.member.admitted_on, stay.standing)
        for stay in admitted.select_related("member")
    } == {(True, Standing.PROBATIONARY)}


@pytest.mark.django_db
def test_whoever_was_recognised_since_has_both_standings_one_after_the_other():
    build(branches=6, stories=PEOPLE)

    recognised = Member.objects.filter(official_on__gte=date(2026, 7, 2))
    assert recognised.exists()
    for member in recognised:
        before, after = member.stays.order_by("valid_from")
        assert (before.standing, before.valid_until) == ("probationary", member.official_on)
        assert (after.standing, after.valid_from) == ("official", member.official_on)


@pytest.mark.django_db
def test_the_demo_is_not_built_among_people_who_are_there_already():
    User.objects.create(code="12345678", name="Nguyễn Văn An")

    with pytest.raises(PermissionError):
        build()

    assert Unit.objects.count() == 0


@pytest.mark.django_db
def test_one_branch_alone_cannot_give_people_to_the_committees():
    with pytest.raises(ValueError, match="at least 2"):
        build(branches=1)


@pytest.mark.django_db
def test_the_demo_has_an_earliest_day_on_which_every_post_can_be_filled():
    build(today=EARLIEST_DAY, branches=2)

    assert {chain[3] for chain in heads()} == {None}
    with pytest.raises(TooEarly):
        build(today=date(2021, 12, 31))
