"""The second factor of an account: taken away when its owner lost it."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from chibo.accounts.actions import SECOND_FACTOR_LOST
from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.days import day_of
from chibo.kernel.permissions import require


@transaction.atomic
def forget_second_factor(user: User, *, unit_id: int | None, actor: User, at: datetime) -> bool:
    """Take the lost second factor of ``user`` away; returns whether there was one.

    A post that asks for one leads to setting up the next at the next sign-in.

    Raises:
        PermissionDenied: ``actor`` does not answer for this account.
    """
    require(actor, "accounts.give_pin", user, on=day_of(at))
    deleted, _kinds = Authenticator.objects.filter(user=user).delete()
    if deleted:
        record(SECOND_FACTOR_LOST, subject=user, unit_id=unit_id, actor=actor, at=at)
    return bool(deleted)
