"""Add, name and show a passkey."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_LONGEST_NAME = 60


def _word(form: forms.Form) -> None:
    field = form.fields["name"]
    assert isinstance(field, forms.CharField)
    field.label = _("Name of the passkey")
    field.help_text = _("By which you know again where it is kept, such as: my telephone.")
    field.max_length = _LONGEST_NAME
    field.widget.attrs |= {"maxlength": _LONGEST_NAME, "autocomplete": "off"}


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth is untyped
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self)

    def clean_name(self) -> str:
        return str(super().clean_name())[:_LONGEST_NAME]

    def clean(self) -> dict[str, Any]:
        with _understood():
            told: dict[str, Any] = super().clean()
        return told


class NamePasskeyForm(EditWebAuthnForm):  # type: ignore[misc]  # allauth is untyped
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self)

    def clean_name(self) -> str:
        return str(self.cleaned_data["name"])[:_LONGEST_NAME]


class ShowPasskeyForm(AuthenticateWebAuthnForm):  # type: ignore[misc]  # allauth is untyped
    def clean_credential(self) -> Authenticator:
        with _understood():
            return super().clean_credential()


class ShowPasskeyAgainForm(ReauthenticateWebAuthnForm):  # type: ignore[misc]  # allauth is untyped
    def clean_credential(self) -> Authenticator:
        with _understood():
            return super().clean_credential()


@contextmanager
def _understood() -> Iterator[None]:
    """What is no answer of a device is refused in words; the library falls over some of it."""
    try:
        yield
    except (AttributeError, KeyError, TypeError, ValueError) as wrong:
        raise ValidationError(_("The device's answer was not understood. Try again.")) from wrong
