"""How many there are in parts of the tree of any size, told without counting a country."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Max, Q

from chibo.kernel.periods import in_force
from chibo.kernel.statements import Statement, run
from chibo.membership.models import KeptDay
from chibo.membership.queries.tallies import Tally, branch_tallies, tallies_of
from chibo.organization.models import UnitEvent, UnitKind, UnitPlacement
from chibo.organization.paths import STEP_DIGITS, subtree_bounds

COUNTED_AT_ONCE = 600
"""So many units are counted while somebody waits: a commune always, a province never."""


def shown_tallies(above: str, *, on: date, only: str = "") -> Mapping[int, Tally] | None:
    """Return the counts of every unit right below the path ``above``, as `tallies_right_below`.

    Where too many units lie below, the counts that a sweep keeps for the day,
    made exact by what changed in rosters since; none while none are kept.
    """
    below = UnitPlacement.objects.filter(_below(only or above), in_force(on)).order_by()
    rows = list(below.values_list("path", "unit__kind")[: COUNTED_AT_ONCE + 1])
    if len(rows) <= COUNTED_AT_ONCE:
        return tallies_of(rows, above, on=on, only=only)
    return _kept(above, on=on, only=only) if is_kept(on) else None


def is_kept(on: date) -> bool:
    """Whether counts of that day are kept and no change of units came since."""
    return KeptDay.objects.filter(on=on, last_event=last_event()).exists()


def last_event() -> int:
    """Return the last change of units; they come one after another, so its number grows."""
    return UnitEvent.objects.aggregate(last=Max("pk"))["last"] or 0


def _below(path: str) -> Q:
    if not path:
        return Q()
    begins, ends = subtree_bounds(path)
    return Q(path__gte=begins, path__lt=ends)


def _kept(above: str, *, on: date, only: str) -> dict[int, Tally]:
    parent_id = int(above[-STEP_DIGITS:]) if above else None
    places = UnitPlacement.objects.filter(in_force(on), parent_id=parent_id)
    if only:
        places = places.filter(path=only)
    rows = places.order_by().values_list("unit_id", "unit__kind")
    kinds: dict[int, str] = dict(rows)
    branches = {unit_id for unit_id, kind in kinds.items() if kind == UnitKind.BRANCH}
    committees = kinds.keys() - branches
    return {**branch_tallies(branches, on=on), **_of_committees(committees, above, on=on)}


# Kept counts and what changed since in one statement: a sweep between two would be counted
# twice or not at all.
_EXACT = """
SELECT unit_id, SUM(committees), SUM(branches), SUM(members), SUM(official), SUM(probationary),
  SUM(exempt)
FROM (
  SELECT unit_id, committees, branches, members, official, probationary, exempt
  FROM membership_kepttally WHERE "on" = %(on)s AND unit_id IN ({units})
  UNION ALL
  SELECT CAST(substr(placed.path, %(first)s, %(digits)s) AS bigint), 0, 0, shift.sign,
    CASE WHEN shift.standing = 'official' THEN shift.sign ELSE 0 END,
    CASE WHEN shift.standing = 'probationary' THEN shift.sign ELSE 0 END,
    CASE WHEN shift.duty = 'exempt' THEN shift.sign ELSE 0 END
  FROM membership_stayshift shift
  JOIN organization_unitplacement placed ON placed.unit_id = shift.branch_id
    AND placed.valid_from <= %(on)s AND (placed.valid_until IS NULL OR placed.valid_until > %(on)s)
  WHERE shift.valid_from <= %(on)s AND (shift.valid_until IS NULL OR shift.valid_until > %(on)s)
    AND length(placed.path) > %(above)s AND placed.path >= %(begins)s AND placed.path < %(ends)s
) AS told
WHERE unit_id IN ({units})
GROUP BY unit_id
"""


def _of_committees(units: Collection[int], above: str, *, on: date) -> dict[int, Tally]:
    if not units:
        return {}
    begins, ends = subtree_bounds(above) if above else ("0", ":")
    told = {
        "on": on.isoformat(),
        "first": len(above) + 1,
        "digits": STEP_DIGITS,
        "above": len(above),
        "begins": begins,
        "ends": ends,
    }
    listed = ", ".join(map(str, sorted(units)))
    rows = run([Statement(_EXACT.format(units=listed), told)])
    return {unit_id: Tally(*map(int, counts)) for unit_id, *counts in rows}
