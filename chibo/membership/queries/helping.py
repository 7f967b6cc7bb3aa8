"""Who helps whom."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from chibo.membership.models import Helping, Member


@dataclass(frozen=True, slots=True)
class AboutHelpers:
    """Whose helpers, in which branch: what the permission is asked about."""

    member: Member
    unit_id: int


def helpers_of(member: Member, *, on: date) -> QuerySet[Helping]:
    """Return who helps the member that day or later, the first day first."""
    given = Helping.objects.filter(member=member, valid_until__gt=on)
    return given.select_related("helper", "given_by").order_by("valid_from", "pk")
