"""Every rule that the design names is there, and somebody asks for it or will."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from chibo.rulebook import keys
from chibo.rulebook.central import central_rules
from chibo.rulebook.key import RuleKey
from chibo.rulebook.keys import VoteMatter, known_rules, vote_rule

NAMED = yaml.safe_load((Path(__file__).parent / "named_rules.yaml").read_text(encoding="utf-8"))
ROOMS = Path(keys.__file__).parents[2]
CONSTANTS = {
    name: key for name, key in vars(keys).items() if isinstance(key, RuleKey) and name.isupper()
}


def code_of_the_rooms():
    """What the rooms say, but the demo, which only decides; the rulebook asks for what it lends."""
    own = {ROOMS / "rulebook", ROOMS / "demo"}
    files = [path for path in ROOMS.rglob("*.py") if not own & set(path.parents)]
    files.append(ROOMS / "rulebook" / "lent.py")
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def named_keys(page):
    return {key for found in NAMED[page].values() for key in found}


@pytest.mark.parametrize("page", sorted(NAMED))
def test_every_rule_that_the_design_names_has_a_default(page):
    in_force = {key for key, lines in central_rules().items() if lines}

    assert named_keys(page) - in_force == set()


def test_every_rule_is_named_by_the_design():
    assert set(known_rules()) - set().union(*map(named_keys, NAMED)) == set()


def test_every_rule_has_a_constant_or_a_matter():
    matters = {vote_rule(matter).name for matter in VoteMatter}

    assert {key.name for key in CONSTANTS.values()} | matters == set(known_rules())


@pytest.mark.parametrize("name", sorted(CONSTANTS))
def test_a_rule_is_asked_for_or_says_which_room_will(name):
    is_asked = bool(re.search(rf"\b{name}\b\]|\b{name}, ", code_of_the_rooms()))

    assert is_asked is (CONSTANTS[name].later is None)


@pytest.mark.parametrize("key", known_rules().values(), ids=lambda key: key.name)
def test_every_default_and_its_bounds_are_said_in_words(key):
    said = [key.words(line.value) for line in central_rules()[key.name]]

    assert all(said)
    assert key.kind.bounds.endswith(".")


def test_numbers_stand_with_what_they_count():
    june = date(2026, 6, 1)
    said = {
        name: key.words(next(line.value for line in central_rules()[name] if line.holds(june)))
        for name, key in known_rules().items()
    }

    assert said["papers_days_before"] == "1 ngày"
    assert said["meeting_window"] == "từ ngày 3 đến ngày 5"
    assert said["quorum"] == "không giới hạn"
    assert said["badge_days"] == "3/2, 19/5, 2/9, 7/11"
    assert said["meeting_reminder_days"] == "3, 1 ngày"
    assert said["vote.admission"] == (
        "ít nhất 2/3 số đảng viên chính thức được triệu tập; "
        "người được xem xét không biểu quyết; bỏ phiếu kín làm trên giấy"
    )
