"""Open accounts for persons and for services."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chibo.accounts.actions import ACCOUNT_OPENED, PIN_CHANGED
from chibo.accounts.errors import CodesExhausted
from chibo.accounts.models import User
from chibo.accounts.pins import draw_code
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require

_TRIES = 50


@transaction.atomic
def open_account(
    name: str,
    *,
    pin: str | None,
    actor: User,
    at: datetime,
    unit_id: int | None = None,
    has_own_pin: bool = False,
    draw: Callable[[], str] = draw_code,
) -> User:
    """Open an account with a code drawn by the machine and a first PIN.

    The PIN itself is stored only as its Argon2 digest. ``has_own_pin`` is
    False while the PIN is the printed one. With ``pin`` None nobody can sign
    in until a PIN is given.

    Raises:
        PermissionDenied: ``actor`` may not open accounts in this unit.
        CodesExhausted: no free code was drawn; try again.
    """
    require(actor, "accounts.open_account", unit_id, on=day_of(at))
    user = User(code=_free_code(draw), name=name, has_own_pin=has_own_pin)
    user.set_password(pin)
    user.save(force_insert=True)
    record(ACCOUNT_OPENED, subject=user, unit_id=unit_id, actor=actor, at=at, code=user.code)
    return user


@transaction.atomic
def open_first_account(
    name: str,
    *,
    pin: str,
    at: datetime,
    has_own_pin: bool = False,
    draw: Callable[[], str] = draw_code,
) -> User:
    """Open the administrator's account of a new installation, by its own hand.

    Raises:
        PermissionError: there are accounts already; the administrator opens the others.
    """
    if User.objects.filter(is_service=False).exists():
        raise PermissionError("the installation has accounts already")
    user = User(code=_free_code(draw), name=name, is_administrator=True, has_own_pin=has_own_pin)
    user.set_password(pin)
    user.save(force_insert=True)
    record(ACCOUNT_OPENED, subject=user, unit_id=None, actor=user, at=at, code=user.code)
    return user


@transaction.atomic
def change_own_pin(user: User, *, pin: str, at: datetime) -> User:
    """Give the account a PIN that only its owner knows."""
    user.set_password(pin)
    user.has_own_pin = True
    user.save(update_fields=["password", "has_own_pin"])
    record(PIN_CHANGED, subject=user, unit_id=None, actor=user, at=at)
    return user


def service_account(code: str, *, name: str) -> User:
    """Return the named account under which jobs act; nobody can sign in with it."""
    account, is_new = User.objects.get_or_create(
        code=code, defaults={"name": name, "is_service": True}
    )
    if is_new:
        account.set_unusable_password()
        account.save(update_fields=["password"])
    return account


def _free_code(draw: Callable[[], str]) -> str:
    for _try in range(_TRIES):
        code = draw()
        if not User.objects.filter(code=code).exists():
            return code
    raise CodesExhausted(_("No free member code was found. Please try again."))
