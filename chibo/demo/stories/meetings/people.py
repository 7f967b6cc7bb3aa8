"""Who comes that evening, who asks to be excused, who stays away. Pure, drawn from chance."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from chibo.demo.luck import happens
from chibo.demo.stories.meetings.habits import Habits, draw_between
from chibo.demo.stories.meetings.words import outcomes
from chibo.meetings.journal.lines import RosterLine
from chibo.meetings.journal.roster import APART

_LATE = (7, 18)
"""Minutes after the opening at which latecomers come."""


@dataclass(frozen=True, slots=True)
class Turnout:
    """People by their key in the journal.

    ``excused`` with their reasons, ``late`` with the minutes after the
    opening; ``visiting`` are exempt members who come all the same.
    ``answering`` said before that they would come.
    """

    excused: Mapping[str, str]
    absent: frozenset[str]
    late: Mapping[str, int]
    visiting: frozenset[str]
    answering: tuple[str, ...]
    punctual: frozenset[str]

    def here(self, *, minutes: float) -> frozenset[str]:
        """Return who is in the room so many minutes after the opening."""
        come = {who for who, late in self.late.items() if late <= minutes}
        return self.punctual | self.visiting | come


def draw_turnout(
    source: Random,
    lines: Sequence[RosterLine],
    habits: Habits,
    *,
    leading: Collection[str],
    months_ago: int,
) -> Turnout:
    """Return who comes. Whoever leads comes always; who works far away every other month."""
    awaited = [line for line in lines if line.duty not in APART]
    free = [line.person for line in awaited if line.person not in leading and line.duty != "away"]
    away = [line.person for line in awaited if line.duty == "away"]
    room = len(awaited) * draw_between(source, habits.missing_in_hundred) // 100
    staying = away[months_ago % 2 :: 2][:room]
    others = source.sample(free, max(0, min(len(free), room - len(staying))))
    absent = {who for who in others if happens(source, habits.without_reason_in_hundred)}
    reasons, far = outcomes()["excuses"], outcomes()["away_excuse"]
    excused = {who: source.choice(reasons) for who in others if who not in absent}
    excused |= dict.fromkeys(staying, far)
    coming = [who for who in free if who not in others]
    late = source.sample(coming, min(len(coming) // 3, draw_between(source, habits.latecomers)))
    prompt = [who for who in coming if who not in late]
    exempt = [line.person for line in lines if line.duty == "exempt"]
    return Turnout(
        excused=excused,
        absent=frozenset(absent),
        late={who: draw_between(source, _LATE) for who in late},
        visiting=frozenset(source.sample(exempt, min(len(exempt), source.randrange(2)))),
        answering=tuple(source.sample(prompt, min(len(prompt), habits.answers))),
        punctual=frozenset(line.person for line in awaited) - {*late, *excused, *absent},
    )
