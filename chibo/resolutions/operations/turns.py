"""Deeds about one meeting's resolution and tasks stand in line."""

from django.db.models import F

from chibo.resolutions.models import JournalReading


def take_turn(meeting_id: int) -> JournalReading:
    """Hold the meeting's row until the transaction ends, and return it fresh.

    The first thing a deed writes: then sweep, draft and report never wait for
    each other in a circle.
    """
    rows = JournalReading.objects.filter(pk=meeting_id)
    if not rows.update(turns=F("turns") + 1):
        JournalReading.objects.get_or_create(pk=meeting_id)
        rows.update(turns=F("turns") + 1)
    return rows.get()
