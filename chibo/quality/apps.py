from typing import Any

from django.apps import AppConfig


class QualityConfig(AppConfig):
    name = "chibo.quality"

    def ready(self) -> None:
        from chibo.meetings.signals import entries_appended
        from chibo.quality import rules
        from chibo.quality.facts.definitions import define_own_facts
        from chibo.quality.providers import provide_own_facts

        del rules  # imported so that it registers who may do what
        define_own_facts()
        provide_own_facts()
        entries_appended.connect(_ring, dispatch_uid="quality.freeze_voted_cards")


# What a voted card follows; coming, speaking and tasks are none of it.
_FOLLOWED = frozenset({"vote_closed", "vote_cancelled", "corrected"})


def _ring(kinds: frozenset[str], **_bell: Any) -> None:
    """Enqueue the sweep when something was stored that it follows."""
    from chibo.quality.tasks import freeze_voted_cards

    if kinds & _FOLLOWED:
        freeze_voted_cards.enqueue()
