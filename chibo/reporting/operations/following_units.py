"""Rows of months that a branch did not live to see go when its end is decided later."""

from collections.abc import Iterator
from datetime import datetime

from chibo.accounts.models import User
from chibo.kernel.days import first_of_month
from chibo.organization.followers import Effect, Follower, UnitChange
from chibo.organization.models import Unit, UnitEvent
from chibo.reporting.models import BranchLook, BranchMonth
from chibo.reporting.operations.summing import mark_to_sum


def effects(change: UnitChange) -> Iterator[Effect]:
    """Figures follow from facts that other rooms tell."""
    del change
    yield from ()


def carry_out(change: UnitChange, event: UnitEvent, actor: User, at: datetime) -> None:
    """Remove counted months in which the branch stands on no last day; nothing is lost by it."""
    del event, actor, at
    ended = [ending.unit.pk for ending in change.ending]
    rows = BranchMonth.objects.filter(
        branch__in=ended, month__gte=first_of_month(change.on), meeting=None
    )
    marks = set(rows.values_list("parent_path", "month"))
    rows.delete()
    mark_to_sum(marks)


def clings(event: UnitEvent, vanishing: tuple[Unit, ...]) -> Iterator[Effect]:
    """Nothing: what was counted is counted anew."""
    del event, vanishing
    yield from ()


def take_back(event: UnitEvent, actor: User, at: datetime) -> None:
    """Let the branches that stand again be counted anew."""
    del actor, at
    branches = event.ended.values("unit_id")
    BranchLook.objects.filter(branch__in=branches).update(looked_on=None)


FOLLOWER = Follower(
    "reporting",
    floor=13,
    effects=effects,
    carry_out=carry_out,
    clings=clings,
    take_back=take_back,
)
