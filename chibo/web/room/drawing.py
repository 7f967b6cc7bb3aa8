"""Everything the templates of the room are given, in one place."""

from typing import Any

from chibo.kernel.vietnamese import search_key
from chibo.meetings.lifecycle import INVITED, State
from chibo.meetings.models import MeetingPaper
from chibo.sync.adopted_texts import put_texts
from chibo.sync.packs.choices import SpeechKind, conditions, excuse_reasons
from chibo.sync.packs.meeting import parts_of
from chibo.web.room.ballots import matter_choices, vote_lines
from chibo.web.room.course import course_of
from chibo.web.room.ending import differences_of, questions_of, steps_of
from chibo.web.room.evening import Evening
from chibo.web.room.kinds import KINDS
from chibo.web.room.latest import latest_entries
from chibo.web.room.opening import people_ahead
from chibo.web.room.people import numbers_of, person_buttons
from chibo.web.room.talk import speaking_numbers, speech_lines


def drawn(evening: Evening) -> dict[str, Any]:
    """Return the context of the regions that are drawn again after each batch."""
    texts, state = put_texts(evening), evening.state
    return {
        "meeting": evening.meeting,
        "state": state,
        "course": course_of(evening),
        "people": person_buttons(evening),
        "numbers": numbers_of(evening),
        "speeches": speech_lines(evening),
        "speaking": speaking_numbers(evening),
        "matters": matter_choices(evening, texts),
        "votes": vote_lines(evening),
        "texts": texts,
        "tasks": [(task, evening.name(task.lead)) for task in state.results.tasks.values()],
        "steps": steps_of(evening),
        "questions": questions_of(evening),
        "differences": differences_of(evening),
        "latest": latest_entries(evening),
        "chair": evening.name(state.session.chair),
        "ahead": people_ahead(evening),
        "clerk": evening.name(state.session.clerks[-1].person if state.session.clerks else None),
        "guests": [(guest, search_key(guest.name)) for guest in state.session.guests],
        "parts": [(one["part"], one["label"]) for one in parts_of(evening)],
    }


def furnished(evening: Evening) -> dict[str, Any]:
    """Return what stands on the page from its loading on: forms, papers, names of kinds."""
    meeting = evening.meeting
    return {
        "is_invited": State(meeting.state) in INVITED,
        "papers": MeetingPaper.objects.filter(meeting=meeting).order_by("pk"),
        "kinds": KINDS,
        "speech_kinds": SpeechKind.choices,
        "excuse_reasons": excuse_reasons(),
        "conditions": conditions(),
        "undo_seconds": evening.frame.rules.undo_seconds,
    }
