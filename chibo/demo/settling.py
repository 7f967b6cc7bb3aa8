"""What the worker would do on the morning of the demo's day: follow, freeze, complete, count."""

from chibo.accounts.operations.opening import service_account
from chibo.demo.world import World
from chibo.membership.operations.keeping_tallies import keep_tallies
from chibo.quality.operations.freezing import complete_due, freeze_due
from chibo.reporting.operations.refreshing import refresh_months
from chibo.resolutions.operations.following import follow_due_journals

FOLLOWER = ("follow-journals", "Theo dõi nghị quyết")
SCORER = ("score-cards", "Chấm điểm sinh hoạt")


def open_service_accounts() -> None:
    """Let the worker's accounts be there before the months are told."""
    for code, name in (FOLLOWER, SCORER):
        service_account(code, name=name)


def settle_what_is_due(world: World) -> None:
    """Run every sweep once, so that the first look finds the board full and nothing waiting."""
    at = world.calendar.now
    code, name = FOLLOWER
    follow_due_journals(actor=service_account(code, name=name), at=at)
    code, name = SCORER
    freeze_due(actor=service_account(code, name=name), at=at)
    complete_due(actor=service_account(code, name=name), at=at)
    refresh_months(at=at)
    keep_tallies(at=at)
