"""What can be asked about accounts and their devices."""

from django.db.models import QuerySet

from chibo.accounts.models import Device, User
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
