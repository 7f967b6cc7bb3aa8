"""An evening while it is told: the notes so far, and what chance says."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from chibo.demo.stories.meetings.pen import Note
from chibo.demo.stories.meetings.plan import MeetingPlan
from chibo.meetings.journal.lines import Rules


@dataclass(slots=True)
class Evening:
    """The evening while it is told, with the rules of its day."""

    plan: MeetingPlan
    rules: Rules
    notes: list[Note] = field(default_factory=list)

    def note(self, at: datetime, kind: str, /, **told: Any) -> None:
        self.notes.append(Note(at, kind, told))

    def chance(self, *question: object) -> Random:
        """Return the source of one question; who copies last month has drawn it before."""
        plan = self.plan
        return plan.world.luck.about(
            "evening", plan.branch.short_name, plan.kind, plan.share, *question
        )


@dataclass(frozen=True, slots=True)
class Span:
    """The part of the evening that an item of the agenda takes."""

    begins: datetime
    ends: datetime

    def at(self, share: float) -> datetime:
        """Return the instant at which ``share`` of the item is over, to the second."""
        return self.begins + timedelta(seconds=int((self.ends - self.begins).seconds * share))
