"""The evening that tests of the page's views stand on is what the fold tells of its entries."""

import json
from pathlib import Path

import pytest

from chibo.meetings.journal.entries import read_entry
from chibo.meetings.journal.fold import fold
from chibo.meetings.journal.plain import as_plain
from chibo.meetings.journal.reading import read_agenda, read_roster, read_rules

WORLD = json.loads((Path(__file__).parents[2] / "js/room_evening.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("moment", sorted(WORLD["moments"]))
def test_the_state_of_each_moment_is_that_of_its_entries(moment):
    told = WORLD["moments"][moment]
    frame = WORLD["pack"]["frame"]
    entries = [read_entry(one) for one in WORLD["entries"] if one["id"] in told["entries"]]
    state = fold(
        read_roster(frame["roster"]),
        read_agenda(frame["agenda"]),
        read_rules(frame["rules"]),
        entries,
    )

    assert as_plain(state) == told["state"]
