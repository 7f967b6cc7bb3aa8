"""Bands go from the best to the lowest, and the lowest takes everyone."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from chibo.scoring.format import Table, lines_of
from chibo.scoring.problems import Finding


def bands_are_ordered(table: Table) -> Iterator[Finding]:
    bands = table.bands
    for number, (above, band) in enumerate(pairwise(bands), start=1):
        if band.from_points >= above.from_points:
            values = {"given": str(band.from_points), "above": str(above.from_points)}
            yield Finding("bands_not_ordered", ("bands", number), values)
    if bands[0].from_points > table.scale:
        values = {"given": str(bands[0].from_points), "scale": str(table.scale)}
        yield Finding("band_above_scale", ("bands", 0), values)
    if bands[-1].from_points != 0 or bands[-1].requires:
        yield Finding("lowest_band_not_open", ("bands", len(bands) - 1))
    names = Counter(band.name for band in bands)
    codes = {line.code for line, _ in lines_of(table)}
    for number, band in enumerate(bands):
        if names[band.name] > 1:
            yield Finding("band_named_twice", ("bands", number), {"band": band.name})
        for code in band.requires.full_marks_in if band.requires else ():
            if code not in codes:
                yield Finding("line_unknown", ("bands", number, "requires"), {"target": code})
