"""Questions about rules and criteria tables. Every one of them names the day it is asked for."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from django.db.models import Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL

from chibo.kernel.lists import list_of
from chibo.kernel.periods import in_force, overlaps
from chibo.kernel.remembering import remembered
from chibo.organization.models import Unit, UnitKind, UnitPlacement
from chibo.organization.paths import ancestor_ids, subtree_bounds
from chibo.organization.queries import path_of, placement_of, placements_under
from chibo.rulebook.book import RuleBook
from chibo.rulebook.central import CentralRule, central_rules
from chibo.rulebook.key import RuleKey
from chibo.rulebook.models import CriteriaScope, CriteriaTable, RuleValue

T = TypeVar("T")

# The ids in the path of a unit on a day, and its own: `ancestor_ids` for the database.
_LADDER = """
SELECT %s UNION ALL
SELECT CAST(substr(placed.path, 8 * step.number + 1, 8) AS integer)
FROM organization_unitplacement placed, (
  SELECT 0 AS number UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3
  UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7
  UNION ALL SELECT 8 UNION ALL SELECT 9 UNION ALL SELECT 10 UNION ALL SELECT 11
) step
WHERE placed.unit_id = %s AND length(placed.path) > 8 * step.number
  AND placed.valid_from <= %s AND (placed.valid_until IS NULL OR placed.valid_until > %s)
"""


@remembered
def rules_in_force(unit: Unit, *, on: date) -> RuleBook:
    """Return the rules of ``unit`` that day, as the tree stood that day.

    The nearest unit above that decided wins, itself first, then the central file.
    """
    return rules_of(unit.pk, on=on)


def rules_of(unit_id: int, *, on: date) -> RuleBook:
    """Return what `rules_in_force` does, of a unit of which only the id is at hand.

    One question to the database: it walks the path itself.
    """
    days = [on.isoformat()] * 2
    ladder = RawSQL(_LADDER, [unit_id, unit_id, *days])  # noqa: S611 -- parameters, no input in the text
    rows = RuleValue.objects.filter(in_force(on), unit_id__in=ladder).select_related("unit")
    path = UnitPlacement.objects.filter(in_force(on), unit_id=unit_id).values("path")[:1]
    found = list(rows.annotate(path_on=Subquery(path)))
    steps = ancestor_ids(found[0].path_on or "") if found else []
    found.sort(key=lambda row: steps.index(row.unit_id) if row.unit_id in steps else len(steps))
    return RuleBook(on, {row.key: row for row in found})


def rulebooks_in_force(units: Iterable[Unit], *, on: date) -> dict[int, RuleBook]:
    """Return the rules of each unit by its id; two questions to the database for all of them."""
    return _rulebooks([unit.pk for unit in units], on)


def _rulebooks(unit_ids: Sequence[int], on: date) -> dict[int, RuleBook]:
    paths = dict(
        UnitPlacement.objects.filter(in_force(on), unit_id__in=unit_ids).values_list(
            "unit_id", "path"
        )
    )
    ladders = {pk: ancestor_ids(paths[pk]) if pk in paths else [pk] for pk in unit_ids}
    asked = {step for ladder in ladders.values() for step in ladder}
    rows: dict[int, list[RuleValue]] = {}
    for row in RuleValue.objects.filter(in_force(on), unit_id__in=asked).select_related("unit"):
        rows.setdefault(row.unit_id, []).append(row)
    return {
        pk: RuleBook(on, {row.key: row for step in ladder for row in rows.get(step, ())})
        for pk, ladder in ladders.items()
    }


def rules_on_days(unit: Unit, days: Collection[date]) -> dict[date, RuleBook]:
    """Return the rules of ``unit`` on each of the days; one question, however many days."""
    first, last = min(days), max(days)
    shared = overlaps(first, last + timedelta(days=1))
    ladder = RawSQL(_LADDER, [unit.pk, unit.pk, last.isoformat(), first.isoformat()])  # noqa: S611 -- parameters, no input in the text
    placed = UnitPlacement.objects.filter(shared, unit=unit)
    paths = list_of(placed, "path", "valid_from", "valid_until")
    rows = RuleValue.objects.filter(shared, unit_id__in=ladder).select_related("unit")
    found = list(rows.annotate(paths=paths))
    told = [_Path(**one) for one in found[0].paths] if found else []
    ladders = {day: _ladder(told, day) or [unit.pk] for day in days}
    return {
        day: RuleBook(
            day,
            {
                row.key: row
                for step in ladder
                for row in found
                if row.unit_id == step and _holds(row, day)
            },
        )
        for day, ladder in ladders.items()
    }


@dataclass(frozen=True, slots=True)
class _Path:
    """Where a unit stood, and when."""

    path: str
    valid_from: date
    valid_until: date | None


def _ladder(paths: Iterable[_Path], day: date) -> list[int]:
    return ancestor_ids(next((one.path for one in paths if _holds(one, day)), ""))


def _holds(row: _Path | RuleValue, day: date) -> bool:
    return row.valid_from <= day and (row.valid_until is None or row.valid_until > day)


def rule_in_force(key: RuleKey[T], unit: Unit, *, on: date) -> T:
    """Return one rule of ``unit`` that day; for several ask `rules_in_force` once.

    Raises:
        NoRule: there is no value on that day.
    """
    return rules_in_force(unit, on=on)[key]


def rule_history(key: RuleKey[T], unit: Unit) -> list[RuleValue]:
    """Return what ``unit`` itself decided about a rule, newest first."""
    return list(RuleValue.objects.filter(key=key.name, unit=unit).order_by("-valid_from"))


@remembered
def criteria_table_in_force(branch: Unit, *, kind: str, on: date) -> CriteriaTable | None:
    """Return the table by which a meeting of ``kind`` held that day in ``branch`` is scored.

    The nearest unit above wins; in one unit a table for the type of the branch
    goes before a table for all, and a later one before an earlier. None when no
    committee above put a table in force for such meetings.
    """
    placement = placement_of(branch.pk, on=on)
    if placement is None:
        return None
    ladder = ancestor_ids(placement.path)
    branch_type = placement.branch_type
    scopes = CriteriaScope.objects.filter(
        in_force(on),
        Q(table__effective_until__isnull=True) | Q(table__effective_until__gt=on),
        unit__in=ladder,
        branch_type__in={"", branch_type},
    ).select_related("table")
    fitting = (s for s in scopes if s.table.is_for(kind=kind, branch_type=branch_type))
    closest = max(
        fitting,
        key=lambda s: (ladder.index(s.unit_id), bool(s.branch_type), s.valid_from, s.pk),
        default=None,
    )
    return closest.table if closest else None


def rule_history_here(key: RuleKey[Any], unit: Unit, *, on: date) -> list[RuleValue | CentralRule]:
    """Return every value that concerns ``unit``, newest first, with those still to begin.

    What it and the units above it on that day decided, and the lines of the centre.
    """
    ladder = ancestor_ids(path_of(unit.pk, on=on)) or [unit.pk]
    rows = RuleValue.objects.filter(key=key.name, unit_id__in=ladder).select_related("unit")
    return sorted(
        [*rows, *central_rules()[key.name]],
        key=lambda line: (line.valid_from, getattr(line, "pk", 0)),
        reverse=True,
    )


@dataclass(frozen=True, slots=True)
class RuleReach:
    """Whom a value of a unit concerns on a day.

    ``branches`` are those below (and the unit, if it is one); ``inheriting`` of
    them follow the unit; ``own`` are the values that units below decided
    themselves, in force that day or later.
    """

    branches: int
    inheriting: int
    own: list[RuleValue]


def rule_reach(key: RuleKey[Any], unit: Unit, *, on: date) -> RuleReach:
    """Return whom a value of ``unit`` would concern that day, as the tree stands then."""
    placements = placements_under(unit, on=on)
    branches = placements.filter(unit__kind=UnitKind.BRANCH)
    paths = dict(
        placements.exclude(unit=unit)
        .filter(unit__rule_values__in=_standing(key, on))
        .values_list("unit_id", "path")
    )
    own = list(_standing(key, on).filter(unit_id__in=paths).select_related("unit"))
    own.sort(key=lambda row: (paths[row.unit_id], row.valid_from))
    deciding = {paths[row.unit_id] for row in own if row.valid_from <= on}
    total = branches.count()
    apart = sum(
        branches.filter(path__gte=begins, path__lt=ends).count()
        for begins, ends in map(subtree_bounds, _highest(deciding))
    )
    return RuleReach(total, total - apart, own)


def _standing(key: RuleKey[Any], on: date) -> QuerySet[RuleValue]:
    """The values of a rule that hold on that day or begin later."""
    return RuleValue.objects.filter(overlaps(on, None), key=key.name)


def _highest(paths: Iterable[str]) -> list[str]:
    """The paths that are not below another of them."""
    kept: list[str] = []
    for path in sorted(paths):
        if not kept or not path.startswith(kept[-1]):
            kept.append(path)
    return kept
