"""Who speaks at which item, and what: a share of those who are here, each once."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from random import Random
from typing import Any

from chibo.demo.stories.meetings.habits import draw_between
from chibo.demo.stories.meetings.plan import MeetingPlan
from chibo.demo.stories.meetings.words import sayings
from chibo.meetings.models import AgendaItem
from chibo.planning.agenda import Step

_WEIGHTS: Mapping[str, int] = {
    Step.MEMBER_TASKS: 20,
    Step.INFORMATION: 8,
    Step.DISCUSSION: 22,
    Step.PARTY_BUILDING: 8,
    Step.CRITICISM: 8,
    Step.TOPIC_DISCUSSION: 60,
}
_PROPOSING = ("Đề nghị", "Nên", "Giới thiệu", "Cần")

Spoken = tuple[str, str]
"""The key of who spoke, and the gist."""


def spread(
    plan: MeetingPlan, items: Sequence[AgendaItem], source: Random
) -> Mapping[int, Sequence[Spoken]]:
    """Return what is said at each item, by its id."""
    talked = [item for item in items if item.step in _WEIGHTS]
    here = sorted(plan.turnout.punctual | plan.turnout.visiting)
    share = draw_between(source, plan.habits.speakers_in_hundred)
    speakers = source.sample(here, max(1, len(here) * share // 100))
    weights = [_WEIGHTS[item.step] for item in talked]
    pools = {step: _pool(plan, step) for step in {item.step for item in talked}}
    used: Counter[str] = Counter()
    spoken: dict[int, list[Spoken]] = {}
    for person in speakers:
        item = source.choices(talked, weights)[0]
        pool = pools[item.step]
        spoken.setdefault(item.pk, []).append((person, pool[used[item.step] % len(pool)]))
        used[item.step] += 1
    return spoken


def _pool(plan: MeetingPlan, step: str) -> Sequence[str]:
    return sayings(plan.world.luck, plan.branch, step, month=plan.share)


def told(
    spoken: Sequence[Spoken], item: AgendaItem, hour: Callable[[float], datetime]
) -> Iterator[tuple[datetime, dict[str, Any]]]:
    """Return hour and payload of each speech; the talk fills the item."""
    for turn, (person, gist) in enumerate(spoken, start=1):
        at = hour(0.15 + 0.8 * turn / (len(spoken) + 1))
        yield at, {"person": person, "item": str(item.pk), "kind": _kind(item, gist), "gist": gist}


def _kind(item: AgendaItem, gist: str) -> str:
    if item.step == Step.CRITICISM:
        return "criticism"
    return "proposal" if gist.startswith(_PROPOSING) else "opinion"
