"""What is refused around units."""

from collections.abc import Sequence

from chibo.kernel.errors import DomainError
from chibo.organization.effects import Effect


class BranchHasNoBranches(DomainError):
    """A branch cannot stand above another unit."""


class UnitUnderItself(DomainError):
    """A unit cannot be placed under itself or under what is below it."""


class PlacementNotStanding(DomainError):
    """The unit does not stand on this day."""


class ChangesLater(DomainError):
    """What is to be changed, or the place it goes to, is changed again on a later day."""


class NothingChanges(DomainError):
    """The unit stands so already."""


class KindsDiffer(DomainError):
    """Branches merge with branches, committees with committees."""


class NameMissing(DomainError):
    """A unit has a name."""


class UnitHasUnitsBelow(DomainError):
    """What still has units below it cannot be dissolved."""


class CodeNotValid(DomainError):
    """The official code is not written as the rule says, or another unit has it."""


class ChangeStopped(DomainError):
    """Something hangs on the unit that must be settled first; ``effects`` tells all of it."""

    def __init__(self, sentence: str, *, effects: Sequence[Effect]) -> None:
        super().__init__(sentence)
        self.effects = tuple(effects)


class TreeMovedOn(DomainError):
    """Somebody changed the same units a moment before."""


class UnitHasEnded(DomainError):
    """The unit stands no more on that day."""


class AlreadyTakenBack(DomainError):
    """The decision was taken back before, or takes another one back."""
