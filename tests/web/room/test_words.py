"""Every word that the scripts of the room say has its sentence, and none is kept for nothing."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.utils import translation

from chibo.meetings.journal.payloads.reading import KINDS as JOURNAL_KINDS
from chibo.meetings.journal.questions import CATALOGUE
from chibo.meetings.queries.roster import RosterDifference
from chibo.rulebook.central import central_rule
from chibo.rulebook.keys import SPEECH_KINDS_COUNTED
from chibo.sync.packs.choices import SpeechKind
from chibo.sync.packs.differences import roster_sentence
from chibo.web.room.words import room_words
from chibo.web.room.words.kinds import KINDS
from chibo.web.room.words.questions import QUESTIONS, REMEDIES

SCRIPTS = Path(__file__).parents[3] / "chibo/web/static/web/js/room"
_SAID = re.compile(r"\b(?:say|step|add)\(([^)]*)\)")
_NAME = re.compile(r'"([a-z]+(?:_[a-z]+)*)"')
_MADE_UP = re.compile(r"`([a-z]+)_\$\{")
# Made of a name that the fold or the device gives: their words begin so.
PREFIXES = {
    "asked", "base", "choice", "election", "field", "kind", "method", "phase", "remedy", "trouble",
    "vote",
}  # fmt: skip


def told():
    return "\n".join(file.read_text(encoding="utf-8") for file in SCRIPTS.rglob("*.js"))


def test_every_question_and_every_remedy_has_its_sentence_and_no_other_stands_there():
    assert set(QUESTIONS) == set(CATALOGUE)
    assert set(REMEDIES) == {remedy for _weight, remedy in CATALOGUE.values()}


def test_every_kind_of_entry_has_a_name():
    assert set(KINDS) == set(JOURNAL_KINDS)


def test_every_kind_of_speech_that_counts_can_be_chosen():
    rule = central_rule(SPEECH_KINDS_COUNTED.name, on=date(2026, 12, 3))

    assert set(rule.value) <= set(SpeechKind.values)


def test_what_the_scripts_say_is_there():
    said = {name for call in _SAID.findall(told()) for name in _NAME.findall(call)}
    places = {"attendance", "course", "tasks", "votes", "end"}  # of steps: sections, not words
    matters = {"resolution", "score"}

    assert set(_MADE_UP.findall(told())) <= PREFIXES
    kinds_of_notices = {"warning", "refused", "not_opened", "excused"}
    assert said - places - matters - kinds_of_notices - set(room_words()) == set()


def test_no_word_is_sent_that_no_script_says():
    names = set(_NAME.findall(told())) | {"running", "to_come"}
    unsaid = {key for key in room_words() if key.partition("_")[0] not in PREFIXES} - names

    assert unsaid == set()


@pytest.mark.parametrize("language", ["en", "vi"])
def test_questions_and_remedies_end_as_sentences_do(language):
    with translation.override(language):
        words = room_words()

    asked = [words[key] for key in words if key.startswith(("asked_", "remedy_"))]
    assert [one for one in asked if one[-1] != "."] == []


@pytest.mark.parametrize("change", ["added", "dropped", "changed"])
def test_each_difference_of_the_roster_names_the_person(change):
    difference = RosterDifference(change, 7, "Lê Thị Ngọc", {})

    assert "Lê Thị Ngọc" in roster_sentence(difference)
