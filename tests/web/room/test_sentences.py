from datetime import date

import pytest
from django.utils import translation

from chibo.meetings.journal.payloads.reading import KINDS as JOURNAL_KINDS
from chibo.meetings.journal.questions import CATALOGUE, question
from chibo.meetings.queries.roster import RosterDifference
from chibo.rulebook.central import central_rule
from chibo.rulebook.keys import SPEECH_KINDS_COUNTED
from chibo.sync.packs.choices import SpeechKind
from chibo.sync.packs.differences import roster_sentence
from chibo.web.room.kinds import KINDS
from chibo.web.room.sentences import (
    QUESTIONS,
    REMEDIES,
    question_sentence,
    remedy_sentence,
)

VALUES = {
    "missing": "2-3", "number": 4, "seconds": 180, "hours": ("19:30", "19:31"), "at": "19:50",
    "heads": 12, "named": 13, "official": 2, "here": 3, "of": 9, "counted": 19, "base": 20,
    "hands": 22, "issued": 20, "returned": 21, "people": ("1", "2"), "state": "absent",
}  # fmt: skip


def test_every_question_and_every_remedy_has_its_sentence_and_no_other_stands_there():
    assert set(QUESTIONS) == set(CATALOGUE)
    assert set(REMEDIES) == {remedy for _weight, remedy in CATALOGUE.values()}


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_a_sentence_says_whom_and_how_many_and_ends(code):
    with translation.override("en"):
        told = question_sentence(question(code, **VALUES), name="Bùi Thị An", vote="Score")

    assert told[-1] == "."
    assert "%(" not in told


def test_questions_are_asked_with_their_values_in_words():
    with translation.override("en"):
        sum_differs = question("vote_sum_differs", subject="v1", base=20, counted=19)
        twice = question("counted_in_two_parts", subject="v1", people=("1", "2", "3"))
        told = [question_sentence(one, name="v1", vote="Score") for one in (sum_differs, twice)]

    assert told == [
        "Score: the figures add up to 19, the base is 20.",
        "Score: 3 people were counted in two places.",
    ]


def test_a_remedy_says_what_to_do():
    with translation.override("en"):
        assert remedy_sentence("mark_person") == "Tap the name and mark the person."


@pytest.mark.parametrize("change", ["added", "dropped", "changed"])
def test_each_difference_of_the_roster_names_the_person(change):
    difference = RosterDifference(change, 7, "Lê Thị Ngọc", {})

    assert "Lê Thị Ngọc" in roster_sentence(difference)


def test_every_kind_of_entry_has_a_name():
    assert set(KINDS) == set(JOURNAL_KINDS)


def test_every_kind_of_speech_that_counts_can_be_chosen():
    rule = central_rule(SPEECH_KINDS_COUNTED.name, on=date(2026, 12, 3))

    assert set(rule.value) <= set(SpeechKind.values)
