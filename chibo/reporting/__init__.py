"""How the branches of a committee stand, month by month, without reading a single evening again.

A *branch month* is one row per branch and month, counted from what the rooms
below hold; a *unit month* is the sum of its children. The length of a branch's
chain of the record says that something changed (`BranchLook`); the sweep
`refresh_months` counts anew and sums upward. Boards and the monthly report read
these rows only; the lists of names behind a figure ask one evening at a time.
Below: records, quality, resolutions, meetings.
"""
