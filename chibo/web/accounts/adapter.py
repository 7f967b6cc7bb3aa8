"""allauth's doors, as far as Chibo opens them."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.urls import reverse

from chibo.accounts.models import User
from chibo.accounts.operations.opening import change_own_pin
from chibo.kernel.clock import now


class MemberCodeAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    """Nobody signs up by themselves; a changed PIN is recorded."""

    def is_open_for_signup(self, request: Any) -> bool:
        del request
        return False

    def get_login_redirect_url(self, request: Any) -> str:
        """Lead whoever came with a printed PIN to the own one first."""
        if not request.user.has_own_pin:
            return reverse("account_change_password")
        return str(super().get_login_redirect_url(request))

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        assert isinstance(user, User)
        change_own_pin(user, pin=password, at=now())
