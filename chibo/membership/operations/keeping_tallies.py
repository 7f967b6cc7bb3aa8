"""Keep the counts of large parts of the tree, so that nobody waits for a country to be counted."""

from collections import defaultdict
from datetime import date, datetime

from django.db import connection, transaction
from django.db.models import F

from chibo.kernel.days import day_of
from chibo.kernel.periods import in_force
from chibo.membership.models import Duty, KeptDay, KeptTally, Standing, StayShift
from chibo.membership.queries.kept_tallies import COUNTED_AT_ONCE, last_event
from chibo.organization.models import Unit, UnitPlacement
from chibo.organization.paths import ancestor_ids

_OTHER_DAYS = 30
"""So many days that people asked for are kept beside today; the one asked for first goes first."""

_WORTH_COUNTING_ANEW = 20_000
"""More changes than these cost as much one by one as counting all."""

_PARTS = ("members", "official", "probationary", "exempt")


def want_tallies(on: date, *, at: datetime) -> None:
    """Ask that the counts of a day be kept from the next sweep on; asking twice changes nothing."""
    KeptDay.objects.get_or_create(on=on, defaults={"asked_at": at})


def keep_tallies(*, at: datetime) -> int:
    """Bring the kept counts up to date, for today and for the days asked for.

    Today is kept where more units stand than are counted while somebody waits.
    Returns how many days were counted. Doing it again at once counts none.
    """
    today = day_of(at)
    if Unit.objects.all()[: COUNTED_AT_ONCE + 1].count() > COUNTED_AT_ONCE:
        want_tallies(today, at=at)
    _forget_days(today)
    _add_shifts()
    latest = last_event()
    stale = KeptDay.objects.exclude(last_event=latest) | KeptDay.objects.filter(last_event=None)
    wanted = sorted(stale.values_list("on", flat=True))
    for on in wanted:
        _count(on)
    return len(wanted)


def _forget_days(today: date) -> None:
    others = KeptDay.objects.exclude(on=today).order_by("-asked_at", "-on")
    old = [day.on for day in others[_OTHER_DAYS:]]
    if old:
        with transaction.atomic():
            KeptTally.objects.filter(on__in=old).delete()
            KeptDay.objects.filter(on__in=old).delete()


def _add_shifts() -> None:
    """Add what changed in rosters to the kept counts of each day on which it holds."""
    with transaction.atomic():
        days = list(KeptDay.objects.select_for_update().exclude(last_event=None))
        shifts = _taken_shifts()
        if len(shifts) > _WORTH_COUNTING_ANEW:
            KeptDay.objects.update(last_event=None)
            return
        for day in days:
            _add(day.on, shifts)


def _taken_shifts() -> list[StayShift]:
    """Delete the rows that stand now and return them, in one statement."""
    names = [field.attname for field in StayShift._meta.concrete_fields]
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM membership_stayshift RETURNING {', '.join(names)}")  # noqa: S608 -- names of our own columns
        rows = cursor.fetchall()
    return [StayShift(**dict(zip(names, map(_as_day, row), strict=True))) for row in rows]


def _as_day(value: object) -> object:
    """SQLite gives days as text where no model asks."""
    return date.fromisoformat(value) if isinstance(value, str) and value[:1].isdigit() else value


def _add(on: date, shifts: list[StayShift]) -> None:
    holding = [
        one
        for one in shifts
        if one.valid_from <= on and (one.valid_until is None or one.valid_until > on)
    ]
    placed = UnitPlacement.objects.filter(in_force(on), unit__in={one.branch_id for one in holding})
    paths = dict(placed.values_list("unit_id", "path"))
    sums: dict[int, list[int]] = defaultdict(lambda: [0] * len(_PARTS))
    for one in holding:
        for unit_id in ancestor_ids(paths.get(one.branch_id, ""))[:-1]:
            for part, holds in enumerate(_holds(one)):
                sums[unit_id][part] += one.sign * holds
    for unit_id, parts in sorted(sums.items()):
        if any(parts):
            more = {name: F(name) + by for name, by in zip(_PARTS, parts, strict=True)}
            KeptTally.objects.filter(unit=unit_id, on=on).update(**more)


def _holds(shift: StayShift) -> tuple[bool, ...]:
    return (
        True,
        shift.standing == Standing.OFFICIAL,
        shift.standing == Standing.PROBATIONARY,
        shift.duty == Duty.EXEMPT,
    )


# What stands in rosters less the rows of shifts, which are added whenever the counts are read:
# one statement, so whatever happens meanwhile is in both or in neither.
_COUNT = """
INSERT INTO membership_kepttally
  (unit_id, "on", committees, branches, members, official, probationary, exempt)
SELECT CAST(substr(placed.path, step.number * 8 + 1, 8) AS bigint), %(on)s,
  SUM(CASE WHEN unit.kind = 'branch' THEN 0 ELSE 1 END),
  SUM(CASE WHEN unit.kind = 'branch' THEN 1 ELSE 0 END),
  COALESCE(SUM(told.members), 0), COALESCE(SUM(told.official), 0),
  COALESCE(SUM(told.probationary), 0), COALESCE(SUM(told.exempt), 0)
FROM organization_unitplacement placed
JOIN organization_unit unit ON unit.id = placed.unit_id
JOIN (SELECT 0 AS number UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3
  UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7
  UNION ALL SELECT 8 UNION ALL SELECT 9 UNION ALL SELECT 10 UNION ALL SELECT 11) step
  ON step.number * 8 < length(placed.path) - CASE WHEN unit.kind = 'branch' THEN 8 ELSE 0 END
LEFT JOIN (
  SELECT branch_id, SUM(sign) AS members,
    SUM(CASE WHEN standing = 'official' THEN sign ELSE 0 END) AS official,
    SUM(CASE WHEN standing = 'probationary' THEN sign ELSE 0 END) AS probationary,
    SUM(CASE WHEN duty = 'exempt' THEN sign ELSE 0 END) AS exempt
  FROM (
    SELECT branch_id, 1 AS sign, standing, duty FROM membership_stay
    WHERE kind = 'home' AND valid_from <= %(on)s
      AND (valid_until IS NULL OR valid_until > %(on)s)
    UNION ALL
    SELECT branch_id, -sign, standing, duty FROM membership_stayshift
    WHERE valid_from <= %(on)s AND (valid_until IS NULL OR valid_until > %(on)s)
  ) AS facts GROUP BY branch_id
) told ON told.branch_id = unit.id
WHERE placed.valid_from <= %(on)s AND (placed.valid_until IS NULL OR placed.valid_until > %(on)s)
GROUP BY 1
"""


@transaction.atomic
def _count(on: date) -> None:
    """Count a day anew; of two sweeps at once the second waits and counts the same again."""
    day = KeptDay.objects.select_for_update().get(on=on)
    before = last_event()
    KeptTally.objects.filter(on=on).delete()
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"on": on.isoformat()})
    day.last_event = before
    day.save(update_fields=["last_event"])
