"""The accounts of a branch's members, as those who answer for them see them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from chibo.accounts.models import GivenPin, User
from chibo.kernel.periods import in_force
from chibo.membership.models import Member
from chibo.membership.queries.rosters import roster_of
from chibo.organization.models import Unit


@dataclass(frozen=True, slots=True)
class MemberAccount:
    """One member of the roster; ``last_given`` is when somebody last gave the account a PIN."""

    member: Member
    user: User | None
    last_given: GivenPin | None

    @property
    def waits_for_first_use(self) -> bool:
        return self.user is not None and not self.user.has_own_pin


def accounts_in(branch: Unit, *, on: date) -> list[MemberAccount]:
    """Return the members of ``branch`` that day with their accounts, in the order of names."""
    members = [stay.member for stay in roster_of(branch, on=on).select_related("member__user")]
    given = _last_given({m.user_id for m in members if m.user_id is not None})
    return [MemberAccount(m, m.user, given.get(m.user_id or 0)) for m in members]


def counted_without_pin(units: QuerySet[Unit], *, on: date) -> QuerySet[Unit]:
    """Annotate branches with ``without_own_pin``: who of their roster has not chosen a PIN yet."""
    holds = in_force(on, prefix="stays__")
    none = Q(stays__member__user=None) | Q(stays__member__user__has_own_pin=False)
    return units.annotate(without_own_pin=Count("stays", filter=holds & none))


def _last_given(user_ids: Collection[int]) -> dict[int, GivenPin]:
    rows = GivenPin.objects.filter(user__in=user_ids).select_related("given_by")
    return {row.user_id: row for row in rows.order_by("given_at", "pk")}
