"""What is missing: before the close as a list to go through, afterwards as what stops the seal."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from chibo.meetings.journal.questions import Question
from chibo.sync.packs.differences import differences_pack
from chibo.web.room.ballots import vote_name
from chibo.web.room.evening import Evening
from chibo.web.room.sentences import question_sentence, remedy_sentence


@dataclass(frozen=True, slots=True)
class Step:
    """Something that an evening holds; ``place`` is the section where it is recorded."""

    label: str
    is_done: bool
    place: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in words. ``is_must`` stops the seal.

    ``countersigning`` is the payload of the entry with which the secretary
    stands for late entries; empty for other questions.
    """

    key: str
    sentence: str
    remedy: str
    is_must: bool
    countersigning: str


@dataclass(frozen=True, slots=True)
class Difference:
    """``json`` is the payload of the entry that puts the roster right."""

    sentence: str
    json: str


def steps_of(evening: Evening) -> list[Step]:
    """Return what an evening usually holds and whether it was recorded."""
    state, results = evening.state, evening.state.results
    carried = {vote.matter for vote in state.votes.values() if vote.carried}
    expected = sum(one.state == "expected" for one in state.attendance.values())
    return [
        Step(_("Everybody is marked"), expected == 0, "attendance"),
        Step(_("Clerk recorded"), bool(state.session.clerks), "course"),
        Step(_("Programme adopted"), state.session.programme_adopted_at is not None, "course"),
        Step(_("Conclusions"), bool(results.conclusions), "course"),
        Step(_("Tasks with who leads them"), bool(results.tasks), "tasks"),
        Step(_("Resolution adopted"), "resolution" in carried, "votes"),
        Step(_("Score voted"), "score" in carried, "votes"),
        Step(_("Minutes read and adopted"), results.minutes_adopted is not None, "end"),
    ]


def questions_of(evening: Evening) -> list[Asked]:
    """Return the open questions in words, first what must be settled."""
    ordered = sorted(evening.state.questions, key=lambda one: one.weight != "must")
    return [_asked(one, evening) for one in ordered]


def differences_of(evening: Evening) -> Sequence[Difference]:
    """Return where membership says otherwise than the roster of the opened meeting."""
    return tuple(_differences(evening))


def _differences(evening: Evening) -> Iterator[Difference]:
    for one in differences_pack(evening):
        yield Difference(one["sentence"], json.dumps(one["payload"], ensure_ascii=False))


def _asked(question: Question, evening: Evening) -> Asked:
    return Asked(
        key=question.key,
        sentence=question_sentence(
            question, name=evening.name(question.subject), vote=vote_name(question.subject, evening)
        ),
        remedy=remedy_sentence(question.remedy),
        is_must=question.weight == "must",
        countersigning=_countersigning(question),
    )


def _countersigning(question: Question) -> str:
    if question.remedy != "countersign":
        return ""
    return json.dumps({"entries": [str(entry) for entry in question.entries]})
