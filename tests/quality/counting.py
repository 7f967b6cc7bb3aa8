"""Short questions to the facts of an evening."""

from chibo.quality.facts.occasion import Occasion
from chibo.quality.facts.registry import count_facts, provided_facts
from chibo.scoring.facts import Known

AN_PHU_BASE = frozenset({"exempt", "special_armed_duty"})


def facts_at(meeting, at):
    return count_facts(provided_facts(), Occasion(meeting, at, excluded=AN_PHU_BASE))


def fact(meeting, name, at):
    """Return one fact as it was counted, with its evidence."""
    occasion = Occasion(meeting, at, excluded=AN_PHU_BASE)
    return count_facts([name], occasion)[name]


def plain(counted):
    """Return a known value as it is compared; another state as itself."""
    value = counted.value
    return value.value if isinstance(value, Known) else value


def names(people):
    return sorted(person.name for person in people)
