from typing import Any

from django.apps import AppConfig


class BallotsConfig(AppConfig):
    name = "chibo.ballots"

    def ready(self) -> None:
        from chibo.ballots import rules
        from chibo.meetings.signals import entries_appended

        del rules  # imported so that it registers who may do what
        entries_appended.connect(_ring, dispatch_uid="ballots.follow_journals")


_FOLLOWED = frozenset({"vote_closed", "vote_cancelled", "corrected"})


def _ring(kinds: frozenset[str], **_bell: Any) -> None:
    """Enqueue the sweep when a vote may have ended in the room."""
    from chibo.ballots.tasks import end_ballots

    if kinds & _FOLLOWED:
        end_ballots.enqueue()
