from typing import Any

from django.apps import AppConfig


class ResolutionsConfig(AppConfig):
    name = "chibo.resolutions"

    def ready(self) -> None:
        from chibo.meetings.signals import entries_appended
        from chibo.organization.followers import follow_units
        from chibo.resolutions import rules
        from chibo.resolutions.operations.following_units import FOLLOWER

        del rules  # imported so that it registers who may do what
        follow_units(FOLLOWER)
        entries_appended.connect(_ring, dispatch_uid="resolutions.follow_journals")


# What a resolution follows; coming and speaking, the bulk of an evening, is none of it.
_FOLLOWED = frozenset(
    {"vote_closed", "vote_cancelled", "task_agreed", "corrected", "settled", "closed"}
)


def _ring(kinds: frozenset[str], **_bell: Any) -> None:
    """Enqueue the sweep when something was stored that it follows."""
    from chibo.resolutions.tasks import follow_journals

    if kinds & _FOLLOWED:
        follow_journals.enqueue()
