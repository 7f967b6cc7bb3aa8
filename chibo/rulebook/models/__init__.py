from chibo.rulebook.models.criteria import CriteriaScope, CriteriaTable
from chibo.rulebook.models.value import RuleValue

__all__ = ["CriteriaScope", "CriteriaTable", "RuleValue"]
