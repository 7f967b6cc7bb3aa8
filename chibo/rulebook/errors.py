"""What is refused around rules and criteria tables."""

from chibo.kernel.errors import DomainError


class NoRule(DomainError):
    """No value of this rule is in force on the day."""


class ValueRefused(DomainError):
    """The rule does not take this value."""


class RuleChangesLater(DomainError):
    """The unit's value of this rule changes on the same day or later."""


class DaySettled(DomainError):
    """A meeting was held by the rules as they stood; what was settled is not judged anew."""


class RuleHasEnded(DomainError):
    """The unit's value has an end already, or another one follows it."""


class RuleNotBegun(DomainError):
    """The value would end before it began."""


class SourceMissing(DomainError):
    """A value needs the document that decides it."""


class TableNotTaken(DomainError):
    """The text is no criteria table that holds; each problem is a line of the sentence."""


class TableJustPublished(DomainError):
    """Another version of the table was published at the same moment."""


class TableNotEffective(DomainError):
    """The table does not hold on the day from which it should be in force."""


class TableForOthers(DomainError):
    """The table is not for this type of branch."""


class TableChangesLater(DomainError):
    """Another table is put in force here for the same day or later."""
