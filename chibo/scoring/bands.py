"""From the points of a card to the band it reaches."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from pydantic import Field

from chibo.scoring.conditions import Condition
from chibo.scoring.operands import Operands
from chibo.scoring.part import Code, Name, Part, Points, Text
from chibo.scoring.rounding import tidy


class Requires(Part):
    """Beyond the points: full marks in named lines, and a condition over facts."""

    full_marks_in: tuple[Code, ...] = ()
    when: Condition | None = None


class Band(Part):
    """A class of meeting from so many points of the table's scale (points, not percent)."""

    name: Name
    label: Text
    from_points: Points = Field(alias="from")
    requires: Requires | None = None


@dataclass(frozen=True, slots=True)
class NextBand:
    """The next better band: points still missing, and what else it asks for."""

    name: str
    points_missing: Decimal
    full_marks_missing_in: tuple[str, ...] = ()
    condition_unmet: bool = False


@dataclass(frozen=True, slots=True)
class BandReached:
    name: str
    next: NextBand | None


def band_reached(
    points: Decimal,
    lost_in: Mapping[str, bool],
    bands: tuple[Band, ...],
    operands: Operands,
) -> BandReached:
    """Return the best of ``bands`` (best first, the last from 0) that a card reaches.

    ``lost_in`` says of each line whether full marks are lacking. A band whose
    requirement is not met, or not known to be met, falls to the next one.
    """
    better: NextBand | None = None
    for band in bands:
        gap = _gap(band, points, lost_in, operands)
        if gap is None:
            return BandReached(band.name, better)
        better = gap
    raise AssertionError("the lowest band starts at 0 and asks for nothing: proofs.bands")


def _gap(
    band: Band, points: Decimal, lost_in: Mapping[str, bool], operands: Operands
) -> NextBand | None:
    requires = band.requires or Requires()
    missing = tidy(max(band.from_points - points, Decimal(0)))
    marks = tuple(code for code in requires.full_marks_in if lost_in[code])
    unmet = requires.when is not None and requires.when.truth(operands) is not True
    if not missing and not marks and not unmet:
        return None
    return NextBand(band.name, missing, marks, unmet)
