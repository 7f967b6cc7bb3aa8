"""Who counts which fact. A fact without a provider is missing, never nought."""

from collections.abc import Callable, Iterable, Mapping

from django.core.exceptions import ImproperlyConfigured

from chibo.quality.facts.definitions import known_facts
from chibo.quality.facts.evidence import Counted
from chibo.quality.facts.occasion import Occasion
from chibo.scoring.facts import FactDefinition, Missing

Provider = Callable[[Occasion], Mapping[str, Counted]]
"""Counts all its facts of one occasion at once; what it leaves out is missing."""

_providers: dict[str, Provider] = {}


def provide(names: Iterable[str], provider: Provider) -> None:
    """Let ``provider`` count the facts of these names.

    Raises:
        ImproperlyConfigured: a fact is not defined, or somebody counts it already.
    """
    for name in names:
        if name not in known_facts():
            raise ImproperlyConfigured(f"the fact {name} is not defined; call define_fact first")
        if name in _providers:
            raise ImproperlyConfigured(f"the fact {name} has two providers")
        _providers[name] = provider


def provided_facts() -> dict[str, FactDefinition]:
    """Return the definitions of all facts that somebody counts, for the proof of tables."""
    return {name: known_facts()[name].definition for name in _providers}


def count_facts(names: Iterable[str], occasion: Occasion) -> dict[str, Counted]:
    """Count the facts of these names; each provider is asked once."""
    wanted = list(names)
    answers: dict[Provider, Mapping[str, Counted]] = {}
    for name in wanted:
        provider = _providers.get(name)
        if provider is not None and provider not in answers:
            answers[provider] = provider(occasion)
    return {name: _answer(name, answers) for name in wanted}


def _answer(name: str, answers: Mapping[Provider, Mapping[str, Counted]]) -> Counted:
    provider = _providers.get(name)
    told = answers[provider].get(name) if provider else None
    return told or Counted(Missing("not_counted" if provider else "no_provider"))
