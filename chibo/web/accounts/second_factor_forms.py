"""The code of the second factor: one field, slowed like the PIN."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from chibo.accounts.errors import MustWait
from chibo.accounts.operations.codes import claim_code
from chibo.accounts.operations.trying import claim_try, take_back_try
from chibo.kernel.clock import now
from chibo.web.accounts.slowing import counter_of_second_factor, sentence_of_wait


def _word(form: forms.Form, help_text: str) -> None:
    field = form.fields["code"]
    field.label, field.help_text = _("Code of six digits"), str(help_text)
    field.widget.attrs |= {"inputmode": "numeric", "placeholder": "", "autofocus": True}


def _slowed(form: Any, look: Callable[[], str]) -> str:
    """Look at a code only when no wait runs, and take each once, in whatever process."""
    at, counters = now(), [counter_of_second_factor(form.user)]
    try:
        claim_try(counters, at=at)
    except MustWait as wait:
        raise ValidationError(sentence_of_wait(wait.until, at=at)) from wait
    code = look()
    take_back_try(counters, at=at)
    if not claim_code(form.user, code, at=at):
        raise ValidationError(_("This code was used already. Wait for the next one and type it."))
    return code


class SecondFactorForm(AuthenticateForm):  # type: ignore[misc]  # allauth is untyped
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, _("From the application on your telephone, or one of your recovery codes."))

    def clean_code(self) -> str:
        return _slowed(self, super().clean_code)


class SecondFactorAgainForm(ReauthenticateForm):  # type: ignore[misc]  # allauth is untyped
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, _("From the application on your telephone, or one of your recovery codes."))

    def clean_code(self) -> str:
        return _slowed(self, super().clean_code)


class SetUpForm(ActivateTOTPForm):  # type: ignore[misc]  # allauth is untyped
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, _("The code that the application shows after it read the picture."))
