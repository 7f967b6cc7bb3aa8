"""Majorities in whole numbers: never percents, never rounding."""

from chibo.meetings.journal.lines import Share


def is_carried(in_favour: int, *, base: int, share: Share, strict: bool) -> bool | None:
    """Whether ``in_favour`` of ``base`` reach the share; none when nobody may vote.

    ``strict``: more than the share (``2·for > base`` for a half); otherwise at
    least the share (``3·for ≥ 2·base`` for two thirds).

    >>> is_carried(13, base=19, share=Share(2, 3), strict=False)
    True
    >>> is_carried(13, base=20, share=Share(2, 3), strict=False)
    False
    """
    if base <= 0:
        return None
    have, want = in_favour * share.denominator, base * share.numerator
    return have > want if strict else have >= want


def votes_needed(*, base: int, share: Share, strict: bool) -> int | None:
    """Return the fewest votes that carry; none when nobody may vote.

    >>> votes_needed(base=20, share=Share(1, 2), strict=True)
    11
    >>> votes_needed(base=20, share=Share(2, 3), strict=False)
    14
    """
    if base <= 0:
        return None
    whole, rest = divmod(base * share.numerator, share.denominator)
    return whole + 1 if strict or rest else whole
