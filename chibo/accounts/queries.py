"""What can be asked about accounts and their devices."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from chibo.accounts.models import Device, GivenPin, User, Way
from chibo.accounts.tokens import digest_of_token


def devices_of(user: User) -> QuerySet[Device]:
    """Return the devices on which ``user`` can be signed in, the last seen first."""
    return Device.objects.filter(user=user, revoked_at=None).order_by("-last_at", "-pk")


def trusted_device(code: str, token: str) -> Device | None:
    """Return the own device of the account with this code that keeps this token."""
    if not token:
        return None
    own = Device.objects.filter(user__code=code, is_own=True, revoked_at=None)
    return own.filter(token_digest=digest_of_token(token)).first()


def pins_given(user: User) -> QuerySet[GivenPin]:
    """Return who gave the account a PIN and when, the latest first."""
    given = GivenPin.objects.filter(user=user).select_related("given_by")
    return given.order_by("-given_at", "-pk")


def pins_to_see_above(units: Iterable[int]) -> QuerySet[GivenPin]:
    """Return the PINs given face to face in these units that no committee has seen yet."""
    unseen = GivenPin.objects.filter(way=Way.FACE_TO_FACE, seen_above_at=None, unit_id__in=units)
    return unseen.select_related("user", "given_by").order_by("given_at", "pk")


def ballots_closed_until(user: User, *, on: date) -> date | None:
    """Return until when ``user`` casts no secret ballot on a device, or None when none is closed.

    For the room of electronic secret ballots: a new PIN given by somebody else
    must not open a ballot of the same days.
    """
    closed = GivenPin.objects.filter(user=user, ballots_closed_until__gt=on)
    return (
        closed.order_by("-ballots_closed_until")
        .values_list("ballots_closed_until", flat=True)
        .first()
    )
