"""A vote by show of hands: its base by the rule in force, the hands by chance."""

from datetime import datetime, timedelta

from chibo.demo.luck import happens
from chibo.demo.stories.meetings.told import Evening
from chibo.demo.stories.meetings.words import outcomes
from chibo.meetings.journal.bases import Room, voting_base
from chibo.meetings.models import AgendaItem


def vote(
    evening: Evening,
    matter: str,
    item: AgendaItem,
    *,
    opened_at: datetime,
    closed_at: datetime,
    digest: str | None = None,
) -> str:
    """Note that ``matter`` was put and what was declared; return the key of the vote."""
    rule = evening.rules.matters[matter]
    room = _room_at(evening, opened_at)
    base = voting_base(rule, room)
    voting = [person for person in base if person in room.here]
    source = evening.chance("vote", matter)
    hands = sum(happens(source, evening.plan.habits.for_in_hundred) for _person in voting)
    share = rule.share
    named = {"vote": f"vote-{matter}", "matter": matter, "digest": digest}
    question: str = outcomes()["questions"][matter]
    evening.note(opened_at, "vote_opened", **named, item=str(item.pk), question=question)
    evening.note(
        closed_at,
        "vote_closed",
        **named,
        rule=rule.version,
        base=list(base),
        **{"for": hands},
        against=0,
        none=len(voting) - hands,
        not_voted=len(base) - len(voting),
        carried=hands * share.denominator > share.numerator * len(base),
    )
    return f"vote-{matter}"


def _room_at(evening: Evening, at: datetime) -> Room:
    plan = evening.plan
    minutes = (at - plan.opened_at) / timedelta(minutes=1)
    return Room(
        roster={line.person: line for line in plan.lines},
        here=plan.turnout.here(minutes=minutes),
        committee_posts=evening.rules.committee_posts,
    )
