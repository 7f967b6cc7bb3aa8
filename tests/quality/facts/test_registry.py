import pytest
from django.core.exceptions import ImproperlyConfigured

from chibo.quality.facts import definitions, registry
from chibo.quality.facts.definitions import define_fact
from chibo.quality.facts.registry import count_facts, provide, provided_facts
from chibo.scoring.facts import FactDefinition, Missing
from chibo.scoring.loading import load_table
from tests.quality.evenings import AN_PHU

SEALED_DAYS = FactDefinition(
    unit="days",
    label="Số ngày khóa biên bản",
    definition="Ngày khóa trừ ngày họp.",
    known_after="later",
)


@pytest.fixture
def an_open_registry(monkeypatch):
    monkeypatch.setattr(definitions, "_facts", dict(definitions._facts))
    monkeypatch.setattr(registry, "_providers", dict(registry._providers))


def test_every_fact_of_the_an_phu_table_is_counted_by_somebody_and_means_the_same():
    text = AN_PHU.read_text(encoding="utf-8")

    table = load_table(text, provided=provided_facts())

    assert len(table.facts) == 26


def test_a_fact_without_a_provider_is_missing(an_open_registry):
    define_fact("minutes_sealed_days_after", window="meeting", definition=SEALED_DAYS)

    counted = count_facts(["minutes_sealed_days_after"], occasion=None)

    assert counted["minutes_sealed_days_after"].value == Missing("no_provider")


def test_what_a_provider_leaves_out_is_missing_and_not_nought(an_open_registry):
    define_fact("minutes_sealed_days_after", window="meeting", definition=SEALED_DAYS)
    provide(["minutes_sealed_days_after"], lambda _occasion: {})

    counted = count_facts(["minutes_sealed_days_after"], occasion=None)

    assert counted["minutes_sealed_days_after"].value == Missing("not_counted")


def test_a_provider_is_asked_once_for_all_its_facts(an_open_registry):
    asked = []
    define_fact("one", window="meeting", definition=SEALED_DAYS)
    define_fact("two", window="meeting", definition=SEALED_DAYS)

    def both(occasion):
        asked.append(occasion)
        return {}

    provide(["one", "two"], both)
    count_facts(["one", "two"], occasion="the evening")

    assert asked == ["the evening"]


def test_a_fact_has_one_meaning_and_one_provider(an_open_registry):
    define_fact("one", window="meeting", definition=SEALED_DAYS)
    provide(["one"], lambda _occasion: {})

    with pytest.raises(ImproperlyConfigured):
        define_fact("one", window="meeting", definition=SEALED_DAYS)
    with pytest.raises(ImproperlyConfigured):
        provide(["one"], lambda _occasion: {})
    with pytest.raises(ImproperlyConfigured):
        provide(["nobody_defined_this"], lambda _occasion: {})
    with pytest.raises(ImproperlyConfigured):
        define_fact("three", window="century", definition=SEALED_DAYS)
