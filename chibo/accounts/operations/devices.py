"""Remember the devices of a person, and sign one out from afar."""

from datetime import datetime

from django.db import transaction

from chibo.accounts.actions import DEVICE_REVOKED
from chibo.accounts.models import Device, SignIn, User
from chibo.accounts.tokens import digest_of_token
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require


def remember_device(user: User, token: str, *, label: str, is_own: bool, at: datetime) -> Device:
    """Note that ``user`` signed in on the browser with this token; a revoked one counts again.

    Not recorded: it is no deed of the organisation, and the person sees the list.
    """
    device, _is_new = Device.objects.update_or_create(
        user=user,
        token_digest=digest_of_token(token),
        defaults={"label": label, "is_own": is_own, "last_at": at, "revoked_at": None},
        create_defaults={"label": label, "is_own": is_own, "first_at": at, "last_at": at},
    )
    return device


def note_seen(device_id: int, *, at: datetime) -> None:
    Device.objects.filter(pk=device_id).update(last_at=at)


@transaction.atomic
def revoke_device(device: Device, *, actor: User, at: datetime) -> Device:
    """End every sign-in on the device; it is slowed by wrong tries like any other from now on.

    Raises:
        PermissionDenied: the device is not the actor's own.
    """
    require(actor, "accounts.revoke_device", device, on=day_of(at))
    if not Device.objects.filter(pk=device.pk, revoked_at=None).update(revoked_at=at):
        return device
    SignIn.objects.filter(device=device).delete()
    device.revoked_at = at
    record(DEVICE_REVOKED, subject=device, unit_id=None, actor=actor, at=at, label=device.label)
    return device


def revoke_all_devices(user: User, *, at: datetime) -> None:
    """End every sign-in of an account, as when somebody else gave it a PIN."""
    SignIn.objects.filter(device__user=user).delete()
    Device.objects.filter(user=user, revoked_at=None).update(revoked_at=at)
