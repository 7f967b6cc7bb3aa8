"""allauth's doors, as far as Chibo opens them."""

from typing import Any, ClassVar

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chibo.accounts.errors import MustWait
from chibo.accounts.models import User
from chibo.accounts.operations.opening import change_own_pin
from chibo.accounts.operations.trying import claim_try, take_back_try
from chibo.kernel.clock import now
from chibo.web.accounts.slowing import counters_of, sentence_of_wait
from chibo.web.devices import sign_in_on_device


class MemberCodeAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    """Nobody signs up by themselves; a changed PIN is recorded."""

    def is_open_for_signup(self, request: Any) -> bool:
        del request
        return False

    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _(
            "Member code or PIN is not right. Please look at your slip and try again."
        )
    }

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Look at a PIN only when no wait runs, and count the try before it is looked at."""
        at = now()
        address = str(self.get_client_ip(request))
        counters = counters_of(request, credentials.get("username", ""), address=address)
        try:
            claim_try(counters, at=at)
        except MustWait as wait:
            raise ValidationError(sentence_of_wait(wait.until, at=at)) from wait
        user: AbstractBaseUser | None = super().authenticate(request, **credentials)
        if user is not None:
            take_back_try(counters, at=at)
        return user

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        assert isinstance(user, User)
        super().login(request, user)
        sign_in_on_device(request, user)

    def is_reauthentication_required(self, *, app: str, **more: Any) -> bool:
        """Ask for the PIN again only when it was not typed a few minutes ago."""
        records = get_authentication_records(self.request, self.request.user)
        typed_at = max((one["at"] for one in records), default=0)
        if now().timestamp() - typed_at < app_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return bool(super().is_reauthentication_required(app=app, **more))

    def get_login_redirect_url(self, request: Any) -> str:
        """Lead whoever came with a printed PIN to the own one first."""
        if not request.user.has_own_pin:
            return reverse("account_change_password")
        return str(super().get_login_redirect_url(request))

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **told: Any) -> Any:
        """Lead so whoever opened the site itself; another address that was asked for is kept."""
        assert isinstance(user, User)
        if not user.has_own_pin and told.get("redirect_url") == reverse("web:today"):
            told["redirect_url"] = reverse("account_change_password")
        return super().post_login(request, user, **told)

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        assert isinstance(user, User)
        change_own_pin(user, pin=password, at=now())
