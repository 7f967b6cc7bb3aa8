"""Half-open periods of days, ``[valid_from, valid_until)``.

The day on which one period ends and the next begins belongs to the next.
"""

from datetime import date

from django.db.models import Q


def in_force(on: date, *, prefix: str = "") -> Q:
    """Return the filter for rows whose period holds ``on``.

    ``prefix`` is the path to the dated row, such as ``"stays__"``.
    """
    return Q(**{f"{prefix}valid_from__lte": on}) & (
        Q(**{f"{prefix}valid_until__isnull": True}) | Q(**{f"{prefix}valid_until__gt": on})
    )


def overlaps(begins: date, ends: date | None) -> Q:
    """Return the filter for rows whose period shares a day with ``[begins, ends)``."""
    shares = Q(valid_until__isnull=True) | Q(valid_until__gt=begins)
    return shares if ends is None else shares & Q(valid_from__lt=ends)
