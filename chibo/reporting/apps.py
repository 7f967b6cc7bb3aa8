from typing import Any

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "chibo.reporting"

    def ready(self) -> None:
        from chibo.meetings.signals import entries_appended, meeting_announced
        from chibo.organization.followers import follow_units
        from chibo.reporting import rules
        from chibo.reporting.operations.following_units import FOLLOWER

        del rules  # imported so that it registers who may do what
        follow_units(FOLLOWER)
        entries_appended.connect(_entries, dispatch_uid="reporting.refresh_months")
        meeting_announced.connect(_announced, dispatch_uid="reporting.refresh_months")


# What moves a month on; the bulk of an evening waits for the next minute.
_MOVES = frozenset({"opened", "closed", "corrected"})


def _entries(kinds: frozenset[str], **_bell: Any) -> None:
    if kinds & _MOVES:
        _ring()


def _announced(**_bell: Any) -> None:
    _ring()


def _ring() -> None:
    from chibo.reporting.tasks import refresh_months

    refresh_months.enqueue()
