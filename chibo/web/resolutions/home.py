"""What home says about tasks: those of one's own, and those of others that are overdue."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from chibo.resolutions.models import Task
from chibo.resolutions.queries.tasks import open_on
from chibo.web.todo import Todo, todo

_OVERDUE_SHOWN = 3
"""The rest is one tap away, on the page of the branch's tasks."""


def open_tasks_at_hand(
    branch_ids: Collection[int], *, member_id: int | None, on: date
) -> list[Task]:
    """Return the open tasks of these branches and those that the member leads, first due first."""
    reach = Q(branch__in=branch_ids) | Q(lead=member_id, lead__isnull=False)
    return list(Task.objects.filter(open_on(on), reach).select_related("resolution"))


def own_tasks(tasks: Iterable[Task], member_id: int | None, *, on: date) -> list[Todo]:
    """Return what this person leads and has to report on."""
    mine = (one for one in tasks if member_id is not None and one.lead_id == member_id)
    return [
        todo(
            one.due_on,
            one.text,
            on=on,
            url=reverse("resolutions:task", args=[one.pk]),
            action=_("Report"),
        )
        for one in mine
        if one.due_on
    ]


def overdue_tasks(
    tasks: Iterable[Task], branch_id: int, member_id: int | None, *, on: date
) -> Iterator[Todo]:
    """Yield the overdue tasks of the branch that others lead, the longest overdue first."""
    late = [one for one in tasks if one.branch_id == branch_id and one.lead_id != member_id]
    late = [one for one in late if one.due_on is not None and one.due_on < on]
    for one in late[:_OVERDUE_SHOWN]:
        lead = _("Comrade %(name)s leads") % {"name": one.lead_name} if one.lead_name else ""
        sign = one.resolution.printed_number if one.resolution else ""
        yield todo(
            one.due_on or on,
            one.text,
            on=on,
            detail=" · ".join(filter(None, (lead, sign))),
            url=reverse("resolutions:task", args=[one.pk]),
            action=pgettext("button", "Look"),
        )
    if rest := late[_OVERDUE_SHOWN:]:
        yield todo(
            rest[0].due_on or on,
            _("%(count)s more overdue tasks") % {"count": len(rest)},
            on=on,
            url=reverse("resolutions:branch_tasks", args=[branch_id]),
            action=_("See all"),
        )
