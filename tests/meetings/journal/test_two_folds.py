"""The page's fold and the server's yield the same meeting from the same journal."""

import json
import os
import shutil
import subprocess
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from chibo.meetings.journal.fold import fold
from chibo.meetings.journal.plain import as_plain
from chibo.meetings.journal.rates import rates_of
from tests.meetings.journal.damage import damaged_journals
from tests.meetings.journal.strategies import AGENDA, ROSTER, RULES, journals

SCRIPT = Path(__file__).with_name("fold_all.mjs")
FRAME = {"roster": as_plain(ROSTER), "agenda": as_plain(AGENDA), "rules": as_plain(RULES)}


def drawn(number, strategy):
    found = []

    @settings(
        max_examples=number,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        deadline=None,
    )
    @given(strategy)
    def draw(journal):
        found.append(journal)

    draw()
    return found


def folded_by_the_page(journals_, folder):
    node = shutil.which("node")
    if node is None:
        if "node" in os.environ.get("CHIBO_TEST_REQUIRE", ""):
            pytest.fail("node is required here and is not installed")
        pytest.skip("node is not installed: the page's fold cannot be compared")
    source, target = folder / "journals.json", folder / "states.json"
    source.write_text(json.dumps({"frame": FRAME, "journals": [as_plain(j) for j in journals_]}))
    subprocess.run([node, str(SCRIPT), str(source), str(target)], check=True, timeout=120)
    return json.loads(target.read_text())


def folded_by_the_server(journal):
    state = fold(ROSTER, AGENDA, RULES, journal)
    return json.loads(
        json.dumps({"state": as_plain(state), "rates": as_plain(rates_of(state, RULES))})
    )


def test_both_folds_tell_the_same_of_drawn_journals(tmp_path):
    some = drawn(settings.default.max_examples, journals(max_size=30))

    for journal, told in zip(some, folded_by_the_page(some, tmp_path), strict=True):
        assert told == folded_by_the_server(journal)


def test_both_folds_refuse_the_same_of_damaged_journals(tmp_path):
    some = drawn(settings.default.max_examples, damaged_journals())

    for journal, told in zip(some, folded_by_the_page(some, tmp_path), strict=True):
        assert told == folded_by_the_server(journal)


def test_both_folds_tell_the_same_in_every_order_of_arrival(tmp_path):
    some = drawn(12, journals(max_size=5))
    orders = [list(order) for journal in some for order in permutations(journal)]
    firsts = [journal for journal in some for _ in permutations(journal)]

    for journal, told in zip(firsts, folded_by_the_page(orders, tmp_path), strict=True):
        assert told == folded_by_the_server(journal)
