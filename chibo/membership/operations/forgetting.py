"""Erase what is kept of persons no longer than a rule says."""

from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from chibo.accounts.models import Device, GivenPin
from chibo.kernel.days import begin_of_day, months_later
from chibo.kernel.periods import in_force
from chibo.membership.models import Correction, RosterUpload, Stay, StayKind
from chibo.organization.models import Unit
from chibo.rulebook.book import RuleBook
from chibo.rulebook.key import RuleKey
from chibo.rulebook.keys import (
    ANSWERED_CORRECTION_MONTHS,
    GIVEN_PIN_MONTHS,
    ROSTER_UPLOAD_MONTHS,
    UNUSED_DEVICE_MONTHS,
)
from chibo.rulebook.queries import rulebooks_in_force


def forget_old_traces(*, on: date) -> dict[str, int]:
    """Erase traces of persons that their branch no longer keeps that day; return how many.

    They are of no use to the organisation and personal themselves, so erasing
    leaves no entry of the record. May run twice.
    """
    unlocked = Q(ballots_closed_until__isnull=True) | Q(ballots_closed_until__lte=on)
    pins = GivenPin.objects.filter(unlocked, notes_closed=False, user__has_own_pin=True)
    uploads = RosterUpload.objects.filter(settled_at__isnull=False)
    answered = Correction.objects.filter(is_granted__isnull=False)
    devices = with_home(Device.objects.all(), "user", on=on)
    return {
        "devices": erase_past(devices, UNUSED_DEVICE_MONTHS, "home", "last_at", on=on),
        "given PINs": erase_past(pins, GIVEN_PIN_MONTHS, "unit_id", "given_at", on=on),
        "uploads": erase_past(uploads, ROSTER_UPLOAD_MONTHS, "branch_id", "uploaded_at", on=on),
        "corrections": erase_past(
            answered, ANSWERED_CORRECTION_MONTHS, "branch_id", "answered_at", on=on
        ),
    }


def with_home(rows: QuerySet[Any], account: str, *, on: date) -> QuerySet[Any]:
    """Annotate rows of accounts with the home branch of their person that day, if any."""
    homes = Stay.objects.filter(
        in_force(on), kind=StayKind.HOME, member__user=OuterRef(account)
    ).order_by("pk")
    found: QuerySet[Any] = rows.annotate(home=Subquery(homes.values("branch")[:1]))
    return found


def erase_past(
    rows: QuerySet[Any],
    key: RuleKey[int],
    unit: str,
    moment: str,
    *,
    on: date,
    in_days: bool = False,
) -> int:
    """Erase the rows whose ``moment`` lies further back than the rule of their ``unit`` keeps.

    Rows of no unit follow the centre. Most branches do: only those with a
    value of their own are gone through one by one.
    """

    def over(value: int) -> Q:
        oldest = on - timedelta(days=value) if in_days else months_later(on, -value)
        return Q(**{f"{moment}__lt": begin_of_day(oldest)})

    shortest: Any = key.kind
    candidates = rows.filter(over(shortest.at_least))
    units = Unit.objects.filter(pk__in=candidates.order_by().values(unit))
    books = rulebooks_in_force(units, on=on)
    own = {pk: book[key] for pk, book in books.items() if key.name in book.local}
    others = Q(**{f"{unit}__isnull": True}) | ~Q(**{f"{unit}__in": list(own)})
    erased = candidates.filter(others, over(RuleBook(on, {})[key])).delete()[1]
    counts = [
        erased,
        *(candidates.filter(over(v), **{unit: u}).delete()[1] for u, v in own.items()),
    ]
    return sum(one.get(rows.model._meta.label, 0) for one in counts)
