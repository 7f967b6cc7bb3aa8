"""Who of a branch could come together on a day, and who is known to be away."""

from dataclasses import dataclass
from datetime import date

from chibo.membership.models import Duty
from chibo.membership.queries.rosters import roster_of
from chibo.organization.models import Unit
from chibo.rulebook.keys import REMOTE_SHARE
from chibo.rulebook.queries import rule_in_force
from chibo.rulebook.shapes import Share

_NOT_ASKED = (Duty.EXEMPT, Duty.SUSPENDED)


@dataclass(frozen=True, slots=True)
class Scattered:
    """``over`` members without those exempt or suspended; ``away`` work far away or are elsewhere.

    ``share``: the rule of the day; none where a meeting may be held online without one.
    """

    away: int
    over: int
    share: Share | None


def scattered_on(branch: Unit, on: date) -> Scattered:
    duties = list(
        roster_of(branch, on=on).exclude(duty__in=_NOT_ASKED).values_list("duty", flat=True)
    )
    away = sum(duty in {Duty.AWAY, Duty.TEMPORARILY_ELSEWHERE} for duty in duties)
    return Scattered(away, len(duties), rule_in_force(REMOTE_SHARE, branch, on=on))
