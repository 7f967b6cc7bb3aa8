"""Bells of this room. Who hears one may only enqueue a sweep; it says nothing but "look"."""

from django.dispatch import Signal

entries_appended = Signal()
"""Rung in the transaction that stored entries of a journal, with ``meeting_id``
and the ``kinds`` of what was stored, so that a listener need not look for nothing."""

meeting_announced = Signal()
"""Rung with ``meeting_id`` in the transaction that convened, postponed or cancelled a meeting:
members and the committee above have something to be told."""
