"""Posts and offices in committees, and administrators, sign in with a second factor."""

from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from chibo.accounts.models import User
from chibo.membership.rights import rights_of
from chibo.web.http import today

_ALWAYS_OPEN = frozenset({"web:appearance"})
_OF_THE_SIGN_IN, _OF_THE_FACTOR = "account_", "mfa_"
_TO_SHOW_IT = frozenset({"mfa_authenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"})


def is_asked_of(user: User) -> bool:
    """Whether a post or office held today, or the flag of the account, asks for a second factor.

    A branch has none: its secretary may be an elder with one telephone.
    """
    if not settings.SECOND_FACTOR_BY_POST:
        return False
    if user.is_administrator:
        return True
    rights = rights_of(user, on=today())
    return bool(rights.offices) or any(not post.is_of_a_branch for post in rights.posts)


class _ByPost:
    """Nothing but the sign-in itself opens before the second factor was shown in this session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        way = request.resolver_match.view_name if request.resolver_match else ""
        if way in _ALWAYS_OPEN | _TO_SHOW_IT or way.startswith(_OF_THE_SIGN_IN):
            return None
        user = request.user
        if not user.is_authenticated or _was_shown(request, user):
            return None
        if way.startswith(_OF_THE_FACTOR):  # the first one is set up; with one, that is shown first
            return redirect(_next_step(request, user)) if is_mfa_enabled(user) else None
        if not is_asked_of(user):
            return None
        if not user.has_own_pin:
            return redirect("account_change_password")
        return redirect(_next_step(request, user))


second_factor_by_post = _ByPost


def _was_shown(request: HttpRequest, user: User) -> bool:
    return any(one["method"] == "mfa" for one in get_authentication_records(request, user))


def _next_step(request: HttpRequest, user: User) -> str:
    if not is_mfa_enabled(user):
        return reverse("mfa_activate_totp")
    has_app = is_mfa_enabled(user, [Authenticator.Type.TOTP])
    way = reverse("mfa_reauthenticate" if has_app else "mfa_reauthenticate_webauthn")
    back = urlencode({"next": request.get_full_path() if request.method == "GET" else "/"})
    return f"{way}?{back}"
