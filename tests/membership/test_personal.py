"""What is kept of a person is told completely: to the person, and in docs/privacy.md."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured

from chibo.accounts.models import User
from chibo.kernel.personal_data import (
    Column,
    Person,
    PersonalData,
    Whose,
    keep_personal_data,
    kinds_of_personal_data,
    rows_of,
)
from chibo.membership.models import Member
from chibo.rulebook.key import known_rules

DOC = Path(__file__).parents[2] / "docs" / "privacy.md"


def relations_to_a_person():
    return {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model in {User, Member}
    }


def told():
    kinds = kinds_of_personal_data()
    own = {kind.name for kind in kinds}
    return own | {f"{kind.model._meta.label}.{name}" for kind in kinds for name in kind.beside}


def written():
    lines = DOC.read_text(encoding="utf-8").splitlines()
    return [re.findall(r"`([\w.]+)`", line)[0] for line in lines if line.startswith("| `")]


def test_every_relation_to_a_member_or_an_account_is_told():
    assert relations_to_a_person() - told() == set()


def test_the_document_lists_every_kind_and_every_hand_once():
    assert sorted(written()) == sorted(told())


def test_nothing_is_told_that_is_no_field():
    for kind in kinds_of_personal_data():
        for name in (*kind.beside, *kind.without):
            assert kind.model._meta.get_field(name)


@pytest.mark.parametrize(
    "kind", [k for k in kinds_of_personal_data() if not k.by_hand], ids=lambda kind: kind.name
)
def test_what_is_about_a_person_is_copied_field_by_field_or_left_out_by_name(kind):
    fields = {field.name for field in kind.model._meta.concrete_fields}
    shown = {column.path.split("__")[0] for column in kind.columns}

    left = fields - shown - set(kind.without) - set(kind.beside) - {kind.relation.split("__")[0]}

    assert left == set()


def test_no_secret_is_copied():
    secrets = {"password", "token_digest", "session_data", "session_key", "data", "content"}
    paths = {column.path for kind in kinds_of_personal_data() for column in kind.columns}

    assert paths & secrets == set()


def test_a_rule_that_says_how_long_is_a_rule():
    named = {kind.rule for kind in kinds_of_personal_data() if kind.rule}

    assert named <= set(known_rules())


@pytest.mark.django_db
def test_every_kind_can_be_asked_and_has_a_heading_for_each_value():
    for kind in kinds_of_personal_data():
        assert len(kind.headings) == len(kind.columns)
        assert list(rows_of(kind, Person(account=None, member=None))) == []


@pytest.mark.parametrize("words", [{}, {"kept": "long", "rule": "access_list_months"}])
def test_a_kind_must_say_once_how_long_it_is_kept(words):
    with pytest.raises(ImproperlyConfigured):
        keep_personal_data(
            PersonalData(Member, "note", Whose.MEMBER, "heading", "why", (), **words)
        )


def test_a_relation_is_told_once():
    with pytest.raises(ImproperlyConfigured):
        keep_personal_data(kinds_of_personal_data()[0])


def test_a_field_without_words_for_people_stops_the_copy():
    kind = PersonalData(Member, "x", Whose.MEMBER, "h", "w", (Column("search_key"),), kept="k")

    with pytest.raises(ImproperlyConfigured):
        _ = kind.headings
