"""What a value of a rule may be: how it is taken, its bounds and its words."""

from chibo.rulebook.values.choices import OneOf, SeveralOf, YesNo
from chibo.rulebook.values.codes import CodeGroups
from chibo.rulebook.values.kind import ValueKind
from chibo.rulebook.values.numbers import DaysOfYear, Numbers, Whole
from chibo.rulebook.values.optional import Optional
from chibo.rulebook.values.shaped import Shape, Shaped

__all__ = [
    "CodeGroups",
    "DaysOfYear",
    "Numbers",
    "OneOf",
    "Optional",
    "SeveralOf",
    "Shape",
    "Shaped",
    "ValueKind",
    "Whole",
    "YesNo",
]
