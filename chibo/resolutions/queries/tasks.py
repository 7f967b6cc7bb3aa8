"""Questions about tasks. Every one of them names the day it is asked for."""

from datetime import date

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from chibo.accounts.models import User
from chibo.kernel.days import day_of
from chibo.meetings.lifecycle import HELD
from chibo.meetings.models import MONTHLY_KINDS, Meeting
from chibo.membership.models import Member
from chibo.membership.rights import rights_of
from chibo.organization.models import Unit
from chibo.resolutions.models import Task

_IN_ORDER = (F("due_on").asc(nulls_last=True), "pk")


def open_on(on: date) -> Q:
    """Return the filter for tasks open at the end of the day ``on``, as is known today."""
    return (
        Q(withdrawn_at__isnull=True, agreed_on__lte=on)
        & (Q(finished_on__isnull=True) | Q(finished_on__gt=on))
        & (Q(dropped_on__isnull=True) | Q(dropped_on__gt=on))
    )


def open_tasks(branch: Unit, *, on: date) -> QuerySet[Task]:
    """Return the open tasks of the branch, first due first, those without a day last."""
    return _tasks().filter(open_on(on), branch=branch)


def tasks_of(member: Member, *, on: date) -> QuerySet[Task]:
    """Return the open tasks that the member leads, in whatever branch."""
    return _tasks().filter(open_on(on), lead=member)


def overdue_tasks(branch: Unit, *, on: date) -> QuerySet[Task]:
    """Return the open tasks of the branch whose day lies before ``on``."""
    return open_tasks(branch, on=on).filter(due_on__lt=on)


def counted_tasks(units: QuerySet[Unit], *, on: date) -> QuerySet[Unit]:
    """Annotate branches with ``tasks_open`` and, of these, ``tasks_overdue``."""
    here = Task.objects.filter(open_on(on), branch=OuterRef("pk"))
    return units.annotate(
        tasks_open=_number_of(here), tasks_overdue=_number_of(here.filter(due_on__lt=on))
    )


def _number_of(tasks: QuerySet[Task]) -> Coalesce:
    numbers = tasks.order_by().values("branch").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(numbers), 0)


def tasks_between(branch: Unit, *, begins: date, ends: date) -> QuerySet[Task]:
    """Return the tasks of the branch due in the half-open days ``[begins, ends)``, of any state."""
    return _tasks().filter(
        branch=branch, withdrawn_at__isnull=True, due_on__gte=begins, due_on__lt=ends
    )


def visible_tasks(user: User, *, on: date) -> QuerySet[Task]:
    """Return the tasks that exist for ``user`` that day: those of own branches and units of posts.

    A post above sees figures, not tasks. Withdrawn tasks are among them, to be
    read with their reports.
    """
    rights = rights_of(user, on=on)
    return _tasks().filter(branch_id__in=rights.own_units).select_related("branch")


def carried_over(meeting: Meeting) -> QuerySet[Task]:
    """Return the tasks of earlier meetings that are open when this one is held.

    Tasks of the same day are not earlier: they were agreed in this meeting.
    """
    day = day_of_meeting(meeting)
    return open_tasks(meeting.branch, on=day).filter(agreed_on__lt=day)


def tasks_of_last_meeting(meeting: Meeting) -> QuerySet[Task]:
    """Return the tasks agreed in the monthly meeting before this one, of any state."""
    before = meeting_before(meeting)
    if before is None:
        return Task.objects.none()
    return _tasks().filter(from_meeting=before, withdrawn_at__isnull=True)


def meeting_before(meeting: Meeting) -> Meeting | None:
    """Return the branch's last monthly meeting that was held before this one."""
    return meetings_before(meeting).first()


def meetings_before(meeting: Meeting) -> QuerySet[Meeting]:
    """Return the branch's monthly meetings that were held before this one, the last one first."""
    return Meeting.objects.filter(
        branch_id=meeting.branch_id,
        kind__in=MONTHLY_KINDS,
        state__in=HELD,
        planned_at__lt=meeting.planned_at,
    ).order_by("-planned_at", "-pk")


def day_of_meeting(meeting: Meeting) -> date:
    """Return the day it was held, or is planned for while it was not opened."""
    return day_of(meeting.opened_at or meeting.planned_at)


def _tasks() -> QuerySet[Task]:
    return Task.objects.select_related("lead").order_by(*_IN_ORDER)
