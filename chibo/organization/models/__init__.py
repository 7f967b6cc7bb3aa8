from chibo.organization.models.event import UnitEvent, UnitSuccession
from chibo.organization.models.placement import UnitPlacement
from chibo.organization.models.unit import BranchType, Unit, UnitKind

__all__ = ["BranchType", "Unit", "UnitEvent", "UnitKind", "UnitPlacement", "UnitSuccession"]
