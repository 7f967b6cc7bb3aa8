"""Which journals have grown since they were followed."""

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from chibo.meetings.lifecycle import State
from chibo.meetings.models import Apart, Meeting

_MOVING = (State.PREPARED, State.CONVENED, State.IN_SESSION, State.CLOSED)


def due_meetings() -> QuerySet[Meeting]:
    """Return the meetings, not yet sealed, whose journal holds other entries than were read.

    Fewer than were read: the evening was postponed and its entries do not count.
    """
    return (
        Meeting.objects.filter(state__in=_MOVING)
        .annotate(
            told=Count("entries", filter=Q(entries__apart=Apart.NO)),
            read=Coalesce(F("journal_reading__entries"), 0),
        )
        .exclude(told=F("read"))
    )
