"""Who came, who did not, who spoke."""

from collections.abc import Iterable
from decimal import Decimal

from chibo.meetings.journal.rates import Rate, Rates
from chibo.quality.facts.evidence import Counted, Evidence, Person
from chibo.quality.facts.occasion import Occasion
from chibo.quality.providers.values import missing, number, people, person
from chibo.scoring.facts import Known, ToCome, ratio


def attendance_facts(occasion: Occasion) -> dict[str, Counted]:
    rates = occasion.rates
    if rates is None:
        return {"branch_members": _members(occasion)}
    return {
        "branch_members": _members(occasion),
        "attendance_rate": _attendance(occasion, rates.attendance),
        "absent_without_reason": _absent(occasion, rates.attendance),
        "speaking_rate": _speaking(occasion, rates),
    }


def _members(occasion: Occasion) -> Counted:
    own = [line for line in occasion.state.roster.values() if line.kind == "home"]
    if not own:
        return missing("roster_not_written")
    evidence = Evidence(counted=tuple(person(line, line.standing) for line in own))
    return number(len(own), evidence)


def _attendance(occasion: Occasion, rate: Rate) -> Counted:
    """Whoever is not marked yet may still be absent or present."""
    waiting = _in_state(occasion, rate.over, "expected")
    evidence = Evidence(
        counted=people(occasion, rate.counted, "present"),
        others=_by_state(occasion, set(rate.over) - set(rate.counted)),
        left_out=_left_out(occasion, rate),
    )
    if not waiting or occasion.part:
        return Counted(ratio(len(rate.counted), len(rate.over)), evidence)
    worst = ratio(len(rate.counted), len(rate.over))
    best = ratio(len(rate.counted) + len(waiting), len(rate.over))
    return Counted(ToCome(_value(worst), _value(best)), evidence)


def _absent(occasion: Occasion, rate: Rate) -> Counted:
    absent = _in_state(occasion, rate.over, "absent")
    waiting = _in_state(occasion, rate.over, "expected")
    evidence = Evidence(counted=people(occasion, absent, "absent"))
    if not waiting:
        return number(len(absent), evidence)
    most, least = number(len(absent) + len(waiting)).value, number(len(absent)).value
    return Counted(ToCome(_value(most), _value(least)), evidence)


def _speaking(occasion: Occasion, rates: Rates) -> Counted:
    spoke = rates.speaking
    silent = sorted(set(spoke.over) - set(spoke.counted))
    evidence = Evidence(people(occasion, spoke.counted), people(occasion, silent))
    return Counted(ratio(len(spoke.counted), len(spoke.over)), evidence)


def _in_state(occasion: Occasion, keys: Iterable[str], state: str) -> list[str]:
    return [key for key in keys if occasion.state.attendance[key].state == state]


def _by_state(occasion: Occasion, keys: Iterable[str]) -> tuple[Person, ...]:
    states, roster = occasion.state.attendance, occasion.state.roster
    return tuple(person(roster[key], states[key].state) for key in sorted(keys))


def _left_out(occasion: Occasion, rate: Rate) -> tuple[Person, ...]:
    roster = occasion.state.roster
    return tuple(
        person(roster[key], roster[key].duty) for key in sorted(roster.keys() - set(rate.over))
    )


def _value(fact: object) -> Decimal | None:
    return fact.value if isinstance(fact, Known) and isinstance(fact.value, Decimal) else None
