"""Everything that the rows of a batch of branches are counted from, read in few questions."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from chibo.kernel.days import day_of, first_of_month, next_month
from chibo.meetings.lifecycle import HELD
from chibo.meetings.models import Meeting
from chibo.organization.models import Unit, UnitPlacement
from chibo.reporting.queries.due import BranchAndMonth, monthly_meetings_of
from chibo.reporting.queries.evenings import Evenings, evenings_of
from chibo.reporting.queries.placing import members_in, placements_in
from chibo.reporting.queries.scores import Scopes, Scored, scopes_above, scores_of
from chibo.resolutions.models import Task
from chibo.rulebook.book import RuleBook
from chibo.rulebook.queries import rulebooks_in_force


@dataclass(frozen=True, slots=True)
class Raw:
    """By branch and month, or by meeting; what is not there is not in the mapping."""

    meetings: Mapping[BranchAndMonth, Meeting]
    placements: Mapping[BranchAndMonth, UnitPlacement]
    members: Mapping[BranchAndMonth, int]
    rules: Mapping[BranchAndMonth, RuleBook]
    tasks_due: Mapping[BranchAndMonth, int]
    tasks_done: Mapping[BranchAndMonth, int]
    evenings: Evenings
    scores: Mapping[int, Scored]
    scopes: Scopes


def raw_of(wanted: Collection[BranchAndMonth], *, at: datetime) -> Raw:
    """Read what the rows of these branches and months need, however many they are.

    The number of questions grows with the number of distinct months and of
    distinct days on which they met, not with that of branches.
    """
    on = day_of(at)
    branch_ids = {branch for branch, _month in wanted}
    months = {month for _branch, month in wanted}
    rows = monthly_meetings_of(branch_ids).filter(month__in=months)
    meetings = {(one.branch_id, one.month): one for one in rows}
    held = [one.pk for one in meetings.values() if one.state in HELD]
    placements = placements_in(wanted, on=on)
    due, done = _tasks(wanted)
    return Raw(
        meetings=meetings,
        placements=placements,
        members=members_in(wanted, on=on),
        rules=_rules(wanted, meetings),
        tasks_due=due,
        tasks_done=done,
        evenings=evenings_of(held),
        scores=scores_of([one.pk for one in meetings.values()], at=at),
        scopes=scopes_above(placements.values()),
    )


def _rules(
    wanted: Collection[BranchAndMonth], meetings: Mapping[BranchAndMonth, Meeting]
) -> dict[BranchAndMonth, RuleBook]:
    """The rules of the planned day, as the journal reads them; of the first day without one."""
    units = Unit.objects.in_bulk({branch for branch, _month in wanted})
    by_day: dict[date, list[BranchAndMonth]] = {}
    for one in wanted:
        meeting = meetings.get(one)
        by_day.setdefault(day_of(meeting.planned_at) if meeting else one[1], []).append(one)
    found: dict[BranchAndMonth, RuleBook] = {}
    for day, asked in by_day.items():
        books = rulebooks_in_force([units[branch] for branch, _month in asked], on=day)
        found |= {one: books[one[0]] for one in asked}
    return found


def _tasks(
    wanted: Collection[BranchAndMonth],
) -> tuple[Counter[BranchAndMonth], Counter[BranchAndMonth]]:
    months = {month for _branch, month in wanted}
    rows = Task.objects.filter(
        branch_id__in={branch for branch, _month in wanted},
        withdrawn_at__isnull=True,
        dropped_on__isnull=True,
        due_on__gte=min(months, default=date.max),
        due_on__lt=next_month(max(months)) if months else date.max,
    ).values_list("branch_id", "due_on", "finished_on")
    due: Counter[BranchAndMonth] = Counter()
    done: Counter[BranchAndMonth] = Counter()
    for branch, due_on, finished_on in rows:
        if due_on is None:
            continue
        month = first_of_month(due_on)
        due[branch, month] += 1
        done[branch, month] += bool(finished_on and finished_on < next_month(month))
    return due, done
