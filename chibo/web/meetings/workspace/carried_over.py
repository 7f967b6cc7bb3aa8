"""Tasks of earlier meetings that come into the agenda by themselves, in the words of its page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from chibo.meetings.models import AgendaItem, Meeting
from chibo.resolutions.models import TaskState
from chibo.resolutions.queries.notes import (
    TaskNote,
    item_of_review,
    open_task_notes_for,
    task_notes_for,
)


@dataclass(frozen=True, slots=True)
class ShownNote:
    """``kind`` and ``word`` are the tag; ``said`` is the last report."""

    note: TaskNote
    kind: str
    word: str
    said: str


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """``item_id`` is the item that looks back on the tasks; none where no item does."""

    item_id: int | None
    tasks: tuple[ShownNote, ...]

    @property
    def open(self) -> list[ShownNote]:
        return [one for one in self.tasks if one.note.state == TaskState.OPEN]

    @property
    def settled(self) -> list[ShownNote]:
        return [one for one in self.tasks if one.note.state != TaskState.OPEN]


def task_notes(meeting: Meeting, items: Iterable[AgendaItem]) -> CarriedOver:
    """Return the tasks on which the meeting looks back; ``items`` are its agenda."""
    return CarriedOver(item_of_review(items), tuple(map(_shown, task_notes_for(meeting))))


def open_tasks(meeting: Meeting, items: Iterable[AgendaItem]) -> CarriedOver:
    """Return only those that are still open, without what was reported on them."""
    return CarriedOver(item_of_review(items), tuple(map(_shown, open_task_notes_for(meeting))))


def _shown(note: TaskNote) -> ShownNote:
    kind, word = _tag(note)
    percent = f"{note.percent} %" if note.percent is not None else ""
    return ShownNote(note, kind, word, ", ".join(filter(None, (percent, note.report))))


def _tag(note: TaskNote) -> tuple[str, str]:
    if note.state != TaskState.OPEN:
        return ("good" if note.finished_on else "plain"), str(TaskState(note.state).label)
    if note.is_overdue:
        return "bad", _("overdue")
    if note.due_on is None:
        return "plain", _("no day set")
    return "wait", _("by %(day)s") % {"day": f"{note.due_on:%d/%m}"}
