"""Give an account a PIN that its owner changes at first use."""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from chibo.accounts.actions import PIN_GIVEN, PIN_SEEN
from chibo.accounts.models import GivenPin, User, Way
from chibo.accounts.operations.devices import revoke_all_devices
from chibo.accounts.pins import draw_pin
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require


@dataclass(frozen=True, slots=True)
class DrawnPin:
    """A PIN that nobody knows yet; ``digest`` is what an account keeps of it."""

    pin: str
    digest: str

    def __repr__(self) -> str:
        return "DrawnPin(…)"  # a PIN never stands in a log


def draw_pins(count: int) -> list[DrawnPin]:
    """Draw PINs with their Argon2 digests, outside of any transaction: digests are slow."""
    pins = [draw_pin() for _one in range(count)]
    return [DrawnPin(pin, make_password(pin)) for pin in pins]


@transaction.atomic
def give_pin(
    user: User,
    drawn: DrawnPin,
    *,
    way: Way,
    unit_id: int | None,
    actor: User,
    at: datetime,
    ballots_closed_until: date | None = None,
) -> GivenPin:
    """Give ``user`` the drawn PIN; the one before it, and every sign-in with it, ends.

    What the person kept behind an own PIN is closed by a PIN given face to
    face: secret ballots on a device for some days, private notes until the
    person's own recovery words are said. The rooms that keep them ask
    `GivenPin`.

    Raises:
        PermissionDenied: ``actor`` may not give this person a PIN.
    """
    require(actor, "accounts.give_pin", user, on=day_of(at))
    user.password = drawn.digest
    user.has_own_pin = False
    user.has_pin_news = way == Way.FACE_TO_FACE
    user.save(update_fields=["password", "has_own_pin", "has_pin_news"])
    revoke_all_devices(user, at=at)
    given = GivenPin.objects.create(
        user=user,
        way=way,
        unit_id=unit_id,
        given_by=actor,
        given_at=at,
        ballots_closed_until=ballots_closed_until,
        notes_closed=way == Way.FACE_TO_FACE,
    )
    record(
        PIN_GIVEN, subject=user, unit_id=unit_id, actor=actor, at=at, name=user.name, way=str(way)
    )
    return given


@transaction.atomic
def note_seen_by_owner(user: User, *, at: datetime) -> User:
    """The owner has read that somebody gave a new PIN; nothing more to tell."""
    GivenPin.objects.filter(user=user, seen_by_owner_at=None).update(seen_by_owner_at=at)
    user.has_pin_news = False
    user.save(update_fields=["has_pin_news"])
    return user


@transaction.atomic
def note_seen_above(given: GivenPin, *, actor: User, at: datetime) -> GivenPin:
    """The committee above has read that a PIN was given face to face below it.

    Raises:
        PermissionDenied: ``actor`` does not review this branch.
    """
    require(actor, "accounts.see_given_pin", given, on=day_of(at))
    unseen = GivenPin.objects.filter(pk=given.pk, seen_above_at=None)
    if unseen.update(seen_above_at=at, seen_above_by=actor):
        given.refresh_from_db()
        record(PIN_SEEN, subject=given.user, unit_id=given.unit_id, actor=actor, at=at)
    return given
