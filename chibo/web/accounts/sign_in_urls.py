"""Sign-in by allauth; its other pages do not exist here.

The library looks its own page names up, so the names stay and lead to 404.
"""

from typing import NoReturn

from allauth.account import views
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.http import Http404, HttpRequest
from django.urls import path, re_path

from chibo.web.accounts import passkeys, provider


def off(request: HttpRequest, **parts: str) -> NoReturn:
    """A page of the library that Chibo does not have."""
    raise Http404(f"{request.path} {parts}")


urlpatterns = [
    path("sign-in/", views.login, name="account_login"),
    path("sign-in/provider/", provider.to_provider, name="account_to_provider"),
    path("sign-in/provider/back/", provider.from_provider, name="account_from_provider"),
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
    path("again/", views.reauthenticate, name="account_reauthenticate"),
    path("second-factor/", second_factor.index, name="mfa_index"),
    path("second-factor/code/", second_factor.authenticate, name="mfa_authenticate"),
    path("second-factor/again/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("second-factor/set-up/", totp.activate_totp, name="mfa_activate_totp"),
    path("second-factor/end/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("second-factor/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "second-factor/codes/new/",
        codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path("second-factor/passkeys/", passkeys.own_passkeys, name="mfa_list_webauthn"),
    path("second-factor/passkeys/add/", passkeys.add, name="mfa_add_webauthn"),
    path("second-factor/passkeys/again/", passkeys.again, name="mfa_reauthenticate_webauthn"),
    path("second-factor/passkeys/<int:pk>/name/", passkeys.name, name="mfa_edit_webauthn"),
    path("second-factor/passkeys/<int:pk>/remove/", passkeys.remove, name="mfa_remove_webauthn"),
    path("second-factor/codes/file/", off, name="mfa_download_recovery_codes"),
]
