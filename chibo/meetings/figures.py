"""A meeting's state without what was said in it: figures and names, no gists and no notes."""

from dataclasses import replace

from chibo.meetings.journal.outcomes import Results
from chibo.meetings.journal.state import MeetingState


def figures_only(state: MeetingState) -> MeetingState:
    """Return ``state`` as a committee above may read it before the minutes are sealed.

    Who attended, who spoke how often, how votes ended and how long it took
    stay; gists, notes, conclusions, tasks, remarks about persons, reserved opinions,
    reasons of absence and the questions' values go.
    """
    return replace(
        state,
        results=_without_words(state.results),
        votes={name: replace(vote, named={}, reserved=()) for name, vote in state.votes.items()},
        attendance={who: replace(one, reason="") for who, one in state.attendance.items()},
        roster={who: replace(line, excuse=None) for who, line in state.roster.items()},
        corrections=tuple(replace(one, reason="") for one in state.corrections),
        questions=tuple(replace(one, values={}) for one in state.questions),
        settled=tuple(
            replace(one, reason="", question=replace(one.question, values={}))
            for one in state.settled
        ),
    )


def _without_words(results: Results) -> Results:
    return replace(
        results,
        speeches=tuple(replace(speech, gist="") for speech in results.speeches),
        answers=(),
        notes=(),
        conclusions=(),
        tasks={},
        praised=(),
        reminded=(),
        dues=replace(results.dues, unpaid=(), remark="") if results.dues else None,
        conditions=tuple(replace(one, remark="") for one in results.conditions),
    )
