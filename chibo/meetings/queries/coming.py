"""Which meetings a person may come to now."""

from datetime import date, timedelta

from django.db.models import QuerySet

from chibo.accounts.models import User
from chibo.kernel.days import begin_of_day
from chibo.meetings.lifecycle import State
from chibo.meetings.models import Meeting
from chibo.membership.rights import rights_of

OPEN_TO_COMING = frozenset({State.CONVENED, State.IN_SESSION})
_LONGEST = timedelta(days=1)


def meetings_to_come_to(user: User, *, on: date) -> QuerySet[Meeting]:
    """Return the meetings of the own branches that are held on the day ``on``, latest first.

    One that began the evening before may go on after midnight.
    """
    begin = begin_of_day(on)
    return (
        Meeting.objects.filter(
            branch_id__in=rights_of(user, on=on).branch_ids,
            state__in=OPEN_TO_COMING,
            planned_at__gte=begin - _LONGEST,
            planned_at__lt=begin + timedelta(days=1),
        )
        .select_related("branch")
        .order_by("-planned_at", "-pk")
    )
