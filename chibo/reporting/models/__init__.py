from chibo.reporting.models.branch_month import BranchMonth, Late, MonthStep
from chibo.reporting.models.look import BranchLook
from chibo.reporting.models.unit_month import UnitMonth

__all__ = ["BranchLook", "BranchMonth", "Late", "MonthStep", "UnitMonth"]
