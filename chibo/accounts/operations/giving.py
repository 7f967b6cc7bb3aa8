"""Give an account a PIN that its owner changes at first use."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from chibo.accounts.actions import PIN_GIVEN
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
    user: User, drawn: DrawnPin, *, way: Way, unit_id: int | None, actor: User, at: datetime
) -> GivenPin:
    """Give ``user`` the drawn PIN; the one before it, and every sign-in with it, ends.

    Raises:
        PermissionDenied: ``actor`` may not give this person a PIN.
    """
    require(actor, "accounts.give_pin", user, on=day_of(at))
    user.password = drawn.digest
    user.has_own_pin = False
    user.save(update_fields=["password", "has_own_pin"])
    revoke_all_devices(user, at=at)
    given = GivenPin.objects.create(
        user=user, way=way, unit_id=unit_id, given_by=actor, given_at=at
    )
    record(
        PIN_GIVEN, subject=user, unit_id=unit_id, actor=actor, at=at, name=user.name, way=str(way)
    )
    return given
