"""What is refused around units."""

from chibo.kernel.errors import DomainError


class BranchHasNoBranches(DomainError):
    """A branch cannot stand above another unit."""


class UnitUnderItself(DomainError):
    """A unit cannot be placed under itself or under what is below it."""


class PlacementNotStanding(DomainError):
    """The unit has no placement that can be ended on this day."""
