"""The written cases: one meeting per file, the same files for every fold in every language."""

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from chibo.meetings.journal.entries import Entry, read_entry
from chibo.meetings.journal.fold import fold
from chibo.meetings.journal.plain import as_plain
from chibo.meetings.journal.rates import rates_of
from chibo.meetings.journal.reading import read_agenda, read_roster, read_rules

CASES = Path(__file__).parents[2] / "journal_cases"
NAMES = sorted(path.stem for path in CASES.glob("*.json"))
SHORT = 5  # entries; of so many every order of arrival is tried


def written(name: str) -> dict[str, Any]:
    return json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))


SHORT_NAMES = [name for name in NAMES if len(written(name)["entries"]) <= SHORT]


@pytest.mark.parametrize("name", NAMES)
def test_the_meeting_folds_as_written(name):
    case = written(name)

    folded = folded_case(case)

    found = {path: at_path(folded, path) for path in case["expected"]}
    assert found == case["expected"], case["title"]


@pytest.mark.parametrize("name", NAMES)
def test_the_meeting_folds_the_same_when_entries_arrive_backwards_and_twice(name):
    case = written(name)
    backwards = {**case, "entries": [*reversed(case["entries"]), *case["entries"]]}

    assert folded_case(backwards) == folded_case(case)


@pytest.mark.parametrize("name", SHORT_NAMES)
def test_a_short_meeting_folds_the_same_in_every_order_of_arrival(name):
    case = written(name)
    frame = read_roster(case["roster"]), read_agenda(case["agenda"]), read_rules(case["rules"])
    entries = [entry_of(raw, case["entry_defaults"]) for raw in case["entries"]]
    first = fold(*frame, entries)

    assert all(fold(*frame, order) == first for order in permutations(entries))


def test_there_are_enough_cases_each_with_its_own_sentence():
    assert len({written(name)["title"] for name in NAMES}) == len(NAMES) >= 280
    assert len(SHORT_NAMES) >= 200


def folded_case(case: dict[str, Any]) -> dict[str, Any]:
    rules = read_rules(case["rules"])
    entries = [entry_of(raw, case["entry_defaults"]) for raw in case["entries"]]
    state = fold(read_roster(case["roster"]), read_agenda(case["agenda"]), rules, entries)
    asked = [question.key for question in state.questions]
    return as_plain(state) | {"rates": as_plain(rates_of(state, rules)), "asked": asked}


def entry_of(raw: dict[str, Any], defaults: dict[str, Any]) -> Entry:
    return read_entry({"wall": raw["at"], "received_at": raw["at"]} | defaults | raw)


def at_path(value: Any, path: str) -> Any:
    for step in path.split("."):
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value
