"""Take a code of the second factor once, whatever process it reaches."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from chibo.accounts.models import UsedCode, User

KEPT = timedelta(minutes=2)
"""Longer than a code of the telephone is right: its half minute, and one before and after."""


@transaction.atomic
def claim_code(user: User, code: str, *, at: datetime) -> bool:
    """Return whether this code is used for the first time in the while that it is right."""
    key = salted_hmac("chibo.code", f"{user.pk}:{code.strip()}").hexdigest()
    _row, is_first = UsedCode.objects.get_or_create(pk=key, defaults={"used_at": at})
    past = UsedCode.objects.filter(pk=key, used_at__lte=at - KEPT)
    return is_first or bool(past.update(used_at=at))


def forget_used_codes(*, at: datetime) -> int:
    return UsedCode.objects.filter(used_at__lte=at - KEPT).delete()[0]
