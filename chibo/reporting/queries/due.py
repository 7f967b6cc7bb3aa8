"""Which branches are to be counted anew, and which of their months."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet

from chibo.kernel.days import first_of_month, next_month, previous_month
from chibo.meetings.lifecycle import State
from chibo.meetings.models import MONTHLY_KINDS, Meeting
from chibo.membership.models import Stay, StayKind
from chibo.organization.models import Unit, UnitKind
from chibo.quality.models import CardState, Scorecard
from chibo.reporting.models import BranchLook, BranchMonth

BranchAndMonth = tuple[int, date]


def unknown_branches() -> QuerySet[Unit]:
    """Return the branches that no sweep has met yet."""
    return Unit.objects.filter(kind=UnitKind.BRANCH, look__isnull=True)


def due_looks(*, on: date) -> QuerySet[BranchLook]:
    """Return the looks of branches that did something since, or were not looked at that day."""
    return BranchLook.objects.filter(
        Q(chain__length__gt=F("deeds")) | Q(looked_on__lt=on) | Q(looked_on__isnull=True)
    )


def monthly_meetings_of(branch_ids: Iterable[int]) -> QuerySet[Meeting]:
    """Return the monthly meetings of these branches that stand: one per branch and month."""
    monthly = Meeting.objects.filter(branch_id__in=branch_ids, kind__in=MONTHLY_KINDS)
    return monthly.exclude(state=State.CANCELLED)


def months_to_count(branch_ids: list[int], *, on: date) -> set[BranchAndMonth]:
    """Return the months of these branches that may have changed.

    From the first meeting of a branch, or the month before the day ``on``,
    until its month, and each month with a meeting; without what is settled and
    has the same meeting as before, sealed and with every card final. A branch
    that has not met yet is asked for the months that began with a roster: who
    enters the first members in mid-month is late with nothing.
    """
    meetings = monthly_meetings_of(branch_ids)
    stand = {(branch, month): pk for pk, branch, month in _ids(meetings)}
    settled = {
        (branch, month): meeting
        for meeting, branch, month in BranchMonth.objects.filter(
            branch_id__in=branch_ids, is_settled=True
        ).values_list("meeting_id", "branch_id", "month")
    }
    open_cards = Scorecard.objects.filter(meeting=OuterRef("pk")).exclude(state=CardState.FINAL)
    moving = meetings.filter(~Q(state=State.SEALED) | Exists(open_cards))
    alive = {(branch, month) for _pk, branch, month in _ids(moving)}
    every = set(stand) | set(_spans(branch_ids, on=on))
    return {
        one for one in every if one in alive or one not in settled or settled[one] != stand.get(one)
    }


def _ids(meetings: QuerySet[Meeting]) -> Iterable[tuple[int, int, date]]:
    return meetings.values_list("pk", "branch_id", "month")


def _spans(branch_ids: list[int], *, on: date) -> Iterable[BranchAndMonth]:
    firsts: dict[int, date] = dict(
        Meeting.objects.filter(branch_id__in=branch_ids)
        .values_list("branch_id")
        .annotate(first=Min("month"))
    )
    rosters = _rosters_begin(branch_ids)
    current = first_of_month(on)
    for branch in branch_ids:
        asked_from = max(previous_month(current), rosters.get(branch, date.min))
        month = min(firsts[branch], asked_from) if branch in firsts else asked_from
        while month <= current:
            yield branch, month
            month = next_month(month)


def _rosters_begin(branch_ids: list[int]) -> dict[int, date]:
    """The first month that began with somebody on the roster; none without a roster."""
    stays = Stay.objects.filter(branch_id__in=branch_ids, kind=StayKind.HOME).exclude(
        valid_until=F("valid_from")
    )
    first_days = stays.values_list("branch_id").annotate(first=Min("valid_from"))
    return {
        branch: day if day.day == 1 else next_month(first_of_month(day))
        for branch, day in first_days
    }
