from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Count, Q

from chibo.accounts.models import User
from chibo.audit.verification import verify_chains
from chibo.demo.nation.generating import FOUNDED_ON, generate_nation
from chibo.demo.nation.loading import NotLoadable
from chibo.membership.models import Member, MemberChange, Post, Standing, Stay
from chibo.organization.codes import fits
from chibo.organization.models import Unit, UnitKind
from chibo.organization.queries.soundness import wrong_units

pytestmark = pytest.mark.long

DAY = date(2026, 11, 22)


def made(branches=60, seed=1):
    return generate_nation(branches=branches, seed=seed, today=DAY, say=lambda _line: None)


def schema():
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1")
        indexes = cursor.fetchall()
        cursor.execute(
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated"
            " FROM pg_constraint ORDER BY 1, 2"
        )
        constraints = cursor.fetchall()
        cursor.execute(
            "SELECT table_name, column_name, column_default FROM information_schema.columns"
            " WHERE table_schema = 'public' ORDER BY 1, 2"
        )
        return indexes, constraints, cursor.fetchall()


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
def test_a_country_is_sound_and_leaves_the_tables_as_they_were_made():
    before = schema()

    nation = made()

    homes = Count("stays", filter=Q(stays__valid_until=None))
    assert schema() == before
    assert wrong_units(on=DAY) == []
    assert Unit.objects.filter(kind=UnitKind.BRANCH).count() == 60
    assert Member.objects.count() == nation.plan.members
    assert not Member.objects.annotate(homes=homes).exclude(homes=1).exists()
    assert all(fits(one.official_code, (2, 3, 3, 3, 3)) for one in Unit.objects.all())
    assert all(report.broken_at is None for report in verify_chains())


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
def test_every_unit_is_led_and_only_by_official_members():
    made()

    led = Unit.objects.filter(posts__kind="secretary", posts__valid_until=None)
    probationary = Stay.objects.filter(standing=Standing.PROBATIONARY, valid_until=None)
    assert led.distinct().count() == Unit.objects.count()
    assert not Post.objects.filter(member__in=probationary.values("member")).exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
def test_who_became_official_since_has_both_stays_and_the_change_between():
    made()

    for change in MemberChange.objects.select_related("member"):
        stays = Stay.objects.filter(member=change.member).order_by("valid_from")
        assert [(stay.standing, stay.valid_from) for stay in stays][-1] == ("official", change.on)
        assert stays[0].valid_until == change.on == change.member.official_on > FOUNDED_ON


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
def test_the_same_seed_makes_the_same_country_and_deeds_go_on_after_it():
    nation = made(branches=8, seed=5)
    people = list(Member.objects.order_by("pk").values_list("full_name", "card_number"))
    call_command("flush", interactive=False, verbosity=0)

    again = made(branches=8, seed=5)

    assert again == nation
    assert list(Member.objects.order_by("pk").values_list("full_name", "card_number")) == people
    assert Member.objects.create(full_name="A", search_key="a").pk == len(people) + 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
def test_a_database_that_holds_anything_is_refused():
    User.objects.create(code="1", name="A")

    with pytest.raises(NotLoadable, match="Hãy tạo một cơ sở dữ liệu khác"):
        made()

    assert not Unit.objects.exists()


@pytest.mark.sqlite
@pytest.mark.django_db
def test_the_embedded_database_is_refused():
    with pytest.raises(CommandError, match="PostgreSQL"):
        call_command("generate", branches=1)
