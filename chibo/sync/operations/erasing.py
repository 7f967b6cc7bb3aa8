"""Erase keys of devices that nobody needs any more, and devices that nobody asks about."""

from datetime import datetime

from django.db.models import Count, F, Max, OuterRef, Q, QuerySet, Subquery

from chibo.kernel.days import day_of
from chibo.meetings.lifecycle import State
from chibo.meetings.models import JournalEntry
from chibo.membership.operations.forgetting import erase_past
from chibo.rulebook.keys import UNUSED_DEVICE_MONTHS
from chibo.sync.models import PreparedDevice
from chibo.sync.operations.following_plans import follow_plan


def erase_keys(*, at: datetime) -> int:
    """Erase the keys whose days are over or whose device has nothing left; return how many.

    A device has nothing left when the meeting is sealed, no number below its
    highest is missing in the journal, and at its last contact after the close it
    said that nothing waits there. Leaves no entry of the record: nobody did it.
    May run twice.
    """
    held = PreparedDevice.objects.exclude(escrow="")
    for prepared in held.filter(keeps_until__lte=at).select_related("meeting"):
        follow_plan(prepared)  # the meeting may have been postponed since
    erased = held.filter(keeps_until__lte=at).update(escrow="")
    done = held.filter(pk__in=_with_nothing_left(held).values("pk"))
    return erased + done.update(escrow="")


def forget_devices(*, at: datetime) -> int:
    """Erase the rows of devices whose days were over so many months ago as the rule says."""
    over = PreparedDevice.objects.filter(escrow="")
    return erase_past(over, UNUSED_DEVICE_MONTHS, "meeting__branch", "keeps_until", on=day_of(at))


def _with_nothing_left(held: QuerySet[PreparedDevice]) -> QuerySet[PreparedDevice]:
    sent = JournalEntry.objects.filter(meeting=OuterRef("meeting"), device=OuterRef("device"))
    counted = sent.order_by().values("device")
    found: QuerySet[PreparedDevice] = held.annotate(
        highest=Subquery(counted.annotate(highest=Max("seq")).values("highest")),
        arrived=Subquery(counted.annotate(arrived=Count("seq", distinct=True)).values("arrived")),
    ).filter(
        Q(highest__isnull=True) | Q(highest=F("arrived")),
        meeting__state=State.SEALED,
        heard_at__gte=F("meeting__closed_at"),
        waiting=0,
    )
    return found
