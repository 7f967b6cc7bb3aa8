"""What a branch does after the evening: one line for each deed, in order of time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from chibo.demo.places import Character
from chibo.demo.stories.meetings import minutes, reviewing, scoring
from chibo.demo.stories.meetings.plan import MeetingPlan
from chibo.kernel.days import day_of

Deed = Callable[[MeetingPlan, datetime], None]


@dataclass(frozen=True, slots=True)
class Finish:
    """A deed at this hour, so many days after the evening was recorded as the habits say.

    ``name`` is that of the column of `After`.
    """

    name: str
    hour: int
    deed: Deed

    def due(self, plan: MeetingPlan) -> datetime:
        days: int = getattr(plan.habits.after, self.name)
        day = day_of(plan.recorded_at) + timedelta(days=days)
        return max(plan.recorded_at, plan.world.calendar.at(day, self.hour))


FINISHING: tuple[Finish, ...] = (
    Finish("composed", 9, minutes.compose),
    Finish("clerk", 16, minutes.confirm_as_clerk),
    Finish("chair", 17, minutes.confirm_as_chair),
    Finish("sealed", 19, minutes.seal),
    Finish("sent", 20, scoring.note_the_documents),
    Finish("sent", 20, reviewing.contest),
    Finish("sent", 20, reviewing.send),
    Finish("reviewed", 9, reviewing.review),
    Finish("mended", 19, reviewing.mend),
    Finish("settled", 10, reviewing.settle),
    Finish("appealed", 20, reviewing.appeal),
    Finish("answered", 10, reviewing.answer_the_appeal),
)

_WAITING_THIS_MONTH = ("clerk", "sent", "reviewed", "")
_WAITING_LAST_MONTH = ("", "", "", "", "reviewed")


def finishing_of(plan: MeetingPlan) -> Iterator[Finish]:
    """Return what was done of it: of the running month half, so that there is a next step."""
    waiting = _waits_for(plan)
    for finish in FINISHING:
        if finish.name == waiting:
            return
        yield finish


def _waits_for(plan: MeetingPlan) -> str:
    """Return the first deed that is still to do; empty when all that fell due was done."""
    character = plan.branch.told.character
    if plan.months_ago == 0 and character is Character.COPIES_MINUTES:
        return "mended"
    if plan.months_ago == 0:
        return _WAITING_THIS_MONTH[plan.place % len(_WAITING_THIS_MONTH)]
    if plan.months_ago == 1 and character is Character.ALWAYS_LATE:
        return "sent"
    if plan.months_ago == 1:
        return _WAITING_LAST_MONTH[plan.place % len(_WAITING_LAST_MONTH)]
    return ""
