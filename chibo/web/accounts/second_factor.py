"""allauth's door for the second factor, and what the record says of it."""

import base64
import hashlib
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from chibo.accounts.actions import SECOND_FACTOR_ENDED, SECOND_FACTOR_SET
from chibo.accounts.device_names import device_name
from chibo.accounts.models import User
from chibo.audit.operations import record
from chibo.kernel.clock import now
from chibo.rendering.qr import qr_svg
from chibo.web.second_factor import is_asked_of

_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth is untyped
    """Secrets are kept encrypted with the key of the installation; the QR is ours."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right. Wait for the next one and type it."),
        "cannot_delete_authenticator": _("Your post asks for a second factor. It cannot be ended."),
    }

    def get_totp_issuer(self) -> str:
        return "Chibo"

    def build_totp_svg(self, url: str) -> str:
        return qr_svg(url, pixels_per_module=5, ground="white").decode()

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Who is asked for a factor by post keeps one at least."""
        if not is_asked_of(authenticator.user):
            return True
        others = Authenticator.objects.filter(user=authenticator.user, type__in=_FACTORS)
        return bool(others.exclude(pk=authenticator.pk).exists())

    def generate_authenticator_name(self, user: User, type: str) -> str:  # noqa: A002 -- the library's name
        del user, type
        return device_name(context.request.headers.get("user-agent", "")) or str(_("Passkey"))

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "Chibo"}


def _box() -> Fernet:
    digest = hashlib.sha256(b"chibo.second-factor:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))


def note_set_up(
    request: HttpRequest, user: User, authenticator: Authenticator, **_more: Any
) -> None:
    """It was shown a moment ago: that counts for this session, and the record keeps it."""
    if authenticator.type in _FACTORS:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)
        with transaction.atomic():
            record(SECOND_FACTOR_SET, subject=user, unit_id=None, actor=user, at=now())


def note_ended(user: User, authenticator: Authenticator, **_more: Any) -> None:
    if authenticator.type in _FACTORS:
        with transaction.atomic():
            record(SECOND_FACTOR_ENDED, subject=user, unit_id=None, actor=user, at=now())
