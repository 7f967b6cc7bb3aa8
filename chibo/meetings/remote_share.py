"""When a branch may meet online: more than a share of its members cannot come together."""

from dataclasses import dataclass

from chibo.rulebook.shapes import Share


@dataclass(frozen=True, slots=True)
class RemoteShare:
    """How many of ``over`` members cannot come together; ``share`` is none where no rule says."""

    away: int
    over: int
    share: Share | None

    @property
    def is_allowed(self) -> bool:
        """Whether it is more than the share, in whole numbers.

        >>> [RemoteShare(away, 20, Share(1, 2)).is_allowed for away in (9, 10, 11)]
        [False, False, True]
        """
        if self.share is None:
            return True
        return self.away * self.share.denominator > self.over * self.share.numerator
