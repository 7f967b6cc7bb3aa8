"""Sign-in by allauth; its other pages do not exist here.

The library looks its own page names up, so the names stay and lead to 404.
"""

from typing import NoReturn

from allauth.account import views
from django.http import Http404, HttpRequest
from django.urls import path, re_path


def off(request: HttpRequest, **parts: str) -> NoReturn:
    """A page of the library that Chibo does not have."""
    raise Http404(f"{request.path} {parts}")


urlpatterns = [
    path("sign-in/", views.login, name="account_login"),
    path("sign-out/", views.logout, name="account_logout"),
    path("pin/", views.password_change, name="account_change_password"),
    path("sign-up/", off, name="account_signup"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("pin/set/", off, name="account_set_password"),
    path("pin/forgotten/", off, name="account_reset_password"),
    path("pin/forgotten/done/", off, name="account_reset_password_done"),
    re_path(
        r"^pin/forgotten/key/(?P<uidb36>\w+)-(?P<key>.+)/$",
        off,
        name="account_reset_password_from_key",
    ),
    path("pin/forgotten/key/done/", off, name="account_reset_password_from_key_done"),
    path("email/", off, name="account_email"),
    path("email/sent/", off, name="account_email_verification_sent"),
    re_path(r"^email/confirm/(?P<key>[-:\w]+)/$", off, name="account_confirm_email"),
    path("again/", off, name="account_reauthenticate"),
]
