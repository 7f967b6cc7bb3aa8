"""The tree of units, from branch to the top, as it stood on any day.

`Unit` is identity; `UnitPlacement` says parent, name, type and code from one
day until another; `UnitEvent` says why. Below: accounts, audit, kernel.
"""
